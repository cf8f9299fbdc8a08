package io.ramzor.launch;

import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;
import io.ramzor.history.HistoryBackfill;
import io.ramzor.history.InfluxHistory;
import io.ramzor.history.InfluxOptions;
import io.ramzor.history.SqliteHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code backfill}: the embedded history into an InfluxDB. */
@Command(
        name = "backfill",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes what the embedded history holds into the InfluxDB that the settings name, such as an empty one, or one that"
                    + " was away longer than the topics are kept.",
            "It may run beside `serve`, and again: a point that is written again changes nothing."
        })
final class BackfillCommand implements Callable<Integer> {
    @Option(names = "--centre", paramLabel = "FILE", required = true, description = "What the centre is: centre.yaml.")
    private Path centreFile;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            required = true,
            description = "The settings of serve: history.store and influx.* say where to write.")
    private Path settingsFile;

    @Option(names = "--data", paramLabel = "DIR", description = "Where serve keeps everything. Default: data.folder.")
    private Path data;

    @Option(names = "--from", paramLabel = "TIME", description = "First time (RFC 3339). Default: all there is.")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Time before which to end. Default: all there is.")
    private String to;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, CentreException, CommandException {
        Instant start = time("--from", from, Instant.EPOCH);
        Instant end = time("--to", to, Instant.parse("9999-12-31T00:00:00Z"));
        Settings settings = Settings.read(settingsFile);
        Centre centre = CentreFile.read(centreFile);
        InfluxSettings influx = settings.influx();
        if (influx == null) {
            throw new CommandException(
                    settingsFile + ": names no InfluxDB; set history: {store: influx} and influx.url");
        }
        Path folder = data == null ? settings.data().folder() : data;
        Path file = folder.resolve("history.db");
        if (!Files.isRegularFile(file)) {
            throw new CommandException(file + ": there is no history; name the data folder of serve with --data");
        }
        InfluxOptions options = influx.options(centre.zone());
        try (SqliteHistory history = SqliteHistory.open(file);
                InfluxHistory server = InfluxHistory.at(options, centre, folder.resolve("influx-refused.ndjson"))) {
            HistoryBackfill.Progress done = HistoryBackfill.run(history, server, start, end, progress());
            if (System.console() != null) {
                System.err.println();
            }
            report(done, server, options);
        }
        return 0;
    }

    private static void report(HistoryBackfill.Progress done, InfluxHistory server, InfluxOptions options) {
        System.out.printf("%,d numbers are in %s%n", done.points(), options);
        if (server.tooOld() > 0) {
            System.out.printf(
                    "%,d points are older than it is to keep them (influx.*_days, *_years)%n", server.tooOld());
        }
        if (server.refused() > 0) {
            System.out.printf("%,d points were refused; see influx-refused.ndjson%n", server.refused());
        }
    }

    private Instant time(String option, String said, Instant otherwise) {
        try {
            return said == null ? otherwise : OffsetDateTime.parse(said).toInstant();
        } catch (DateTimeException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), option + " is a time like 2026-06-15T12:00:00+03:00, not \"" + said + "\"");
        }
    }

    /** One line that grows, on a terminal only. */
    private static Consumer<HistoryBackfill.Progress> progress() {
        if (System.console() == null) {
            return progress -> {};
        }
        return progress -> System.err.printf("\r%,d numbers, up to %s ", progress.points(), progress.at());
    }
}
