package io.ramzor.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.ramzor.sim.HistoryWriter;
import io.ramzor.sim.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WithinDayTest {
    private static final int INTERVALS = 48;
    private static final ZoneId TWIN_ZONE = Scenario.named("quiet-day").zone();
    private static final LocalDate MOVED_FROM = LocalDate.of(2026, 6, 16);
    private static final double[] FLAT = filled(INTERVALS, 30);

    private static double[] filled(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    /** Days of 12 hours whose level varies by a tenth, fully shared by the day, with chance on top. */
    private static List<WithinDay.Day> days(int count, double levelDeviation, long seed) {
        Random random = new Random(seed);
        List<WithinDay.Day> days = new ArrayList<>();
        for (int day = 0; day < count; day++) {
            double level = 1 + levelDeviation * random.nextGaussian();
            double[] came = new double[INTERVALS];
            Arrays.setAll(
                    came, i -> Math.max(0, Math.rint(30 * level + Math.sqrt(30 * level) * random.nextGaussian())));
            days.add(new WithinDay.Day(FLAT, came));
        }
        return days;
    }

    private static WithinDay.Day today(double perInterval) {
        return new WithinDay.Day(FLAT, filled(INTERVALS, perInterval));
    }

    @Test
    void earlyNoiseIsNotBelievedAndNoonIs() {
        WithinDay model = WithinDay.learn(days(30, 0.05, 1), INTERVALS, 15);
        double first = model.update(today(36), 1).mean()[40] / 30 - 1;
        double noon = model.update(today(36), 20).mean()[40] / 30 - 1;
        assertThat(first).isBetween(0.0, 0.06);
        assertThat(noon).isBetween(0.13, 0.2);
    }

    @Test
    void whereDaysDoNotDifferTheMorningSaysLittle() {
        double calm = WithinDay.learn(days(30, 0.0, 2), INTERVALS, 15)
                .update(today(33), 8)
                .mean()[40];
        double lively = WithinDay.learn(days(30, 0.2, 3), INTERVALS, 15)
                .update(today(33), 8)
                .mean()[40];
        assertThat(calm).isBetween(29.9, 31.2);
        assertThat(lively).isBetween(32.0, 33.2);
    }

    @Test
    void theRestIsLessSureInTheMorning() {
        WithinDay model = WithinDay.learn(days(30, 0.15, 4), INTERVALS, 15);
        double before = model.update(today(30), 0).spread()[40];
        double noon = model.update(today(30), 24).spread()[40];
        assertThat(before).isBetween(0.1, 0.3);
        assertThat(noon).isLessThan(before / 1.7);
    }

    @Test
    void fewDataAndStrangeDataStayFinite() {
        WithinDay none = WithinDay.learn(List.of(), INTERVALS, 15);
        double[] gaps = filled(INTERVALS, 20);
        Arrays.fill(gaps, 3, 9, Double.NaN);
        List<WithinDay.Day> strange = List.of(
                new WithinDay.Day(FLAT, gaps),
                new WithinDay.Day(filled(INTERVALS, 0), filled(INTERVALS, 0)),
                new WithinDay.Day(filled(INTERVALS, 1e-9), filled(INTERVALS, 50)),
                new WithinDay.Day(filled(INTERVALS, 1e6), filled(INTERVALS, 0)),
                new WithinDay.Day(filled(3, 1), filled(3, 1)));
        WithinDay odd = WithinDay.learn(strange, INTERVALS, 15);
        for (WithinDay model : List.of(none, odd)) {
            for (WithinDay.Day today : strange.subList(0, 4)) {
                WithinDay.Rest rest = model.update(today, 30);
                assertThat(Arrays.stream(rest.mean())).allMatch(mean -> Double.isFinite(mean) && mean >= 0);
                assertThat(Arrays.stream(rest.spread())).allMatch(spread -> Double.isFinite(spread) && spread >= 0);
            }
        }
        assertThat(none.update(today(30), 10).mean()[20]).isCloseTo(30, offset(1e-9));
    }

    @Test
    void theTableSaysHowMuchEachHourGains() {
        List<WithinDayTable.Row> rows = WithinDayTable.of(days(40, 0.06, 5), 20, LocalTime.of(7, 30), 15);
        assertThat(rows)
                .extracting(WithinDayTable.Row::at)
                .startsWith(LocalTime.of(8, 0))
                .endsWith(LocalTime.of(18, 0));
        assertThat(rows).allSatisfy(row -> assertThat(row.cut()).isGreaterThan(-0.02));
        assertThat(rows.get(6).gain()).isPositive();
        assertThat(rows.get(0).updated()).isLessThan(rows.get(0).ratio());
        assertThat(WithinDayTable.text(rows)).contains("12:00    20");
    }

    /**
     * All the centre's queues as one series, by quarter hours from 8 to 20. Each of five days of four seeds is moved by a fifth and comes
     * after unmoved weeks; up and down apart, since a busier day is the harder one.
     */
    @Test
    void onDaysThatTheTwinMovesByAFifthTheErrorFallsByAThird() {
        Forecaster.Fitted fitted = Forecasters.DEFAULT
                .create()
                .fit(
                        List.of(series(counts(Scenario.named("quiet-day"), 1, 7))),
                        DemandCalendar.none(),
                        MOVED_FROM.atStartOfDay(TWIN_ZONE).toInstant());
        for (double level : new double[] {0.8, 1.2}) {
            double[] base = new double[4];
            double[] updated = new double[4];
            for (long seed = 101; seed <= 104; seed++) {
                for (List<WithinDayTable.Row> rows : moved(fitted, level, seed)) {
                    for (int hour = 0; hour < base.length; hour++) {
                        base[hour] += rows.get(hour).base();
                        updated[hour] += rows.get(hour).updated();
                    }
                }
            }
            assertThat(updated[0] / base[0]).as("9:00, %s", level).isLessThan(0.8);
            assertThat(updated[1] / base[1]).as("10:00, %s", level).isLessThan(2 / 3.0);
            assertThat(updated[3] / base[3]).as("12:00, %s", level).isLessThan(0.6);
        }
    }

    /** The table of each of the five days from Tuesday to Monday, as updated by what was learned from the unmoved weeks before. */
    private static List<List<WithinDayTable.Row>> moved(Forecaster.Fitted fitted, double level, long seed) {
        List<WithinDay.Day> past =
                fitted.foreseen("").stream().map(WithinDayTest::open).toList();
        String text = "{day: 2026-06-23, level: " + level + "}";
        String centre = Scenario.named("quiet-day").centreYaml();
        Scenario other = Scenario.parse("moved", text, resource("demand"), resource("staff"), centre);
        List<List<WithinDayTable.Row>> tables = new ArrayList<>();
        counts(other, seed, 1).forEach((date, came) -> {
            CountSeries counted = series(Map.of(date, came));
            List<WithinDay.Day> days = new ArrayList<>(past);
            days.add(open(DayUpdate.day(counted, fitted.day("", date), date)));
            tables.add(WithinDayTable.of(days, past.size(), LocalTime.of(8, 0), 15));
        });
        return tables;
    }

    private static WithinDay.Day open(WithinDay.Day day) {
        return new WithinDay.Day(
                Arrays.copyOfRange(day.expected(), 32, 80), Arrays.copyOfRange(day.came(), 32, 80), day.spread());
    }

    private static CountSeries series(Map<LocalDate, double[]> counts) {
        long[] starts = new long[counts.size() * INTERVALS];
        double[] came = new double[starts.length];
        int found = 0;
        for (Map.Entry<LocalDate, double[]> day : counts.entrySet()) {
            long opens = day.getKey().atTime(8, 0).atZone(TWIN_ZONE).toEpochSecond();
            for (int i = 0; i < INTERVALS; i++) {
                starts[found] = opens + 900L * i;
                came[found++] = day.getValue()[i];
            }
        }
        return new CountSeries("", TWIN_ZONE, 15, starts, came);
    }

    private static String resource(String name) {
        try (InputStream in = Scenario.class.getResourceAsStream(name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Contacts by day, Fridays and Saturdays left out. */
    private static Map<LocalDate, double[]> counts(Scenario scenario, long seed, int weeks) {
        Map<LocalDate, double[]> counts = new TreeMap<>();
        HistoryWriter.before(scenario, seed, weeks).forEach(slice -> {
            ZonedDateTime start = slice.start().atZone(scenario.zone());
            int interval = start.toLocalTime().toSecondOfDay() / 900 - 32;
            boolean open = interval >= 0 && interval < INTERVALS && start.getDayOfWeek() != DayOfWeek.FRIDAY;
            if (open && start.getDayOfWeek() != DayOfWeek.SATURDAY) {
                counts.computeIfAbsent(start.toLocalDate(), day -> new double[INTERVALS])[interval] +=
                        slice.facts().get("offered").doubleValue();
            }
        });
        return counts;
    }
}
