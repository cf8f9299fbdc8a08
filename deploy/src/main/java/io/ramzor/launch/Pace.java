package io.ramzor.launch;

import io.ramzor.event.Micros;

/** How fast simulated time goes: by the wall clock times a speed, held back so that nobody misses anything. Safe for several threads. */
final class Pace {
    /** Readers may lie so far behind the twin before it waits for them. */
    static final long MOST_BEHIND = 10 * Micros.SECOND;
    /** After a stall of the machine the twin does not try to catch up. */
    private static final long LONGEST_STEP_NANOS = 500_000_000L;

    private volatile double speed;
    private volatile boolean paused;

    Pace(double speed) {
        this.speed = speed;
    }

    double speed() {
        return speed;
    }

    void speed(double times) {
        speed = times;
    }

    boolean paused() {
        return paused;
    }

    void paused(boolean stands) {
        paused = stands;
    }

    /**
     * The microsecond up to which the twin may play now.
     *
     * @param now where it is
     * @param elapsedNanos wall time since it was asked before
     * @param readAt event time up to which the slowest reader has read
     * @param newProposal whether a proposal has just come up; then time goes no faster than the wall's, so that it can be read
     */
    long playUntil(long now, long elapsedNanos, long readAt, boolean newProposal) {
        if (paused) {
            return now;
        }
        double times = newProposal ? Math.min(1, speed) : speed;
        long step = (long) (Math.min(elapsedNanos, LONGEST_STEP_NANOS) / 1_000.0 * times);
        return Math.max(now, Math.min(now + step, readAt + MOST_BEHIND));
    }
}
