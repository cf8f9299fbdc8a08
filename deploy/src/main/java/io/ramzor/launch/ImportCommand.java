package io.ramzor.launch;

import io.ramzor.centre.CentreException;
import io.ramzor.connect.ImportResult;
import io.ramzor.connect.Vendor;
import io.ramzor.event.Event;
import io.ramzor.event.EventJson;
import io.ramzor.event.Reject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}: another system's records to events. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Turns another system's records into events, sorted by time.",
            "csv: one row a contact, with a header; --map says in YAML what the columns mean. Values are a column's name or"
                    + " {value: constant}:",
            "  zone, delimiter, date: {columns: [..], format: ..}, contact: [columns], customer: {column, none: [..]},",
            "  queue, channel, agent: {column, none: [..]}, start, queued: {column, none, else: column},",
            "  wait_seconds, handle_seconds, outcome: {column, answered: [..], abandoned: [..], ignored: [..]}",
            "Rows that cannot be taken are named on standard error with their line and reason; the rest goes on."
        })
final class ImportCommand implements Callable<Integer> {
    private static final int MOST_SHOWN = 20;

    @Parameters(paramLabel = "VENDOR", description = "Whose records: csv.")
    private String vendor;

    @Option(names = "--in", paramLabel = "FILE", required = true, description = "The records; - = standard input.")
    private Path in;

    @Option(names = "--map", paramLabel = "FILE", description = "What the columns mean (csv).")
    private Path map;

    @Option(names = "--explain", description = "Show on standard error what became of the columns of the first rows.")
    private boolean explain;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The events; - = standard output.")
    private Path out;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, CentreException {
        Vendor of = Vendor.ofName(vendor)
                .orElseThrow(() -> new CommandLine.ParameterException(
                        spec.commandLine(),
                        "there is no vendor " + vendor + "; there is "
                                + Arrays.stream(Vendor.values())
                                        .map(Vendor::sourceName)
                                        .collect(Collectors.joining(", "))));
        Vendor.Connector connector = of.connector(map);
        ImportResult result;
        try (InputStream records = CommandFiles.open(in)) {
            result = connector.read(records, in.toString());
        }
        try (OutputStream events = CommandFiles.create(out)) {
            for (Iterator<Event> each = result.events().iterator(); each.hasNext(); ) {
                events.write(EventJson.encode(each.next()));
                events.write('\n');
            }
        }
        report(result);
        return 0;
    }

    private void report(ImportResult result) {
        if (explain) {
            result.explanation().forEach(System.err::println);
        }
        result.rejects().stream().limit(MOST_SHOWN).forEach(ImportCommand::show);
        if (result.rejects().size() > MOST_SHOWN) {
            System.err.println("... and " + (result.rejects().size() - MOST_SHOWN) + " more rows that were set aside");
        }
        result.summary().forEach(System.err::println);
    }

    private static void show(Reject reject) {
        System.err.println(reject.file() + ", line " + reject.line() + ": " + reject.reason());
    }
}
