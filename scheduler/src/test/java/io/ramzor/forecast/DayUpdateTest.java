package io.ramzor.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DayUpdateTest {
    /** Its clocks change on 29 March. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final LocalDate LAST = LocalDate.of(2026, 4, 10);
    private static final Forecaster FOUR_WEEKS = Forecasters.LAST_FOUR_WEEKS.create();
    private static final DemandCalendar CALENDAR = DemandCalendar.none();

    /** Fifteen weeks of weekdays from 8 to 18, about 40 contacts in half an hour; the last day is {@code level} times as busy. */
    private static CountSeries series(double level) {
        Random random = new Random(4);
        long[] starts = new long[75 * 20];
        double[] counts = new double[starts.length];
        int found = 0;
        for (LocalDate day = LAST.minusDays(104); !day.isAfter(LAST); day = day.plusDays(1)) {
            if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                continue;
            }
            double mean = 40 * (day.equals(LAST) ? level : 1 + 0.08 * random.nextGaussian());
            for (int half = 0; half < 20 && found < starts.length; half++) {
                starts[found] = day.atTime(LocalTime.of(8, 0).plusMinutes(30L * half))
                        .atZone(ZONE)
                        .toEpochSecond();
                counts[found++] = Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
            }
        }
        return new CountSeries("", ZONE, 30, Arrays.copyOf(starts, found), Arrays.copyOf(counts, found));
    }

    private static List<IntervalForecast> dayAhead(CountSeries series) {
        return FOUR_WEEKS
                .fit(List.of(series), CALENDAR, LAST.atStartOfDay(ZONE).toInstant())
                .day("", LAST);
    }

    @Test
    void whatIsOverStaysAsItWasSaidAndTheRestFollowsTheDay() {
        CountSeries series = series(1.3);
        List<IntervalForecast> said = dayAhead(series);
        Instant noon = LAST.atTime(12, 0).atZone(ZONE).toInstant();
        List<IntervalForecast> now =
                DayUpdate.learn(FOUR_WEEKS, series, CALENDAR, LAST).apply(said, LAST, noon);
        assertThat(now).hasSameSizeAs(said);
        assertThat(now.subList(0, 8)).isEqualTo(said.subList(0, 8));
        for (int half = 8; half < said.size(); half++) {
            assertThat(now.get(half).mean() / said.get(half).mean()).isBetween(1.1, 1.4);
            assertThat(now.get(half).daySpread()).isBetween(0.01, 0.2);
        }
    }

    @Test
    void doesNotLookAtWhatComesLater() {
        Instant noon = LAST.atTime(12, 0).atZone(ZONE).toInstant();
        CountSeries series = series(1.3);
        List<IntervalForecast> said = dayAhead(series);
        DayUpdate update = DayUpdate.learn(FOUR_WEEKS, series, CALENDAR, LAST);
        DayUpdate blind = DayUpdate.learn(FOUR_WEEKS, series.before(noon), CALENDAR, LAST);
        assertThat(blind.apply(said, LAST, noon)).isEqualTo(update.apply(said, LAST, noon));
    }

    @Test
    void aForecasterThatRemembersIsFittedOnce() {
        AtomicInteger fits = new AtomicInteger();
        Forecaster remembers = (all, calendar, at) -> {
            fits.incrementAndGet();
            return new DynamicForecaster().fit(all, calendar, at);
        };
        CountSeries series = series(1.3);
        DayUpdate update = DayUpdate.learn(remembers, series, CALENDAR, LAST);
        assertThat(fits).hasValue(1);
        Instant noon = LAST.atTime(12, 0).atZone(ZONE).toInstant();
        List<IntervalForecast> said = dayAhead(series);
        List<IntervalForecast> now = update.apply(said, LAST, noon);
        assertThat(now.get(12).mean() / said.get(12).mean()).isBetween(1.1, 1.4);
    }

    @Test
    void ofTheFirstDayThereIsNothingToSay() {
        CountSeries series = series(1);
        LocalDate first = series.start(0).atZone(ZONE).toLocalDate();
        assertThat(DayUpdate.learn(FOUR_WEEKS, series, CALENDAR, first).apply(List.of(), first, series.start(4)))
                .isEmpty();
    }

    @Test
    void theTableBeginsWithTheFirstFullHourAfterOpening() {
        CountSeries series = series(1);
        List<WithinDayTable.Row> rows = DayUpdate.table(FOUR_WEEKS, series, CALENDAR, LAST.minusDays(27));
        assertThat(rows.get(0).at()).isEqualTo(LocalTime.of(9, 0));
        assertThat(rows.get(0).days()).isEqualTo(20);
        assertThat(rows.get(3).cut()).isPositive();
        assertThatThrownBy(() -> DayUpdate.table(FOUR_WEEKS, series, CALENDAR, LAST.plusDays(1)))
                .hasMessageContaining("no day is left to score");
    }
}
