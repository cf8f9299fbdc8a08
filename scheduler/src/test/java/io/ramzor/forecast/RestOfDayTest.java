package io.ramzor.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestOfDayTest {
    private static final int TODAY = 70;
    private static final LocalDate DATE = GeneratedDemand.FIRST_DAY.plusDays(TODAY);
    private static final CountSeries SERIES =
            GeneratedDemand.series(GeneratedDemand.Plan.ordinary("voice", 30, 3000), TODAY, 3);

    @Test
    void aMorningHalfAsBusyAgainRaisesTheAfternoon() {
        assertThat(afternoon(busy(1.5)) / afternoon(busy(1))).isBetween(1.25, 1.6);
    }

    @Test
    void aMorningAsForeseenChangesLittle() {
        double foreseen = total(new DynamicForecaster()
                .fit(List.of(SERIES), DemandCalendar.none(), GeneratedDemand.startOf(TODAY))
                .day("voice", DATE));
        double updated = total(at(busy(1), 12).day("voice", DATE));
        assertThat(updated / foreseen).isCloseTo(1, within(0.03));
    }

    @Test
    void atMidnightItIsTheForecastOfTheDay() {
        Instant midnight = GeneratedDemand.startOf(TODAY);
        assertThat(new RestOfDay(new DynamicForecaster())
                        .fit(List.of(SERIES), DemandCalendar.none(), midnight)
                        .day("voice", DATE))
                .isEqualTo(new DynamicForecaster()
                        .fit(List.of(SERIES), DemandCalendar.none(), midnight)
                        .day("voice", DATE));
    }

    private static double afternoon(CountSeries series) {
        return at(series, 12).day("voice", DATE).stream()
                .filter(one -> !one.start().isBefore(noon()))
                .mapToDouble(IntervalForecast::mean)
                .sum();
    }

    private static Forecaster.Fitted at(CountSeries series, int hour) {
        return new RestOfDay(new DynamicForecaster())
                .fit(List.of(series), DemandCalendar.none(), noon().plus(Duration.ofHours(hour - 12L)));
    }

    private static Instant noon() {
        return GeneratedDemand.startOf(TODAY).plus(Duration.ofHours(12));
    }

    /** The past, and today as it was foreseen times a factor. */
    private static CountSeries busy(double factor) {
        List<IntervalForecast> today = new DynamicForecaster()
                .fit(List.of(SERIES), DemandCalendar.none(), GeneratedDemand.startOf(TODAY))
                .day("voice", DATE);
        long[] starts = new long[SERIES.size() + today.size()];
        double[] counts = new double[starts.length];
        for (int i = 0; i < starts.length; i++) {
            boolean past = i < SERIES.size();
            starts[i] = past
                    ? SERIES.startSecond(i)
                    : today.get(i - SERIES.size()).start().getEpochSecond();
            counts[i] = past
                    ? SERIES.count(i)
                    : Math.rint(today.get(i - SERIES.size()).mean() * factor);
        }
        return new CountSeries("voice", SERIES.zone(), 30, starts, counts);
    }

    private static double total(List<IntervalForecast> said) {
        return said.stream().mapToDouble(IntervalForecast::mean).sum();
    }
}
