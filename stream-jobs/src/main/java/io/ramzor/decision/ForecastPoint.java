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
 */
public record ForecastPoint(
        String queue, Instant start, int minutes, double mean, double low, double high, Instant madeAt) {}
