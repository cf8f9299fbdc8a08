package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.event.Micros;
import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.KafkaBroker;
import io.ramzor.topic.KafkaOptions;
import io.ramzor.topic.LineFiles;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Puts event logs through the stream job and writes what they come to: intervals, totals and rejects. */
public final class Replay {
    private static final long REPORT_MILLIS = 500;
    private static final int COPIED_AT_ONCE = 5_000;
    /** Nobody waits at a door for a replay: it may go on trying for longer than the posting of events. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Replay() {}

    /**
     * How far a replay has come.
     *
     * @param lines lines read
     * @param now largest event time read, null before the first
     */
    public record Progress(long lines, Instant now) {}

    /**
     * Reads the logs side by side, each as a partition, and writes {@code intervals.ndjson}, {@code breakdowns.ndjson}, {@code
     * totals.json} and {@code rejects.ndjson}.
     *
     * @param logs files of events, one a line; {@code .gz} is unpacked
     * @param folder where to write, made if it is missing
     * @param until events after it are ignored
     * @param progress told now and then, and at the end
     * @return how far it came
     * @throws IOException if a file cannot be read or written; the message says which
     */
    public static Progress run(
            Centre centre, List<Path> logs, Path folder, Optional<Instant> until, Consumer<Progress> progress)
            throws IOException {
        return run(centre, logs, folder, until, 1, progress);
    }

    /** The same with so many subtasks of the keyed operators; the outcome does not depend on it. */
    public static Progress run(
            Centre centre,
            List<Path> logs,
            Path folder,
            Optional<Instant> until,
            int parallelism,
            Consumer<Progress> progress)
            throws IOException {
        return run(centre, logs, folder, until, parallelism, false, progress);
    }

    /**
     * The same.
     *
     * @param parallelism subtasks of the keyed operators
     * @param contacts whether to write {@code contacts.ndjson} too: a line a contact, with all that it counts for
     */
    public static Progress run(
            Centre centre,
            List<Path> logs,
            Path folder,
            Optional<Instant> until,
            int parallelism,
            boolean contacts,
            Consumer<Progress> progress)
            throws IOException {
        return run(centre, BrokerAddress.files(logs), names(logs), folder, until, parallelism, contacts, progress);
    }

    /**
     * The same through a Kafka: the lines of each log go to a partition of a topic that is made for them and deleted afterwards, and
     * are read from there. What is set aside is named by its offset there.
     *
     * @param topic a name that no topic has
     */
    public static Progress throughKafka(
            Centre centre,
            List<Path> logs,
            KafkaOptions kafka,
            String topic,
            Path folder,
            Optional<Instant> until,
            boolean contacts,
            Consumer<Progress> progress)
            throws IOException {
        KafkaOptions options =
                kafka.eventsTopic(topic).partitions(Topics.EVENTS, logs.size()).patience(PATIENCE);
        try (KafkaBroker broker = KafkaBroker.open(options)) {
            try {
                copy(logs, broker);
                return run(centre, BrokerAddress.kafka(options), names(logs), folder, until, 1, contacts, progress);
            } finally {
                broker.delete(Topics.EVENTS);
            }
        }
    }

    private static void copy(List<Path> logs, Broker to) throws IOException {
        try (LineFiles files = new LineFiles(logs)) {
            for (int partition = 0; partition < logs.size(); partition++) {
                long next = 0;
                List<Broker.Stored> lines = files.read(Topics.EVENTS, partition, next, COPIED_AT_ONCE, Duration.ZERO);
                while (!lines.isEmpty()) {
                    to.append(
                            Topics.EVENTS,
                            partition,
                            lines.stream()
                                    .map(line -> new Broker.Entry(null, line.value()))
                                    .toList());
                    next = lines.get(lines.size() - 1).offset() + 1;
                    lines = files.read(Topics.EVENTS, partition, next, COPIED_AT_ONCE, Duration.ZERO);
                }
            }
        }
    }

    private static List<String> names(List<Path> logs) {
        return logs.stream().map(Path::toString).toList();
    }

    private static Progress run(
            Centre centre,
            BrokerAddress in,
            List<String> names,
            Path folder,
            Optional<Instant> until,
            int parallelism,
            boolean contacts,
            Consumer<Progress> progress)
            throws IOException {
        Files.createDirectories(folder);
        Path temporary = Files.createTempDirectory("ramzor-replay");
        JobOptions options = JobOptions.replay(temporary, names)
                .withParallelism(parallelism)
                .withUntil(until.map(Micros::of).orElse(null))
                .withContacts(contacts);
        try (StreamJob job = StreamJob.start(
                options, in, new FolderOutlet(folder.toAbsolutePath().toString()), centre)) {
            await(job, progress);
            Progress end = progressOf(job);
            progress.accept(end);
            return end;
        } finally {
            Checkpoints.delete(temporary);
        }
    }

    private static void await(StreamJob job, Consumer<Progress> progress) throws IOException {
        while (true) {
            try {
                job.ended().get(REPORT_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                progress.accept(progressOf(job));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("the replay was interrupted", e);
            } catch (ExecutionException | CompletionException e) {
                throw new IOException(e.getCause().getMessage(), e);
            }
        }
    }

    private static Progress progressOf(StreamJob job) {
        return new Progress(job.lines(), job.now().orElse(null));
    }
}
