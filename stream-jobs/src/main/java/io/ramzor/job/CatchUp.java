package io.ramzor.job;

import io.ramzor.event.Micros;
import java.util.function.LongSupplier;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.util.function.ThrowingRunnable;

/**
 * Tells whether a job catches up with a log that lies behind: event time runs at a pace at which nobody can read what lies between.
 * Only what is said, and when, may depend on it; never a number. Belongs to one operator and its thread.
 */
final class CatchUp {
    /** How long it looks at the pace, milliseconds of the machine's clock. */
    private static final long LOOK_MILLIS = 200;
    /** Event time in one look from which on the job lies behind: three hundred times as fast as the machine's clock. */
    private static final long BEHIND_MICROS = Micros.MINUTE;

    private final ProcessingTimeService service;
    private final LongSupplier now;
    private final ThrowingRunnable<Exception> caughtUp;
    private long lookedAt = EventClock.NONE;
    private long lookedAtMillis;
    private boolean behind;

    /**
     * @param service the machine's clock
     * @param now now in event time, or {@link EventClock#NONE}
     * @param caughtUp run each time when the job has caught up
     */
    CatchUp(ProcessingTimeService service, LongSupplier now, ThrowingRunnable<Exception> caughtUp) {
        this.service = service;
        this.now = now;
        this.caughtUp = caughtUp;
    }

    /** Whether it lies behind; true until {@code caughtUp} runs. */
    boolean isBehind() {
        if (!behind && runsAhead()) {
            behind = true;
            lookAgain();
        }
        return behind;
    }

    /** Whether event time ran far ahead of the machine's clock in the last look. */
    private boolean runsAhead() {
        long toNow = now.getAsLong();
        long toMillis = service.getCurrentProcessingTime();
        boolean first = lookedAt == EventClock.NONE;
        if (!first && toMillis - lookedAtMillis < LOOK_MILLIS) {
            return false;
        }
        double looks = (double) (toMillis - lookedAtMillis) / LOOK_MILLIS;
        boolean ahead = !first && (toNow - lookedAt) / looks >= BEHIND_MICROS;
        lookedAt = toNow;
        lookedAtMillis = toMillis;
        return ahead;
    }

    private void lookAgain() {
        service.registerTimer(service.getCurrentProcessingTime() + LOOK_MILLIS, due -> {
            if (runsAhead()) {
                lookAgain();
            } else {
                behind = false;
                caughtUp.run();
            }
        });
    }
}
