package io.ramzor.forecast;

import java.time.Duration;
import java.time.Instant;

/**
 * A departure of the last minutes' arrivals from what was expected. Two explanations of a count are weighed by Bayes' rule: all is normal
 * (the true factor is near 1), or something has happened (it may be anything); over the one of several spans that speaks most for the
 * second. The surge decays, since one of unknown cause ends.
 *
 * @param excess factor minus 1; 0 = as expected
 */
record Surge(double excess) {
    static final Surge NONE = new Surge(0);

    private static final int[] SPAN_MINUTES = {2, 3, 5, 10};
    /** How often something has happened, before looking. */
    private static final double PRIOR = 0.05;
    /** Gamma shape and rate of the true factor on normal minutes: mean 1, coefficient of variation 0.18. */
    private static final double NORMAL = 30;
    /** The same when something has happened: mean 2, wide. */
    private static final double SURGE_SHAPE = 2;

    private static final double SURGE_RATE = 1;
    private static final double DECAY_UP_MINUTES = 75;
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
            double happened = probability(came, said);
            if (happened > strongest) {
                strongest = happened;
                double factor = happened * (came + SURGE_SHAPE) / (said + SURGE_RATE)
                        + (1 - happened) * (came + NORMAL) / (said + NORMAL);
                found = new Surge(factor - 1);
            }
        }
        return found;
    }

    /** Probability that something has happened. */
    private static double probability(long came, double said) {
        double odds = PRIOR
                / (1 - PRIOR)
                * Math.exp(
                        logLikelihood(came, said, SURGE_SHAPE, SURGE_RATE) - logLikelihood(came, said, NORMAL, NORMAL));
        return odds / (1 + odds);
    }

    /** Of a Poisson count whose mean is {@code said} times a gamma factor (negative binomial), without what depends on the count alone. */
    private static double logLikelihood(long came, double said, double shape, double rate) {
        double sum = shape * Math.log(rate / (rate + said)) + came * Math.log(said / (rate + said));
        for (long k = 0; k < came; k++) {
            sum += Math.log(shape + k);
        }
        return sum;
    }

    /** The factor that holds at {@code when}, as seen {@code at}. */
    double factorAt(Instant at, Instant when) {
        double minutes = Math.max(0, Duration.between(at, when).toMillis() / 60_000.0);
        double decay = excess > 0 ? DECAY_UP_MINUTES : DECAY_DOWN_MINUTES;
        return Math.max(0.05, 1 + excess * Math.exp(-minutes / decay));
    }
}
