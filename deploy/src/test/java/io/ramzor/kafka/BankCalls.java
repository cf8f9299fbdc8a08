package io.ramzor.kafka;

import io.ramzor.connect.ImportResult;
import io.ramzor.connect.Vendor;
import io.ramzor.event.Event;
import io.ramzor.event.EventJson;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** Calls made up in the form of the bank's export, mapped as the examples map it. */
final class BankCalls {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm:ss");
    private static final List<String> TYPES = List.of("PS", "NE", "IN", "NW");

    private BankCalls() {}

    /** Writes the events of so many calls, all of which reach a queue, of two days. */
    static void write(Path log, int calls) throws Exception {
        StringBuilder rows = new StringBuilder(
                "vru+line\tcall_id\tcustomer_id\tpriority\ttype\tdate\tvru_entry\tvru_exit\tvru_time\tq_start\tq_exit\tq_time"
                        + "\toutcome\tser_start\tser_exit\tser_time\tserver\n");
        Random random = new Random(1999);
        for (int i = 0; i < calls; i++) {
            LocalTime entry = LocalTime.of(8, 0).plusSeconds(random.nextInt(9 * 3_600));
            String queued = CLOCK.format(entry.plusSeconds(8));
            boolean answered = random.nextInt(4) > 0;
            rows.append("AA0101\t%d\t%d\t0\t%s\t%s\t%s\t%s\t8\t%s\t0:00:00\t%d\t%s\t0:00:00\t0:00:00\t%d\t%s\n"
                    .formatted(
                            i,
                            random.nextInt(200),
                            TYPES.get(random.nextInt(TYPES.size())),
                            i % 2 == 0 ? "990214" : "990215",
                            CLOCK.format(entry),
                            queued,
                            queued,
                            1 + random.nextInt(120),
                            answered ? "AGENT" : "HANG",
                            answered ? 20 + random.nextInt(300) : 0,
                            answered ? "AGENT" + random.nextInt(8) : "NO_SERVER"));
        }
        ImportResult result = Vendor.CSV
                .connector(Path.of("examples", "bank", "map.yaml"))
                .read(new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)), "calls.tsv");
        List<String> lines = new ArrayList<>();
        for (Iterator<Event> each = result.events().iterator(); each.hasNext(); ) {
            lines.add(new String(EventJson.encode(each.next()), StandardCharsets.UTF_8));
        }
        Files.write(log, lines);
    }
}
