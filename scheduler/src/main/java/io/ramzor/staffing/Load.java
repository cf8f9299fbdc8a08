package io.ramzor.staffing;

/**
 * A steady load on one queue.
 *
 * @param arrivalsPerSecond contacts a second, 0 or more
 * @param handleSeconds mean handling time, above 0
 * @param patienceSeconds mean patience, above 0; null = nobody leaves
 */
public record Load(double arrivalsPerSecond, double handleSeconds, Double patienceSeconds) {
    public Load {
        if (!(arrivalsPerSecond >= 0) || Double.isInfinite(arrivalsPerSecond)) {
            throw new IllegalArgumentException("arrivals a second must be 0 or more, not " + arrivalsPerSecond);
        }
        if (!(handleSeconds > 0) || Double.isInfinite(handleSeconds)) {
            throw new IllegalArgumentException("the handling time must be above 0 seconds, not " + handleSeconds);
        }
        if (patienceSeconds != null && !(patienceSeconds > 0)) {
            throw new IllegalArgumentException("patience must be above 0 seconds, not " + patienceSeconds);
        }
    }

    /** The load in Erlang: agents who would be busy all the time. */
    public double erlangs() {
        return arrivalsPerSecond * handleSeconds;
    }

    /** The patience, null if nobody leaves. */
    Double finitePatience() {
        return patienceSeconds == null || patienceSeconds.isInfinite() ? null : patienceSeconds;
    }
}
