package io.ramzor.roster;

import java.time.Duration;

/**
 * How long to search; whichever limit is met first. Where the steps are, the same seed gives the same plan.
 *
 * @param time wall time, above 0
 * @param steps plans looked at, 1 or more
 */
public record Effort(Duration time, long steps) {
    /** Practically without a limit of time. */
    private static final Duration LONG = Duration.ofDays(365);

    public Effort {
        if (time.isNegative() || time.isZero() || steps < 1) {
            throw new IllegalArgumentException(
                    "a search needs time above 0 and 1 step or more, not " + time + ", " + steps);
        }
    }

    public static Effort seconds(double seconds) {
        return new Effort(Duration.ofNanos((long) (seconds * 1e9)), Long.MAX_VALUE);
    }

    public static Effort steps(long steps) {
        return new Effort(LONG, steps);
    }
}
