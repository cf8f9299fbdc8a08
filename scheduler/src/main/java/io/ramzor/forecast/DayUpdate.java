package io.ramzor.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * {@link WithinDay} over a series: learns from how a forecaster's day-ahead forecasts of the last weeks erred, and makes the rest of a
 * local date anew from the counts so far. Immutable.
 */
public final class DayUpdate {
    private static final int DAYS_LEARNED = 40;
    /** Days looked back over for those. */
    private static final int DAYS_LOOKED_AT = 70;

    private final CountSeries series;
    private final WithinDay model;

    private DayUpdate(CountSeries series, WithinDay model) {
        this.series = series;
        this.model = model;
    }

    /** Learns from the days before that one; days of which nothing was forecast, or nothing came, teach nothing. */
    public static DayUpdate learn(Forecaster forecaster, CountSeries series, DemandCalendar calendar, LocalDate date) {
        return new DayUpdate(
                series, WithinDay.learn(past(forecaster, series, calendar, date), slots(series), series.minutes()));
    }

    /** As one fit at that midnight remembers having foreseen them; where a forecaster does not, by a fit for each. */
    private static List<WithinDay.Day> past(
            Forecaster forecaster, CountSeries series, DemandCalendar calendar, LocalDate date) {
        Instant midnight = date.atStartOfDay(series.zone()).toInstant();
        if (series.size() == 0 || !series.start(0).isBefore(midnight)) {
            return List.of();
        }
        List<WithinDay.Day> foreseen =
                forecaster.fit(List.of(series), calendar, midnight).foreseen(series.name());
        return foreseen.isEmpty() ? refitted(forecaster, series, calendar, date) : foreseen;
    }

    private static List<WithinDay.Day> refitted(
            Forecaster forecaster, CountSeries series, DemandCalendar calendar, LocalDate date) {
        List<WithinDay.Day> past = new ArrayList<>();
        LocalDate day = date;
        for (int back = 0; back < DAYS_LOOKED_AT && past.size() < DAYS_LEARNED; back++) {
            day = day.minusDays(1);
            WithinDay.Day one = day(series, dayAhead(forecaster, series, calendar, day), day);
            if (one != null) {
                past.add(0, one);
            }
        }
        return past;
    }

    static List<IntervalForecast> dayAhead(
            Forecaster forecaster, CountSeries series, DemandCalendar calendar, LocalDate day) {
        Instant midnight = day.atStartOfDay(series.zone()).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(series.zone()).toInstant();
        boolean counted = series.between(midnight, end).size() > 0;
        boolean learnable = series.size() > 0 && series.start(0).isBefore(midnight);
        return counted && learnable
                ? forecaster.fit(List.of(series), calendar, midnight).day(series.name(), day)
                : List.of();
    }

    private static int slots(CountSeries series) {
        return 1440 / series.minutes();
    }

    private static int slot(CountSeries series, Instant start) {
        return LocalSlots.secondOfDay(start.getEpochSecond(), series.zone()) / (60 * series.minutes());
    }

    /** A date by the clock on the wall: a skipped hour is not known, of a doubled one the second counts; null if nothing is known of it. */
    static WithinDay.Day day(CountSeries series, List<IntervalForecast> said, LocalDate date) {
        double[] expected = new double[slots(series)];
        double[] came = new double[slots(series)];
        Arrays.fill(came, Double.NaN);
        boolean any = false;
        double spread = 0;
        for (IntervalForecast one : said) {
            spread = Math.max(spread, one.daySpread());
            int slot = slot(series, one.start());
            expected[slot] = one.mean();
            OptionalDouble count = series.countAt(one.start());
            came[slot] = count.orElse(Double.NaN);
            any |= count.isPresent() && one.mean() > 0;
        }
        return any ? new WithinDay.Day(expected, came, spread) : null;
    }

    /**
     * The date as it looks then: intervals that had ended by {@code at} stay as they were said, the rest is made anew.
     *
     * @param dayAhead what was forecast of the date before it began
     */
    public List<IntervalForecast> apply(List<IntervalForecast> dayAhead, LocalDate date, Instant at) {
        CountSeries known = series.before(at);
        WithinDay.Day today = day(known, dayAhead, date);
        if (today == null) {
            return dayAhead;
        }
        WithinDay.Rest rest = model.update(today, today.came().length);
        List<IntervalForecast> updated = new ArrayList<>();
        for (IntervalForecast one : dayAhead) {
            int slot = slot(series, one.start());
            boolean over = !one.start().plusSeconds(60L * one.minutes()).isAfter(at);
            updated.add(
                    over
                            ? one
                            : new IntervalForecast(
                                    one.start(),
                                    one.minutes(),
                                    rest.mean()[slot],
                                    rest.shared()[slot],
                                    one.ownSpread()));
        }
        return updated;
    }

    /**
     * The table of how much each hour gains, over the days from that one on; each day's forecast is that of its own midnight.
     *
     * @throws IllegalArgumentException if no day is left to score
     */
    public static List<WithinDayTable.Row> table(
            Forecaster forecaster, CountSeries series, DemandCalendar calendar, LocalDate from) {
        List<WithinDay.Day> days = new ArrayList<>(past(forecaster, series, calendar, from));
        int first = days.size();
        LocalDate last = series.start(series.size() - 1).atZone(series.zone()).toLocalDate();
        for (LocalDate day = from; !day.isAfter(last); day = day.plusDays(1)) {
            WithinDay.Day one = day(series, dayAhead(forecaster, series, calendar, day), day);
            if (one != null) {
                days.add(one);
            }
        }
        if (first >= days.size()) {
            throw new IllegalArgumentException(
                    "no day is left to score from " + from + " on: the counts end on " + last);
        }
        int opens = opens(days);
        List<WithinDay.Day> open = days.stream()
                .map(day ->
                        new WithinDay.Day(cut(day.expected(), opens, days), cut(day.came(), opens, days), day.spread()))
                .toList();
        return WithinDayTable.of(
                open, first, LocalTime.MIDNIGHT.plusMinutes((long) opens * series.minutes()), series.minutes());
    }

    /** The first slot in which anything is ever expected. */
    private static int opens(List<WithinDay.Day> days) {
        int slot = 0;
        while (slot < days.get(0).expected().length && !everExpected(days, slot)) {
            slot++;
        }
        return slot;
    }

    private static double[] cut(double[] values, int opens, List<WithinDay.Day> days) {
        int end = values.length;
        while (end > opens && !everExpected(days, end - 1)) {
            end--;
        }
        return Arrays.copyOfRange(values, opens, end);
    }

    private static boolean everExpected(List<WithinDay.Day> days, int slot) {
        return days.stream().anyMatch(day -> day.expected()[slot] > 0);
    }
}
