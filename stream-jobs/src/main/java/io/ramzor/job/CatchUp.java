package io.ramzor.job;

import io.ramzor.event.Micros;
import java.util.function.LongSupplier;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.util.function.ThrowingRunnable;

/**
 * Tells whether a job catches up with a log that lies behind: event time runs so much faster than the machine's clock. Only what is
 * said, and when, may depend on it; never a number. Belongs to one operator and its thread.
 */
final class CatchUp {
    /** How long it looks at the pace, milliseconds of the machine's clock. */
    private static final long LOOK_MILLIS = 200;
    /** Event time in one look at which nobody can read what lies between: three hundred times as fast as the machine's clock. */
    static final long UNREADABLE = Micros.MINUTE;
    /** Event time in one look from which on what is said many times a look is better said at once: five times as fast. */
    static final long HASTY = Micros.SECOND;

    /** Lengths of the steps in which now is said, each a part of half a minute, so that full half minutes are always said. */
    private static final long[] STEPS = {
        Micros.SECOND, 2 * Micros.SECOND, 5 * Micros.SECOND, 10 * Micros.SECOND, 30 * Micros.SECOND
    };

    private final ProcessingTimeService service;
    private final LongSupplier now;
    private final long threshold;
    private final ThrowingRunnable<Exception> caughtUp;
    private long lookedAt = EventClock.NONE;
    private long lookedAtMillis;
    private boolean behind;
    /** Event time that passed in the last look. */
    private double passed;

    /**
     * @param service the machine's clock
     * @param now now in event time, or {@link EventClock#NONE}
     * @param threshold event time in one look from which on it lies behind, microseconds
     * @param caughtUp run each time when the job has caught up
     */
    CatchUp(ProcessingTimeService service, LongSupplier now, long threshold, ThrowingRunnable<Exception> caughtUp) {
        this.service = service;
        this.now = now;
        this.threshold = threshold;
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

    /** The length of the steps in which to say now: about one a look, and not shorter than that one. */
    long stepMicros(long shortest) {
        long step = shortest;
        for (int i = 0; i < STEPS.length && isBehind() && STEPS[i] <= passed; i++) {
            step = Math.max(step, STEPS[i]);
        }
        return step;
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
        passed = first ? 0 : (toNow - lookedAt) / looks;
        lookedAt = toNow;
        lookedAtMillis = toMillis;
        return passed >= threshold;
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
