package io.ramzor.launch;

import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;
import io.ramzor.job.Replay;
import io.ramzor.topic.KafkaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code replay}: event logs through the stream job. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Puts event logs through the stream job, as fast as it goes.",
            "Writes DIR/intervals.ndjson (queues), DIR/breakdowns.ndjson (bot, deadlines, journeys, funnel, agents),",
            "DIR/totals.json and DIR/rejects.ndjson. Several files are read side by side."
        })
final class ReplayCommand implements Callable<Integer> {
    @Option(names = "--centre", paramLabel = "FILE", required = true, description = "What the centre is: centre.yaml.")
    private Path centreFile;

    @Option(
            names = "--in",
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            description = "Event logs, one event a line; .gz is unpacked; - = standard input.")
    private List<Path> logs;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write; made if missing.")
    private Path out;

    @Option(names = "--until", paramLabel = "TIME", description = "Events after that time (RFC 3339) are left out.")
    private String until;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = {
                "Settings as serve has them: where they say broker: kafka, the logs go through a topic there that is made"
                        + " for them and deleted afterwards."
            })
    private Path settingsFile;

    @Option(
            names = "--contacts",
            description = "Writes DIR/contacts.ndjson too: a line a contact, with all it counts for.")
    private boolean contacts;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, CentreException, CommandException {
        Centre centre = CentreFile.read(centreFile);
        Optional<Instant> end = until();
        Path temporary = Files.createTempDirectory("ramzor-input");
        try {
            replay(centre, onDisk(temporary), end);
            if (System.console() != null) {
                System.err.println();
            }
        } finally {
            DemoFolder.delete(temporary);
        }
        return 0;
    }

    private void replay(Centre centre, List<Path> files, Optional<Instant> end) throws IOException, CentreException {
        Optional<KafkaOptions> kafka = settingsFile == null
                ? Optional.empty()
                : Settings.read(settingsFile).kafka();
        if (kafka.isEmpty()) {
            Replay.run(centre, files, out, end, 1, contacts, progress());
            return;
        }
        String topic = kafka.get().at("replay-" + System.currentTimeMillis());
        Replay.throughKafka(centre, files, kafka.get(), topic, out, end, contacts, progress());
    }

    private List<Path> onDisk(Path temporary) throws IOException, CommandException {
        List<Path> files = new ArrayList<>();
        for (Path log : logs) {
            if (!CommandFiles.isStandard(log) && !Files.isRegularFile(log)) {
                throw new CommandException(log + ": there is no such file");
            }
            files.add(CommandFiles.onDisk(log, temporary));
        }
        return files;
    }

    private Optional<Instant> until() {
        try {
            return Optional.ofNullable(until)
                    .map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--until is a time like 2026-06-15T12:00:00+03:00, not \"" + until + "\"");
        }
    }

    /** One line that grows, on a terminal only. */
    private Consumer<Replay.Progress> progress() {
        if (System.console() == null) {
            return progress -> {};
        }
        return progress -> System.err.printf("\r%,d lines, now %s ", progress.lines(), progress.now());
    }
}
