package io.ramzor.forecast;

import java.time.Duration;
import java.time.Instant;

/**
 * A departure of the last minutes' arrivals from what was expected: posterior mean of a gamma factor on a Poisson count, over the one of
 * several spans whose count is the least likely. It decays, since a surge of unknown cause ends.
 *
 * @param excess factor minus 1; 0 = as expected
 */
record Surge(double excess) {
    static final Surge NONE = new Surge(0);

    private static final int[] SPAN_MINUTES = {2, 5, 10};
    /** Log likelihood ratio from which a departure is believed (one false belief in some hundred looks). */
    private static final double BELIEVED = 3.5;

    private static final double PRIOR_IF_BELIEVED = 4;
    private static final double PRIOR_ELSE = 40;
    private static final double DECAY_UP_MINUTES = 45;
    private static final double DECAY_DOWN_MINUTES = 20;

    /** Expected arrivals of a span. */
    @FunctionalInterface
    interface Expected {
        double between(Instant from, Instant to);
    }

    static Surge of(LiveArrivals arrivals, Instant at, Expected expected) {
        double strongest = -1;
        Surge found = NONE;
        for (int minutes : SPAN_MINUTES) {
            Instant from = at.minus(Duration.ofMinutes(minutes));
            Long came = arrivals.since(from);
            double said = expected.between(from, at);
            if (came == null || said <= 0) {
                continue;
            }
            double evidence = evidence(came, said);
            if (evidence > strongest) {
                strongest = evidence;
                double prior = evidence >= BELIEVED ? PRIOR_IF_BELIEVED : PRIOR_ELSE;
                found = new Surge((came + prior) / (said + prior) - 1);
            }
        }
        return found;
    }

    /** Log likelihood ratio of the count's own rate to the expected one. */
    private static double evidence(double came, double said) {
        return came <= 0 ? said : came * Math.log(came / said) - (came - said);
    }

    /** The factor that holds at {@code when}, as seen {@code at}. */
    double factorAt(Instant at, Instant when) {
        double minutes = Math.max(0, Duration.between(at, when).toMillis() / 60_000.0);
        double decay = excess > 0 ? DECAY_UP_MINUTES : DECAY_DOWN_MINUTES;
        return Math.max(0.05, 1 + excess * Math.exp(-minutes / decay));
    }
}
