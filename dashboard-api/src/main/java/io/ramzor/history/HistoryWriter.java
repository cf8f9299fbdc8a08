package io.ramzor.history;

import io.ramzor.centre.Centre;
import io.ramzor.event.Micros;
import io.ramzor.metric.IntervalSlice;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what topic {@code intervals} says into the history, in a thread of its own. How far it came is kept with the points, so that
 * a restart neither leaves out nor repeats; a lower revision never overwrites a higher one.
 */
public final class HistoryWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryWriter.class);
    private static final String PARTITION = Topics.INTERVALS.name() + "/0";
    private static final int BATCH = 500;
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final long RETRY_MILLIS = 2_000;

    private final Broker broker;
    private final Centre centre;
    private final History history;
    private final Thread thread;
    private volatile boolean closed;
    private volatile long next;

    private HistoryWriter(Broker broker, Centre centre, History history) throws IOException {
        this.broker = broker;
        this.centre = centre;
        this.history = history;
        this.next = history.progress().getOrDefault(PARTITION, 0L);
        this.thread = new Thread(this::run, "ramzor-history");
        thread.setDaemon(true);
    }

    /** Starts to follow from where the history stands. */
    public static HistoryWriter start(Broker broker, Centre centre, History history) throws IOException {
        HistoryWriter writer = new HistoryWriter(broker, centre, history);
        writer.thread.start();
        return writer;
    }

    /** The first offset of topic intervals that is not in the history yet. */
    public long next() {
        return next;
    }

    private void run() {
        while (!closed) {
            try {
                step();
            } catch (InterruptedIOException e) {
                return;
            } catch (IOException e) {
                if (closed || !pause(e)) {
                    return;
                }
            }
        }
    }

    private boolean pause(IOException e) {
        LOG.warn("the history stands at {}, trying again: {}", next, e.getMessage());
        try {
            Thread.sleep(RETRY_MILLIS);
            return true;
        } catch (InterruptedException interrupt) {
            return false;
        }
    }

    private void step() throws IOException {
        List<Broker.Stored> batch = broker.read(Topics.INTERVALS.name(), 0, next, BATCH, WAIT);
        if (batch.isEmpty()) {
            return;
        }
        long after = batch.get(batch.size() - 1).offset() + 1;
        history.write(points(batch), List.of(new History.Progress(PARTITION, after)));
        next = after;
    }

    private List<Point> points(List<Broker.Stored> batch) throws IOException {
        Map<String, Long> revisions = new HashMap<>();
        List<Point> points = new ArrayList<>();
        for (Broker.Stored stored : batch) {
            IntervalSlice slice = decode(stored);
            if (slice == null) {
                continue;
            }
            String key = stored.key();
            Long before = revisions.containsKey(key) ? revisions.get(key) : keptRevision(slice);
            if (before == null || slice.revision() >= before) {
                points.addAll(HistoryMetrics.points(slice, formula(slice), before != null));
                revisions.put(key, slice.revision());
            }
        }
        return points;
    }

    private static IntervalSlice decode(Broker.Stored stored) {
        try {
            return stored.value() == null ? null : Topics.INTERVALS.codec().decode(stored.value());
        } catch (RuntimeException e) {
            LOG.error("record {} of topic intervals was passed over", stored.offset(), e);
            return null;
        }
    }

    private Long keptRevision(IntervalSlice slice) throws IOException {
        Instant start = slice.start();
        List<History.Sample> kept = history.read(
                HistoryMetrics.REVISION, slice.queue(), Resolution.INTERVAL, start, start.plusMillis(1), 1);
        return kept.isEmpty() ? null : kept.get(0).value().longValue();
    }

    private String formula(IntervalSlice slice) {
        return centre.queueOrDefault(slice.queue(), slice.channel())
                .termsAt(Micros.of(slice.start()))
                .formula();
    }

    /** Ends following; what was read is written. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
