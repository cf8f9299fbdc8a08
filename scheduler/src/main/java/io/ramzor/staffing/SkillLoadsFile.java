package io.ramzor.staffing;

import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.CsvRows;
import io.ramzor.centre.QueueTerms;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the steady loads of several queues: {@code queue,arrivals_per_hour,aht_seconds,patience_seconds,agents}; an empty patience
 * means that nobody leaves. Answer targets and service levels are those of the centre.
 */
public final class SkillLoadsFile {
    private static final List<String> COLUMNS =
            List.of("queue", "arrivals_per_hour", "aht_seconds", "patience_seconds", "agents");
    private static final List<String> NEEDED = List.of("queue", "arrivals_per_hour", "aht_seconds", "agents");

    private SkillLoadsFile() {}

    /**
     * @param centre whose terms hold
     * @param atMicros the moment at which they are read
     * @throws CentreException that names every wrong row by its line
     */
    public static List<SkillLoad> read(Path file, Centre centre, long atMicros) throws CentreException {
        Set<String> seen = new HashSet<>();
        try (Reader text = Files.newBufferedReader(file)) {
            List<SkillLoad> loads = new CsvRows(file.toString(), COLUMNS, NEEDED).read(text, row -> {
                if (!seen.add(row.get("queue"))) {
                    throw new CsvRows.WrongRow("queue " + row.get("queue") + " stands here twice; keep one row");
                }
                return load(row, centre, atMicros);
            });
            if (loads.isEmpty()) {
                throw new CentreException(file + ": holds no queue; the header is " + String.join(",", COLUMNS));
            }
            return loads;
        } catch (IOException e) {
            throw new CentreException(file + ": cannot be read: " + e.getMessage());
        }
    }

    private static SkillLoad load(CSVRecord row, Centre centre, long atMicros) throws CsvRows.WrongRow {
        String queue = row.get("queue");
        if (!centre.queues().isEmpty() && !centre.queues().containsKey(queue)) {
            throw new CsvRows.WrongRow("the centre has no queue " + queue + "; there are "
                    + String.join(", ", centre.queues().keySet()));
        }
        QueueTerms terms = centre.queueOrDefault(queue, "voice").termsAt(atMicros);
        String patience = CsvRows.cell(row, "patience_seconds");
        double agents = number(row, "agents");
        if (agents != Math.rint(agents) || Math.abs(agents) > 1e6) {
            throw new CsvRows.WrongRow("agents are a whole number, found \"" + row.get("agents") + "\"");
        }
        try {
            Load load = new Load(
                    number(row, "arrivals_per_hour") / 3600,
                    number(row, "aht_seconds"),
                    patience.isEmpty() ? null : number(row, "patience_seconds"));
            return new SkillLoad(
                    queue, load, terms.answerTargetMicros() / 1e6, terms.serviceLevelTarget(), (int) agents);
        } catch (IllegalArgumentException e) {
            throw new CsvRows.WrongRow(e.getMessage());
        }
    }

    private static double number(CSVRecord row, String column) throws CsvRows.WrongRow {
        try {
            return Double.parseDouble(row.get(column));
        } catch (NumberFormatException e) {
            throw new CsvRows.WrongRow(column + " is a number, found \"" + row.get(column) + "\"");
        }
    }
}
