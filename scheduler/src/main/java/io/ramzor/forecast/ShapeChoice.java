package io.ramzor.forecast;

import java.util.List;

/** Chooses how to read shapes by how well each way foresaw past days, their totals being given (deviance of Poisson counts). */
final class ShapeChoice {
    private ShapeChoice() {}

    static DayShape.Reading best(List<DayShape.Reading> readings, List<SeriesModel.Foreseen> days) {
        int middle = readings.size() / 2;
        int best = middle;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < readings.size() && !days.isEmpty(); i++) {
            double deviance = 0;
            for (SeriesModel.Foreseen day : days) {
                deviance += deviance(day, day.shares().get(i));
            }
            if (deviance < least) {
                least = deviance;
                best = i;
            }
        }
        return readings.get(best);
    }

    private static double deviance(SeriesModel.Foreseen day, double[] share) {
        double sum = 0;
        for (int slot = 0; slot < share.length; slot++) {
            double came = day.counts()[slot];
            if (!Double.isNaN(came)) {
                double mean = Math.max(1e-4, day.total() * share[slot]);
                sum += mean - came * Math.log(mean);
            }
        }
        return sum;
    }
}
