package io.ramzor.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The simple ways to forecast that any other must beat. */
final class SimpleRules {
    /** Of the weighted mean: what a week ago counts more than the week before it. */
    private static final double WEIGHT = 0.35;
    /** How much of yesterday's surprise is believed. */
    private static final double NUDGE = 0.2;

    private SimpleRules() {}

    /** The mean of the last so many days of the same weekday. */
    static SimpleForecaster sameWeekday(int weeks) {
        return new SimpleForecaster((past, date, ahead, daysOfWeek) -> mean(latest(same(past, date), weeks)));
    }

    /** The mean of the days one and two working weeks ago, counted in open days: after a holiday these are Mondays. */
    static SimpleForecaster workingWeeks() {
        return new SimpleForecaster((past, date, ahead, daysOfWeek) -> {
            List<SimpleForecaster.PastDay> days = new ArrayList<>();
            int back = (ahead - 1) / daysOfWeek;
            for (int week = 1 + back; week <= 2 + back; week++) {
                int index = past.size() - 1 + ahead - week * daysOfWeek;
                if (index >= 0 && index < past.size()) {
                    days.add(past.get(index));
                }
            }
            return mean(days.isEmpty() ? latest(past, 1) : days);
        });
    }

    /** An exponentially weighted mean of the same weekday, nudged by the level of the day before and smoothed over three intervals. */
    static SimpleForecaster weightedAndNudged() {
        return new SimpleForecaster((past, date, ahead, daysOfWeek) -> {
            double[] mean = weighted(same(past, date));
            if (past.size() > 1 && ahead == 1) {
                SimpleForecaster.PastDay last = past.get(past.size() - 1);
                double[] said = weighted(same(past.subList(0, past.size() - 1), last.date()));
                double ratio = ratio(last.counts(), said);
                Arrays.setAll(mean, slot -> {
                    return mean[slot] * Math.pow(ratio, NUDGE);
                });
            }
            boolean[] open = new boolean[mean.length];
            for (int slot = 0; slot < mean.length; slot++) {
                open[slot] = !Double.isNaN(mean[slot]);
            }
            return overThree(mean, open);
        });
    }

    private static double[] overThree(double[] mean, boolean[] open) {
        double[] smooth = mean.clone();
        for (int slot = 1; slot + 1 < mean.length; slot++) {
            if (open[slot - 1] && open[slot] && open[slot + 1]) {
                smooth[slot] = (mean[slot - 1] + mean[slot] + mean[slot + 1]) / 3;
            }
        }
        return smooth;
    }

    private static double ratio(double[] came, double[] said) {
        double sum = 0;
        double expected = 0;
        for (int slot = 0; slot < came.length; slot++) {
            if (!Double.isNaN(came[slot]) && !Double.isNaN(said[slot])) {
                sum += came[slot];
                expected += said[slot];
            }
        }
        return sum > 0 && expected > 0 ? sum / expected : 1;
    }

    private static double[] weighted(List<SimpleForecaster.PastDay> days) {
        return mean(days, 1 - WEIGHT);
    }

    private static double[] mean(List<SimpleForecaster.PastDay> days) {
        return mean(days, 1);
    }

    /** @param keep weight of a day against that of the next one */
    private static double[] mean(List<SimpleForecaster.PastDay> days, double keep) {
        int slots = days.get(0).counts().length;
        double[] sums = new double[slots];
        double[] weights = new double[slots];
        double weight = 1;
        for (int i = days.size() - 1; i >= 0; i--) {
            for (int slot = 0; slot < slots; slot++) {
                double count = days.get(i).counts()[slot];
                sums[slot] += Double.isNaN(count) ? 0 : weight * count;
                weights[slot] += Double.isNaN(count) ? 0 : weight;
            }
            weight *= keep;
        }
        double[] mean = new double[slots];
        Arrays.setAll(mean, slot -> weights[slot] > 0 ? sums[slot] / weights[slot] : Double.NaN);
        return mean;
    }

    /** Past days of that weekday; where there are none the last day, whatever it is. */
    private static List<SimpleForecaster.PastDay> same(List<SimpleForecaster.PastDay> past, LocalDate date) {
        List<SimpleForecaster.PastDay> same = past.stream()
                .filter(day -> day.date().getDayOfWeek() == date.getDayOfWeek())
                .toList();
        return same.isEmpty() ? latest(past, 1) : same;
    }

    private static List<SimpleForecaster.PastDay> latest(List<SimpleForecaster.PastDay> days, int count) {
        return days.subList(Math.max(0, days.size() - count), days.size());
    }
}
