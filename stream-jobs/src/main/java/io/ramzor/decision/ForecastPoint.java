package io.ramzor.decision;

import java.time.Instant;

/**
 * Expected arrivals of one queue in one interval.
 *
 * @param queue queue id
 * @param start first instant
 * @param minutes length
 * @param mean expected contacts
 * @param low 10 % quantile
 * @param high 90 % quantile
 * @param madeAt event time at which it was made
 * @param spread coefficient of variation of the mean itself, 0 or more; the count varies by Poisson's law on top. Null = not told
 * @param handleSeconds expected mean handling of one contact; null = not told
 * @param patienceSeconds expected mean patience of one who waits; null = not told, or nobody leaves
 */
public record ForecastPoint(
        String queue,
        Instant start,
        int minutes,
        double mean,
        double low,
        double high,
        Instant madeAt,
        Double spread,
        Double handleSeconds,
        Double patienceSeconds) {
    private static final double SAME = 0.01;

    /** A point of which handling and patience are not told. */
    public ForecastPoint(
            String queue,
            Instant start,
            int minutes,
            double mean,
            double low,
            double high,
            Instant madeAt,
            Double spread) {
        this(queue, start, minutes, mean, low, high, madeAt, spread, null, null);
    }

    /** A point whose spread is not told. */
    public ForecastPoint(
            String queue, Instant start, int minutes, double mean, double low, double high, Instant madeAt) {
        this(queue, start, minutes, mean, low, high, madeAt, null);
    }

    /** The first instant after its interval. */
    public Instant end() {
        return start.plusSeconds(minutes * 60L);
    }

    /** Whether both say the same, whenever they were made; of handling and patience within a hundredth, for these always drift. */
    public boolean saysAs(ForecastPoint other) {
        return other != null
                && mean == other.mean
                && low == other.low
                && high == other.high
                && near(handleSeconds, other.handleSeconds)
                && near(patienceSeconds, other.patienceSeconds);
    }

    private static boolean near(Double one, Double other) {
        return one == null || other == null ? one == other : Math.abs(one - other) <= SAME * Math.abs(other);
    }
}
