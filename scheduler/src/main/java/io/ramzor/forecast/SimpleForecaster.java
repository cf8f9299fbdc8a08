package io.ramzor.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A forecaster that says of a day some mean of days before; its band is as wide as its own errors of the last weeks ask for. */
final class SimpleForecaster implements Forecaster {
    private static final int JUDGED_DAYS = 20;
    private static final double UNKNOWN_SPREAD = 0.2;

    /** The mean by slot that is said of a date; NaN where nothing is known. */
    @FunctionalInterface
    interface Rule {
        /** @param past open days before, in order; {@code stepsAhead} is 1 for the next open day */
        double[] mean(List<PastDay> past, LocalDate date, int stepsAhead, int daysOfWeek);
    }

    /** An open day of the past with its counts by slot, NaN = missing. */
    record PastDay(LocalDate date, double[] counts) {}

    private final Rule rule;

    SimpleForecaster(Rule rule) {
        this.rule = rule;
    }

    @Override
    public Fitted fit(List<CountSeries> series, DemandCalendar calendar, Instant at) {
        Map<String, One> learned = new HashMap<>();
        series.forEach(one -> learned.put(one.name(), new One(new DayGrid(one, calendar, at), calendar, at)));
        return (name, date) -> {
            if (!learned.containsKey(name)) {
                throw new IllegalArgumentException("there is no series \"" + name + "\"");
            }
            return learned.get(name).day(date);
        };
    }

    private final class One {
        private final CountSeries series;
        private final DayKinds kinds;
        private final List<PastDay> past = new ArrayList<>();
        private final LocalDate today;
        private final int daysOfWeek;
        private final double spread;

        One(DayGrid grid, DemandCalendar calendar, Instant at) {
            series = grid.series();
            kinds = new DayKinds(grid, calendar);
            today = at.atZone(series.zone()).toLocalDate();
            for (int day = 0; day < grid.days(); day++) {
                if (kinds.facts(grid.date(day)).open()) {
                    past.add(new PastDay(grid.date(day), grid.row(day)));
                }
            }
            int open = 0;
            for (boolean weekday : kinds.usuallyOpen()) {
                open += weekday ? 1 : 0;
            }
            daysOfWeek = Math.max(1, open);
            spread = spread();
        }

        /** By moments: what the squared errors of the last days exceed that of Poisson counts. */
        private double spread() {
            double excess = 0;
            double squares = 0;
            for (int i = Math.max(1, past.size() - JUDGED_DAYS); i < past.size(); i++) {
                PastDay day = past.get(i);
                double[] said = rule.mean(past.subList(0, i), day.date(), 1, daysOfWeek);
                for (int slot = 0; slot < said.length; slot++) {
                    double error = day.counts()[slot] - said[slot];
                    if (!Double.isNaN(error)) {
                        excess += error * error - said[slot];
                        squares += said[slot] * said[slot];
                    }
                }
            }
            return squares == 0 ? UNKNOWN_SPREAD : Math.sqrt(Math.max(0, excess / squares));
        }

        List<IntervalForecast> day(LocalDate date) {
            if (past.isEmpty() || !kinds.facts(date).open()) {
                return List.of();
            }
            int known = past.size();
            while (known > 0 && !past.get(known - 1).date().isBefore(date)) {
                known--;
            }
            if (known == 0) {
                return List.of();
            }
            double[] mean = rule.mean(past.subList(0, known), date, stepsAhead(date), daysOfWeek);
            List<IntervalForecast> intervals = new ArrayList<>();
            for (Instant start : LocalSlots.starts(date, series.minutes(), series.zone())) {
                int slot = LocalSlots.secondOfDay(start.getEpochSecond(), series.zone()) / (series.minutes() * 60);
                if (!Double.isNaN(mean[slot])) {
                    intervals.add(new IntervalForecast(start, series.minutes(), mean[slot], 0, spread));
                }
            }
            return intervals;
        }

        private int stepsAhead(LocalDate date) {
            int steps = 1;
            for (LocalDate day = today; day.isBefore(date); day = day.plusDays(1)) {
                steps += kinds.facts(day).open() ? 1 : 0;
            }
            return steps;
        }
    }
}
