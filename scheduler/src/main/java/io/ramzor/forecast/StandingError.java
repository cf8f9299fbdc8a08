package io.ramzor.forecast;

import java.util.List;

/**
 * What the forecasts of the last days all got wrong at a time of day, such as a morning rush that has grown: a fading mean of past days'
 * errors, drawn to 0. How soon it forgets, how far it is drawn, and whether there is one at all is what would have foreseen those days best.
 */
final class StandingError {
    private static final double[] HALF_LIVES_DAYS = {4, 10, 25};
    /** Days without any error that the mean starts with. */
    private static final double[] DAYS_OF_NONE = {2, 6};
    /** The first days are foreseen from too little to judge by. */
    private static final int NOT_JUDGED = 5;
    /** By how much the logarithm of the likelihood must rise to believe in one. */
    private static final double LEAST_GAIN = 1;

    private final List<DayErrors.Seen> past;
    private final List<DayErrors.Conditional> known;
    private final int cells;

    private StandingError(List<DayErrors.Seen> past, double[][] covariance, double ragged) {
        this.past = past;
        known = past.stream()
                .map(day -> new DayErrors.Conditional(covariance, ragged, day))
                .toList();
        cells = covariance.length;
    }

    /**
     * By cell, relative.
     *
     * @param past by time
     * @param covariance of the errors of a day between cells
     * @param ragged variance of a cell's own error
     */
    static double[] of(List<DayErrors.Seen> past, double[][] covariance, double ragged) {
        return new StandingError(past, covariance, ragged).best();
    }

    private double[] best() {
        List<double[]> errors = known.stream().map(DayErrors.Conditional::mean).toList();
        double[] best = new double[cells];
        double most = LEAST_GAIN;
        for (int day = NOT_JUDGED; day < known.size(); day++) {
            most += known.get(day).logLikelihood();
        }
        for (double halfLife : HALF_LIVES_DAYS) {
            for (double none : DAYS_OF_NONE) {
                Fading fading = new Fading(Math.pow(0.5, 1 / halfLife), none);
                double sum = 0;
                for (int day = 0; day < known.size(); day++) {
                    sum += day < NOT_JUDGED ? 0 : known.get(day).logLikelihood(fading.mean());
                    fading.add(errors.get(day), past.get(day).width());
                }
                if (sum > most) {
                    most = sum;
                    best = fading.mean();
                }
            }
        }
        return best;
    }

    private final class Fading {
        private final double keep;
        private final double none;
        private final double[] sum = new double[cells];
        private double weight;

        Fading(double keep, double none) {
            this.keep = keep;
            this.none = none;
        }

        /** A day that was less sure to be foreseen says less. */
        void add(double[] error, double width) {
            double says = 1 / Math.max(1, width * width);
            weight = keep * weight + says;
            for (int cell = 0; cell < cells; cell++) {
                sum[cell] = keep * sum[cell] + says * error[cell];
            }
        }

        double[] mean() {
            double[] mean = sum.clone();
            for (int cell = 0; cell < cells; cell++) {
                mean[cell] /= weight + none;
            }
            return mean;
        }
    }
}
