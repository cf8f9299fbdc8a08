package io.ramzor.forecast;

import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * A queue's running day as it was foreseen before it began, by slot of the local day.
 *
 * @param expected contacts, 0 or more; 0 in a slot in which the queue is closed
 * @param spread coefficient of variation of the day's level
 * @param model how days depart from what was foreseen of them
 */
public record ForeseenDay(double[] expected, double spread, WithinDay model) {

    /**
     * A forecaster's word on a day.
     *
     * @param said the day's open intervals; none = nobody is expected
     * @param past earlier days as the same forecaster foresaw them
     * @param minutes length of an interval
     */
    public static ForeseenDay of(List<IntervalForecast> said, List<WithinDay.Day> past, ZoneId zone, int minutes) {
        int slots = 1440 / minutes;
        double[] expected = new double[slots];
        double spread = 0;
        for (IntervalForecast interval : said) {
            int minute = interval.start().atZone(zone).get(ChronoField.MINUTE_OF_DAY);
            expected[minute / minutes] = interval.mean();
            spread = Math.max(spread, interval.daySpread());
        }
        return new ForeseenDay(expected, spread, WithinDay.learn(past, slots, minutes));
    }

    /** The same day with so many times as many contacts, by slot. */
    public ForeseenDay times(IntToDoubleFunction factor) {
        double[] changed = expected.clone();
        Arrays.setAll(changed, slot -> expected[slot] * factor.applyAsDouble(slot));
        return new ForeseenDay(changed, spread, model);
    }
}
