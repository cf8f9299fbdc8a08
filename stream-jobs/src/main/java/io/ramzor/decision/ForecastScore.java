package io.ramzor.decision;

/**
 * A forecast that was used, held against what came, as facts that can be added up; a record of topic {@code forecast-scores}.
 *
 * @param used the forecast
 * @param actual contacts that came
 * @param pinball mean pinball loss of its 10, 50 and 90 % quantiles, contacts
 * @param inside share of the 80 % band in what came, by the probability transform of a whole number: 0 to 1
 * @param floor the absolute error that a perfect mean would still have made on the average (Poisson), contacts
 */
public record ForecastScore(UsedForecast used, double actual, double pinball, double inside, double floor) {}
