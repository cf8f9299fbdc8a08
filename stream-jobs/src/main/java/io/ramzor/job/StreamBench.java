package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.event.Micros;
import io.ramzor.sim.BusyLog;
import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.EmbeddedBroker;
import io.ramzor.topic.EmbeddedOptions;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * How fast the whole job is, from bytes in the embedded log to facts on the topics, beside what it could be compared with. All
 * variants read one generated log; their runs are interleaved, so that what disturbs the machine disturbs all.
 */
public final class StreamBench {
    private static final BusyLog.Shape SHAPE = new BusyLog.Shape(2_000, 50_000, 20, 1_000);
    private static final int PARALLELISM = 2;
    private static final int CHECKPOINT_MILLIS = 10_000;
    private static final int APPEND_AT_ONCE = 10_000;
    private static final long LOOK_NANOS = 500_000;

    private final Path folder;
    private final Centre centre;
    private final BrokerAddress log;
    private final long events;

    /** What is compared. */
    public enum Variant {
        /** The job that {@code serve} runs, with its four live windows, but without the contacts behind the numbers. */
        JOB,
        /** The folds that cost most in one thread, without Flink and topics, see {@link BareLoop}. */
        LOOP,
        /** Service level and waits alone, by Flink's own sliding windows. */
        SLIDING_WINDOWS,
        /** The job with one live window. */
        ONE_WINDOW,
        /** The job with twenty. */
        TWENTY_WINDOWS
    }

    private StreamBench(Path folder, long events, long seed) throws IOException {
        this.folder = folder;
        this.events = events;
        this.log = BrokerAddress.embedded(folder.resolve("log"));
        BusyLog busy = new BusyLog(SHAPE, seed);
        this.centre = busy.centre();
        try (Broker broker = EmbeddedBroker.open(folder.resolve("log"), EmbeddedOptions.defaults())) {
            List<Broker.Entry> batch = new ArrayList<>();
            for (long left = events; left > 0; left -= APPEND_AT_ONCE) {
                busy.write(Math.min(left, APPEND_AT_ONCE), batch::add);
                broker.append(Topics.EVENTS, 0, batch);
                batch.clear();
            }
        }
    }

    /**
     * Runs all variants in turn.
     *
     * @param folder an empty folder for the log and what comes of it
     * @param events events in the log, {@code clock} not counted
     * @param runs runs of each variant; one more, of the job, warms up the machine and does not count
     * @param variants which of them
     * @param said takes a line for a person about each run
     * @return events a second by variant, one number a run
     * @throws IOException if the log or a topic cannot be written or a job fails
     */
    public static Map<Variant, double[]> run(
            Path folder, long events, int runs, long seed, List<Variant> variants, Consumer<String> said)
            throws IOException {
        StreamBench bench = new StreamBench(folder, events, seed);
        said.accept(events + " events are in the log");
        bench.time(Variant.JOB);
        Map<Variant, double[]> rates = new LinkedHashMap<>();
        variants.forEach(variant -> rates.put(variant, new double[runs]));
        for (int run = 0; run < runs; run++) {
            for (Variant variant : variants) {
                long cpuNanos = cpuNanos();
                rates.get(variant)[run] = bench.time(variant);
                said.accept("run %d %s: %.0f events/s, %.1f microseconds of CPU an event"
                        .formatted(run + 1, variant, rates.get(variant)[run], (cpuNanos() - cpuNanos) / 1e3 / events));
            }
        }
        return rates;
    }

    /** What this process has used so far: a figure that others on the machine disturb less than they do the time. */
    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private double time(Variant variant) throws IOException {
        return events
                / switch (variant) {
                    case JOB -> job(LiveWindows.MINUTES);
                    case ONE_WINDOW -> job(List.of(15));
                    case TWENTY_WINDOWS ->
                        job(IntStream.rangeClosed(1, 20).map(n -> 3 * n).boxed().toList());
                    case LOOP -> loop();
                    case SLIDING_WINDOWS -> slidingWindows();
                };
    }

    private double loop() throws IOException {
        try (Broker broker = log.open()) {
            long begin = System.nanoTime();
            new BareLoop(centre).fold(broker, Topics.EVENTS);
            return seconds(begin);
        }
    }

    private double job(List<Integer> windows) throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        JobOptions options = options(out, windows);
        try (StreamJob job = StreamJob.start(
                options, log, new BrokerOutlet(BrokerAddress.embedded(out.resolve("topics"))), centre)) {
            return await(job::lines, job.ended());
        } finally {
            Checkpoints.delete(out);
        }
    }

    private static JobOptions options(Path out, List<Integer> windows) {
        return new JobOptions(
                PARALLELISM,
                true,
                true,
                out.resolve("checkpoints").toString(),
                CHECKPOINT_MILLIS,
                out.resolve("flink-tmp").toString(),
                List.of(),
                "events",
                null,
                Micros.SECOND / 5,
                false,
                windows);
    }

    /** From the first line that is read on: Flink's own start is no part of it. */
    private static double await(LongSupplier lines, CompletableFuture<?> ended) throws IOException {
        CompletableFuture<Long> begin = CompletableFuture.supplyAsync(() -> {
            while (lines.getAsLong() == 0 && !ended.isDone()) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
            return System.nanoTime();
        });
        try {
            ended.join();
            return seconds(begin.join());
        } catch (CompletionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        }
    }

    private double slidingWindows() throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        Configuration settings = FlinkSettings.of(options(out, LiveWindows.MINUTES), Optional.empty());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(settings);
        String run = JobProgress.newRun();
        SlidingWindows.build(env, log, new BrokerOutlet(BrokerAddress.embedded(out.resolve("topics"))), centre, run);
        try {
            LocalCluster cluster = LocalCluster.start(env.getStreamGraph(), settings, PARALLELISM);
            return await(() -> JobProgress.of(run).lines(), cluster.ended());
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the sliding windows failed: " + e.getMessage(), e);
        } finally {
            JobProgress.forget(run);
            Checkpoints.delete(out);
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** The middle of the runs. */
    public static double median(double[] runs) {
        double[] sorted = Arrays.stream(runs).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
