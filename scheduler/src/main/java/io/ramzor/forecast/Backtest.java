package io.ramzor.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** Scores forecasters on the same days: each day is forecast from what was known at a midnight before it. */
public final class Backtest {
    private static final int HALF_HOUR = 30;
    private static final long SEED = 1;

    private final List<CountSeries> series;
    private final DemandCalendar calendar;
    private final LocalDate from;
    private final int leadDays;

    /**
     * @param from first day that is scored; what lies before is learned from
     * @param leadDays 1 = each day is forecast from its own midnight, 2 = from the one before, ...
     * @throws IllegalArgumentException if no day with counts is left to score, or none to learn from
     */
    public Backtest(List<CountSeries> series, DemandCalendar calendar, LocalDate from, int leadDays) {
        this.series = List.copyOf(series);
        this.calendar = calendar;
        this.from = from;
        this.leadDays = leadDays;
        if (days().isEmpty() || days().size() == allDays().size()) {
            throw new IllegalArgumentException(
                    "no day is left to " + (days().isEmpty() ? "score" : "learn from") + ": the counts go from "
                            + allDays().first() + " to " + allDays().last() + ", and scoring begins on " + from);
        }
    }

    /**
     * How one forecaster did.
     *
     * @param intervals by the intervals of the series
     * @param halfHours by whole half hours, where intervals are shorter (their bands are sums, so only their means are scored); else the same
     */
    public record Score(Accuracy intervals, Accuracy halfHours) {
        /** What {@link Accuracy#wape()} is over whole half hours. */
        public OptionalDouble halfHourWape() {
            return halfHours.wape();
        }
    }

    /** The days that are scored. */
    public TreeSet<LocalDate> days() {
        return new TreeSet<>(allDays().tailSet(from));
    }

    private TreeSet<LocalDate> allDays() {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (CountSeries one : series) {
            for (int i = 0; i < one.size(); i++) {
                days.add(LocalDate.ofEpochDay(LocalSlots.epochDay(one.startSecond(i), one.zone())));
            }
        }
        return days;
    }

    public Score run(Forecaster forecaster) {
        Score score = new Score(new Accuracy(SEED), new Accuracy(SEED));
        for (LocalDate day : days()) {
            Instant at = day.minusDays(leadDays - 1L)
                    .atStartOfDay(series.get(0).zone())
                    .toInstant();
            Forecaster.Fitted fitted = forecaster.fit(series, calendar, at);
            for (CountSeries one : series) {
                compare(score, one, day, fitted.day(one.name(), day));
            }
        }
        return score;
    }

    private static void compare(Score score, CountSeries series, LocalDate day, List<IntervalForecast> said) {
        Map<Instant, IntervalForecast> byStart = new HashMap<>();
        said.forEach(one -> byStart.put(one.start(), one));
        List<Instant> half = new ArrayList<>();
        for (Instant start : LocalSlots.starts(day, series.minutes(), series.zone())) {
            if (LocalSlots.secondOfDay(start.getEpochSecond(), series.zone()) % (HALF_HOUR * 60) == 0) {
                half.clear();
            }
            OptionalDouble came = series.countAt(start);
            if (came.isEmpty()) {
                continue;
            }
            score.intervals().add(distribution(byStart.get(start)), came.getAsDouble());
            half.add(start);
            if (half.size() * series.minutes() == HALF_HOUR || series.minutes() >= HALF_HOUR) {
                addSum(score.halfHours(), series, half, byStart);
                half.clear();
            }
        }
    }

    private static void addSum(
            Accuracy accuracy, CountSeries series, List<Instant> parts, Map<Instant, IntervalForecast> byStart) {
        double said = 0;
        double came = 0;
        for (Instant start : parts) {
            said += distribution(byStart.get(start)).mean();
            came += series.countAt(start).orElseThrow();
        }
        accuracy.add(new CountDistribution(said, 0), came);
    }

    /** What is not forecast is said to be closed. */
    private static CountDistribution distribution(IntervalForecast said) {
        return said == null ? new CountDistribution(0, 0) : said.distribution();
    }
}
