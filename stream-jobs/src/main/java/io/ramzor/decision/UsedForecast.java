package io.ramzor.decision;

/**
 * A forecast as it was in force so long before its interval; a record of topic {@code forecasts-used}. Never changed: accuracy is held
 * against it.
 *
 * @param leadMinutes how long before the interval's start it was in force; it may have been made earlier
 * @param point what it said
 */
public record UsedForecast(int leadMinutes, ForecastPoint point) {}
