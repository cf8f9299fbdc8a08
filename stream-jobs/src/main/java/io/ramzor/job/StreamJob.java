package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.event.Micros;
import io.ramzor.topic.BrokerAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream job running in this process.
 *
 * <p>It goes on from the newest whole checkpoint in its folder; without one it reads the events topic from the beginning. What it had
 * written after that checkpoint it writes again, the same keys with the same revisions.
 */
public final class StreamJob implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamJob.class);
    private static final long STOP_SECONDS = 30;
    private static final long CHECKPOINT_PAUSE_MILLIS = 250;

    private final LocalCluster cluster;
    private final boolean checkpointed;
    private final String run;
    private final CompletableFuture<Void> ended;
    private volatile boolean stopping;

    private StreamJob(LocalCluster cluster, boolean checkpointed, String run) {
        this.cluster = cluster;
        this.checkpointed = checkpointed;
        this.run = run;
        this.ended = cluster.ended().thenAccept(result -> {
            if (!result.isSuccess() && !stopping) {
                Throwable failure = result.getSerializedThrowable()
                        .map(serialized -> serialized.deserializeError(StreamJob.class.getClassLoader()))
                        .orElseGet(() -> new IllegalStateException("it was cancelled"));
                throw new StreamJobException("the stream job failed: " + reasonOf(failure), failure);
            }
        });
    }

    /**
     * Starts the job.
     *
     * @param in where the events topic is
     * @param out where the other topics are
     * @throws IOException if the folders or the events topic cannot be opened, or the job cannot be started
     */
    public static StreamJob start(JobOptions options, BrokerAddress in, BrokerAddress out, Centre centre)
            throws IOException {
        return start(options, in, new BrokerOutlet(out), centre);
    }

    static StreamJob start(JobOptions options, BrokerAddress in, Outlet out, Centre centre) throws IOException {
        Path temporary = Path.of(options.temporary());
        Checkpoints.delete(temporary);
        Files.createDirectories(temporary);
        Optional<Path> checkpoint = Optional.empty();
        if (options.checkpoints() != null) {
            Path folder = Path.of(options.checkpoints());
            Files.createDirectories(folder);
            checkpoint = Checkpoints.newest(folder);
            Checkpoints.clear(folder, checkpoint);
            checkpoint.ifPresent(path -> LOG.info("The stream job goes on from {}", path));
        }
        Configuration settings = FlinkSettings.of(options, checkpoint);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(settings);
        String run = JobProgress.newRun();
        JobGraph.build(env, options, in, out, centre, run);
        try {
            LocalCluster cluster = LocalCluster.start(env.getStreamGraph(), settings, options.parallelism());
            return new StreamJob(cluster, options.checkpoints() != null, run);
        } catch (Exception e) {
            throw new IOException("the stream job cannot be started: " + reasonOf(e), e);
        }
    }

    /** Now in event time, empty before the first event. */
    public Optional<Instant> now() {
        long now = JobProgress.of(run).now();
        return now == EventClock.NONE ? Optional.empty() : Optional.of(Micros.toInstant(now));
    }

    /** Lines read since the job was started. */
    public long lines() {
        return JobProgress.of(run).lines();
    }

    /** Completes when the job has ended: normally at the end of a bounded log or after {@link #stop}, else with the failure. */
    public CompletableFuture<Void> ended() {
        return ended;
    }

    /** Whether the job runs, now and in attempts to recover. */
    public boolean isRunning() {
        return !ended.isDone();
    }

    /** Makes a last checkpoint, stops the job and waits until it has stopped. */
    public void stop() {
        if (!ended.isDone()) {
            if (checkpointed) {
                checkpoint();
            }
            kill();
        }
        JobProgress.forget(run);
    }

    /** Makes a savepoint, which other versions and settings of the job can go on from, in a new folder inside that one. */
    Path savepoint(Path folder) {
        return Path.of(URI.create(cluster.savepoint(folder.toUri().toString()).join()));
    }

    /**
     * A checkpoint is refused while some operator still starts, and waits while a broker is away; it is not waited for longer than for
     * the stop.
     */
    private void checkpoint() {
        long start = System.nanoTime();
        long limit = TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        while (!ended.isDone() && System.nanoTime() - start < limit) {
            long left = limit - (System.nanoTime() - start);
            if (attempt(cluster.checkpoint(), TimeUnit.NANOSECONDS.toMillis(left))) {
                return;
            }
            attempt(ended, CHECKPOINT_PAUSE_MILLIS);
        }
        LOG.warn("The stream job stopped without a last checkpoint; it will go on from the one before");
    }

    /** Stops the job without a last checkpoint, as the end of the process would. */
    void kill() {
        stopping = true;
        attempt(cluster.cancel(), STOP_SECONDS * 1_000);
        attempt(ended, STOP_SECONDS * 1_000);
    }

    private static boolean attempt(CompletableFuture<?> step, long millis) {
        try {
            step.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The stream job had ended, or could not take a step of its stop", e);
        }
        return false;
    }

    @Override
    public void close() {
        stop();
    }

    /** The innermost cause, which names the place; those around it are Flink's own. */
    private static String reasonOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
