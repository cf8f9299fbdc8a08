package io.ramzor.forecast;

import java.time.Instant;
import java.util.List;

/**
 * How wide the bands of a series are: the spread of single intervals beyond their day, and a factor on all spread with which the 80 % band
 * would have held 80 % of the past days' intervals, each foreseen from the days before it.
 *
 * @param own coefficient of variation of an interval's mean beyond its day's
 * @param factor on both spreads
 */
record BandWidth(double own, double factor) {
    private static final double WANTED = 0.8;
    private static final double LEAST = 0.4;
    private static final double MOST = 3;
    /** Days of doubt in favour of what the model says by itself. */
    private static final double DOUBT_DAYS = 5;

    private static final double UNKNOWN_OWN = 0.1;

    /** @param reading index of the shape's reading */
    static BandWidth of(List<SeriesModel.Foreseen> days, int reading) {
        double own = own(days, reading);
        if (days.isEmpty()) {
            return new BandWidth(own, 1);
        }
        double low = LEAST;
        double high = MOST;
        for (int i = 0; i < 8; i++) {
            double middle = Math.sqrt(low * high);
            if (covered(days, reading, own, middle) < WANTED) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double weight = days.size() / (days.size() + DOUBT_DAYS);
        return new BandWidth(own, Math.exp(weight * Math.log(Math.sqrt(low * high))));
    }

    /** By moments: what the squared errors of slots exceed that of Poisson counts, their day's total being given. */
    private static double own(List<SeriesModel.Foreseen> days, int reading) {
        double excess = 0;
        double squares = 0;
        for (SeriesModel.Foreseen day : days) {
            double[] share = day.shares().get(reading);
            for (int slot = 0; slot < share.length; slot++) {
                double came = day.counts()[slot];
                double mean = day.total() * share[slot];
                if (!Double.isNaN(came) && mean > 0) {
                    double square = (came - mean) * (came - mean);
                    excess += Math.min(square, 16 * (mean + 0.04 * mean * mean)) - mean;
                    squares += mean * mean;
                }
            }
        }
        return squares == 0 ? UNKNOWN_OWN : Math.sqrt(Math.max(0, excess / squares));
    }

    /** Share inside the band, that of whole numbers on its edges in part. */
    private static double covered(List<SeriesModel.Foreseen> days, int reading, double own, double factor) {
        double inside = 0;
        long count = 0;
        for (SeriesModel.Foreseen day : days) {
            double spread = factor * Math.hypot(own, Math.sqrt(day.said().variance()));
            double total = Math.exp(Math.min(20, day.said().expected()));
            double[] share = day.shares().get(reading);
            for (int slot = 0; slot < share.length; slot++) {
                double came = day.counts()[slot];
                if (!Double.isNaN(came) && share[slot] > 0) {
                    inside += new CountDistribution(total * share[slot], spread).inside(came, 0.1, 0.9);
                    count++;
                }
            }
        }
        return count == 0 ? WANTED : inside / count;
    }

    IntervalForecast forecast(Instant start, int minutes, double mean, double daySpread) {
        return new IntervalForecast(start, minutes, mean, factor * daySpread, factor * own);
    }
}
