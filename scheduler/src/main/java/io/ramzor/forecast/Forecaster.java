package io.ramzor.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A way to forecast: learns from the past of some series and says what is to come of each. Deterministic, and safe for use by several threads. */
public interface Forecaster {

    /**
     * Learns from the intervals that had ended by {@code at}; what comes later in the series is not looked at. Series learn from each
     * other: give those of one centre together.
     *
     * @param series of one zone and one interval length, names unlike
     * @param calendar what is known of days past and to come
     */
    Fitted fit(List<CountSeries> series, DemandCalendar calendar, Instant at);

    /** What was learned. Immutable. */
    interface Fitted {

        /**
         * The open intervals of one local date, rising; empty if the day is closed or nothing is known of it. Intervals of that date
         * that lie before the instant of the fit are there too: they say what would have been expected.
         *
         * @throws IllegalArgumentException if there was no such series
         */
        List<IntervalForecast> day(String series, LocalDate date);

        /**
         * The last past days as they were foreseen the evening before and as they came, by slot of the local day, oldest first; what an
         * update within the day learns from. None where a forecaster does not keep them.
         */
        default List<WithinDay.Day> foreseen(String series) {
            return List.of();
        }
    }
}
