package io.ramzor.forecast;

import java.time.Instant;

/**
 * What is expected of one interval of one series.
 *
 * @param start first instant
 * @param minutes length
 * @param mean expected contacts, 0 or more
 * @param daySpread coefficient of variation of what all intervals of that day share: the day's level may be off by so much
 * @param ownSpread coefficient of variation of this interval's mean beyond its day's
 */
public record IntervalForecast(Instant start, int minutes, double mean, double daySpread, double ownSpread) {

    /** How many may come, the day's level being unknown. */
    public CountDistribution distribution() {
        return new CountDistribution(mean, Math.hypot(daySpread, ownSpread));
    }
}
