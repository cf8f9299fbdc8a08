package io.ramzor.history;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Copies the live readings that the embedded history keeps into another, in a thread of its own. Topic {@code live} holds the newest
 * reading alone, so that what an outage leaves out can only be had from what was kept.
 */
final class LiveFeed implements AutoCloseable {
    private static final String PART = "live readings";
    private static final Duration TICK = Duration.ofSeconds(2);
    private static final Duration AT_ONCE = Duration.ofHours(1);
    private static final String MARK = "live-readings/0";

    private final SqliteHistory from;
    private final History to;
    private final long stepMillis;
    private final TroubleTeller teller;
    private final ScheduledExecutorService timer;
    /** Time of the newest reading copied; it is copied again, for the minute may go on. */
    private Instant copied;

    private volatile String trouble;

    LiveFeed(SqliteHistory from, History to, Duration step, TroubleTeller teller) {
        this.teller = teller;
        this.from = from;
        this.to = to;
        this.stepMillis = Math.max(60_000, step.toMillis());
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "ramzor-live-feed");
            thread.setDaemon(true);
            return thread;
        });
    }

    LiveFeed start() {
        timer.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    private void tick() {
        try {
            copy();
            if (trouble != null) {
                teller.goesOn(PART, copied);
            }
            trouble = null;
        } catch (IOException | RuntimeException e) {
            if (!String.valueOf(e.getMessage()).equals(trouble)) {
                teller.waits(PART, copied, String.valueOf(e.getMessage()));
            }
            trouble = String.valueOf(e.getMessage());
        }
    }

    private void copy() throws IOException {
        if (copied == null) {
            copied = Instant.ofEpochMilli(to.progress().getOrDefault(MARK, 0L));
        }
        Instant start = from.first(Resolution.LIVE, copied).orElse(null);
        if (start == null) {
            // What others have written is still to be settled now and then.
            to.write(List.of(), List.of());
        }
        while (start != null) {
            List<Point> points = from.points(Resolution.LIVE, start, start.plus(AT_ONCE));
            Instant newest = points.get(points.size() - 1).time();
            List<Point> atSteps = points.stream()
                    .filter(point -> point.time().toEpochMilli() % stepMillis == 0)
                    .toList();
            to.write(atSteps, List.of(new History.Progress(MARK, newest.toEpochMilli())));
            copied = newest;
            start = from.first(Resolution.LIVE, newest.plusMillis(1)).orElse(null);
        }
    }

    /** Why nothing is copied now, null if all is well. */
    String trouble() {
        return trouble;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
