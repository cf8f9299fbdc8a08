package io.ramzor.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DynamicForecasterTest {
    private static final Forecaster FORECASTER = new DynamicForecaster();
    private static final LocalDate FIRST = GeneratedDemand.FIRST_DAY;

    @Test
    void theDayAfterAHolidayIsLikeAMonday() {
        LocalDate holiday = FIRST.plusDays(9 * 7);
        CountSeries series = GeneratedDemand.series(
                GeneratedDemand.Plan.ordinary("office", 30, 2000)
                        .withNoise(0.01, 0, 0)
                        .officeWeek(Set.of(holiday)),
                65,
                1);
        double afterHoliday = total(fit(series, DemandCalendar.none(), 64).day("office", holiday.plusDays(1)));
        double usual = total(fit(series, DemandCalendar.none(), 57).day("office", FIRST.plusDays(57)));
        assertThat(afterHoliday / usual)
                .as("a Monday brings 1.2 / 1.03 of a Tuesday")
                .isBetween(1.10, 1.22);
    }

    @Test
    void aKnownHolidayOnWhichItWasClosedBeforeIsClosed() {
        Set<LocalDate> closed = Set.of(LocalDate.of(2025, 2, 17), LocalDate.of(2025, 1, 20));
        CountSeries series = GeneratedDemand.series(
                GeneratedDemand.Plan.ordinary("office", 30, 2000).officeWeek(closed), 120, 1);
        DemandCalendar calendar = DemandCalendar.none()
                .withHolidays(Holidays.known().of("US", LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1)));
        Forecaster.Fitted fitted = fit(series, calendar, 120);
        LocalDate memorialDay = LocalDate.of(2025, 5, 26);
        assertThat(fitted.day("office", memorialDay)).isEmpty();
        assertThat(total(fitted.day("office", memorialDay.plusDays(1))))
                .as("and the day after it is like a Monday")
                .isGreaterThan(1.05 * total(fitted.day("office", memorialDay.plusDays(8))));
    }

    @Test
    void whatACampaignDidBeforeIsExpectedOfTheNext() {
        CountSeries plain = GeneratedDemand.series(
                GeneratedDemand.Plan.ordinary("voice", 30, 1500).withNoise(0.01, 0, 0), 70, 1);
        List<CalendarEntry> campaigns = new ArrayList<>();
        for (int day : new int[] {30, 44, 75}) {
            campaigns.add(new CalendarEntry(
                    CalendarEntry.Kind.CAMPAIGN,
                    "letter",
                    GeneratedDemand.startOf(day),
                    GeneratedDemand.startOf(day + 1),
                    null));
        }
        CountSeries raised = changed(plain, (day, count) -> day == 30 || day == 44 ? count * 1.5 : count);
        Forecaster.Fitted with = fit(raised, DemandCalendar.none().with(campaigns), 70);
        Forecaster.Fitted without = fit(plain, DemandCalendar.none(), 70);
        assertThat(total(with.day("voice", FIRST.plusDays(75))) / total(without.day("voice", FIRST.plusDays(75))))
                .isBetween(1.15, 1.65);
        assertThat(total(with.day("voice", FIRST.plusDays(72))) / total(without.day("voice", FIRST.plusDays(72))))
                .as("ordinary days learn nothing from it")
                .isCloseTo(1, within(0.02));
    }

    @Test
    void aQueueOfTwoWeeksBorrowsItsShapeFromTheOthers() {
        List<CountSeries> centre = new ArrayList<>(GeneratedDemand.centre(5, 4, 90));
        CountSeries young = GeneratedDemand.series(GeneratedDemand.Plan.ordinary("young", 15, 54), 90, 9)
                .between(GeneratedDemand.startOf(76), GeneratedDemand.startOf(90));
        centre.add(young);
        Instant at = GeneratedDemand.startOf(90);
        LocalDate day = FIRST.plusDays(92);
        List<IntervalForecast> pooled =
                FORECASTER.fit(centre, DemandCalendar.none(), at).day("young", day);
        List<IntervalForecast> alone =
                FORECASTER.fit(List.of(young), DemandCalendar.none(), at).day("young", day);
        List<IntervalForecast> truth =
                FORECASTER.fit(centre, DemandCalendar.none(), at).day("queue-3", day);
        assertThat(pooled).hasSize(truth.size());
        assertThat(distance(pooled, truth)).isLessThan(distance(alone, truth));
        assertThat(total(pooled)).isBetween(30.0, 90.0);
    }

    @Test
    void aQueueOfTwoWeeksBorrowsFromThoseOfItsKind() throws CentreException {
        List<CountSeries> series = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            series.add(GeneratedDemand.series(GeneratedDemand.Plan.ordinary("voice-" + i, 15, 900), 90, i));
        }
        series.add(backwards(GeneratedDemand.series(GeneratedDemand.Plan.ordinary("mail-old", 15, 900), 90, 8)));
        series.add(backwards(GeneratedDemand.series(GeneratedDemand.Plan.ordinary("mail-young", 15, 54), 90, 9)
                .between(GeneratedDemand.startOf(76), GeneratedDemand.startOf(90))));
        Instant at = GeneratedDemand.startOf(90);
        LocalDate day = FIRST.plusDays(92);
        DemandCalendar kinds = DemandCalendar.none().with(CentreFile.parse("kinds", """
                zone: UTC
                channels: {voice: {kind: live}, email: {kind: deferred}}
                queues:
                  voice-0: {channel: voice}
                  voice-1: {channel: voice}
                  voice-2: {channel: voice}
                  mail-old: {channel: email}
                  mail-young: {channel: email}
                """));
        Forecaster.Fitted fitted = FORECASTER.fit(series, kinds, at);
        List<IntervalForecast> truth = fitted.day("mail-old", day);
        double byKind = distance(fitted.day("mail-young", day), truth);
        double byAll =
                distance(FORECASTER.fit(series, DemandCalendar.none(), at).day("mail-young", day), truth);
        assertThat(byKind).isLessThan(0.8 * byAll);
    }

    /** The same days, each from its last interval to its first. */
    private static CountSeries backwards(CountSeries series) {
        long[] starts = new long[series.size()];
        double[] counts = new double[series.size()];
        for (int first = 0; first < starts.length; ) {
            int end = first;
            long day = LocalSlots.epochDay(series.startSecond(first), series.zone());
            while (end < starts.length && LocalSlots.epochDay(series.startSecond(end), series.zone()) == day) {
                end++;
            }
            for (int i = first; i < end; i++) {
                starts[i] = series.startSecond(i);
                counts[i] = series.count(first + end - 1 - i);
            }
            first = end;
        }
        return new CountSeries(series.name(), series.zone(), series.minutes(), starts, counts);
    }

    @Test
    void theNightTheClocksChangeHasTheHoursThatItHas() {
        ZoneId zone = ZoneId.of("Asia/Jerusalem");
        CountSeries series = roundTheClock(zone, LocalDate.of(2026, 1, 4), 75);
        Forecaster.Fitted fitted = FORECASTER.fit(
                List.of(series),
                DemandCalendar.none(),
                LocalDate.of(2026, 3, 20).atStartOfDay(zone).toInstant());
        assertThat(fitted.day("night", LocalDate.of(2026, 3, 26))).hasSize(48);
        List<IntervalForecast> shortDay = fitted.day("night", LocalDate.of(2026, 3, 27));
        assertThat(shortDay).hasSize(46);
        assertThat(shortDay).noneMatch(one -> one.start().atZone(zone).getHour() == 2);
        assertThat(fitted.day("night", LocalDate.of(2026, 10, 25))).hasSize(50);
        IntervalForecast noon = shortDay.stream()
                .filter(one -> one.start().atZone(zone).toLocalTime().equals(java.time.LocalTime.NOON))
                .findFirst()
                .orElseThrow();
        assertThat(noon.mean()).as("noon stays noon by the clock on the wall").isBetween(50.0, 70.0);
    }

    @Test
    void missingDaysAndIntervalsAreNotZeros() {
        CountSeries whole = GeneratedDemand.series(
                GeneratedDemand.Plan.ordinary("voice", 30, 1500).withNoise(0.01, 0, 0), 70, 1);
        CountSeries holes = without(whole, i -> i % 11 == 3 || (i > 36 * 40 && i < 36 * 43));
        double said = total(fit(holes, DemandCalendar.none(), 70).day("voice", FIRST.plusDays(71)));
        double expected = total(fit(whole, DemandCalendar.none(), 70).day("voice", FIRST.plusDays(71)));
        assertThat(said / expected).isCloseTo(1, within(0.04));
    }

    @Test
    void zerosOneValueThreeValuesAndNothingGiveSensibleAnswers() {
        CountSeries zeros = changed(
                GeneratedDemand.series(GeneratedDemand.Plan.ordinary("zeros", 30, 50), 30, 1), (day, count) -> 0);
        List<IntervalForecast> ofZeros = fit(zeros, DemandCalendar.none(), 30).day("zeros", FIRST.plusDays(31));
        assertThat(ofZeros).hasSize(36);
        assertThat(total(ofZeros)).isLessThan(1);
        assertFinite(ofZeros);

        ZoneId utc = ZoneId.of("UTC");
        for (int values : new int[] {1, 3}) {
            long[] starts = new long[values];
            double[] counts = new double[values];
            for (int i = 0; i < values; i++) {
                starts[i] = FIRST.atTime(9, 0).atZone(utc).toEpochSecond() + 900L * i;
                counts[i] = 5 + i;
            }
            CountSeries few = new CountSeries("few", utc, 15, starts, counts);
            for (int day = 0; day < 3; day++) {
                List<IntervalForecast> said = fit(few, DemandCalendar.none(), 1).day("few", FIRST.plusDays(day));
                assertThat(said).as("%s values, day %s", values, day).hasSize(values);
                assertThat(total(said) / values).isBetween(2.0, 14.0);
                assertFinite(said);
            }
        }
        CountSeries nothing = new CountSeries("nothing", utc, 15, new long[0], new double[0]);
        assertThat(fit(nothing, DemandCalendar.none(), 1).day("nothing", FIRST)).isEmpty();
        assertThatThrownBy(() -> fit(nothing, DemandCalendar.none(), 1).day("other", FIRST))
                .hasMessageContaining("\"other\"");
    }

    @Test
    void whatComesLaterIsNotLookedAt() {
        CountSeries series = GeneratedDemand.series(GeneratedDemand.Plan.ordinary("voice", 30, 1500), 70, 1);
        CountSeries cut = series.before(GeneratedDemand.startOf(50));
        assertThat(fit(series, DemandCalendar.none(), 50).day("voice", FIRST.plusDays(51)))
                .isEqualTo(fit(cut, DemandCalendar.none(), 50).day("voice", FIRST.plusDays(51)));
    }

    private static void assertFinite(List<IntervalForecast> said) {
        for (IntervalForecast one : said) {
            assertThat(one.mean()).isFinite().isNotNegative();
            assertThat(one.distribution().quantile(0.9)).isFinite().isLessThan(1000);
        }
    }

    private static Forecaster.Fitted fit(CountSeries series, DemandCalendar calendar, int day) {
        return FORECASTER.fit(List.of(series), calendar, GeneratedDemand.startOf(day));
    }

    private static double total(List<IntervalForecast> said) {
        return said.stream().mapToDouble(IntervalForecast::mean).sum();
    }

    /** Half the sum of what two days differ by, slot by slot, each as shares of its day. */
    private static double distance(List<IntervalForecast> one, List<IntervalForecast> other) {
        double sum = 0;
        for (IntervalForecast interval : other) {
            double share = one.stream()
                    .filter(said -> said.start().equals(interval.start()))
                    .mapToDouble(said -> said.mean() / total(one))
                    .sum();
            sum += Math.abs(interval.mean() / total(other) - share) / 2;
        }
        return sum;
    }

    private interface Change {
        double of(int day, double count);
    }

    private static CountSeries changed(CountSeries series, Change change) {
        long[] starts = new long[series.size()];
        double[] counts = new double[series.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = series.startSecond(i);
            int day = (int) (LocalSlots.epochDay(starts[i], series.zone()) - FIRST.toEpochDay());
            counts[i] = Math.rint(change.of(day, series.count(i)));
        }
        return new CountSeries(series.name(), series.zone(), series.minutes(), starts, counts);
    }

    private static CountSeries without(CountSeries series, java.util.function.IntPredicate gone) {
        long[] starts = new long[series.size()];
        double[] counts = new double[series.size()];
        int kept = 0;
        for (int i = 0; i < series.size(); i++) {
            if (!gone.test(i)) {
                starts[kept] = series.startSecond(i);
                counts[kept++] = series.count(i);
            }
        }
        return new CountSeries(
                series.name(),
                series.zone(),
                series.minutes(),
                Arrays.copyOf(starts, kept),
                Arrays.copyOf(counts, kept));
    }

    private static CountSeries roundTheClock(ZoneId zone, LocalDate first, int days) {
        List<Long> starts = new ArrayList<>();
        List<Double> counts = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (Instant start : LocalSlots.starts(first.plusDays(day), 30, zone)) {
                starts.add(start.getEpochSecond());
                int hour = LocalDateTime.ofInstant(start, zone).getHour();
                counts.add((double) (hour == 12 ? 60 : 10));
            }
        }
        return new CountSeries(
                "night",
                zone,
                30,
                starts.stream().mapToLong(Long::longValue).toArray(),
                counts.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
