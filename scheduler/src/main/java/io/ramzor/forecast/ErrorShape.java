package io.ramzor.forecast;

import java.util.List;

/**
 * What the covariance of a day's relative errors is taken to look like: a level that the whole day shares, and a part that fades within the
 * day, either roughly (Ornstein and Uhlenbeck) or smoothly (Matérn, 3/2: neighbours nearly agree and noon yet knows little of the evening).
 *
 * @param level standard deviation of the level
 * @param fading the same of the fading part
 * @param fade how that fades
 * @param ragged the same of a cell's own error, which no other shares
 */
record ErrorShape(double level, double fading, Fade fade, double ragged) {
    private static final double[] DEVIATIONS = {0.01, 0.02, 0.04, 0.06, 0.09, 0.13, 0.2};
    private static final List<Fade> FADES = List.of(
            new Fade(45, false),
            new Fade(90, false),
            new Fade(180, false),
            new Fade(360, false),
            new Fade(720, false),
            new Fade(90, true),
            new Fade(180, true),
            new Fade(360, true));
    private static final double[] RAGGED = {0.001, 0.02, 0.04, 0.08, 0.12};
    private static final ErrorShape USUAL = new ErrorShape(0.06, 0.06, new Fade(180, false), 0.03);
    /** How widely deviations vary between centres, as that of their logarithm. */
    private static final double USUAL_WIDTH = 0.7;

    private static final double SMOOTH_ROOT = Math.sqrt(3);
    private static final int ROUNDS = 2;

    /** How a departure fades: to about a third in {@code minutes}, or to half of itself if smooth. */
    record Fade(double minutes, boolean smooth) {
        double after(double passed) {
            double times = (smooth ? SMOOTH_ROOT : 1) * passed / minutes;
            return (smooth ? 1 + times : 1) * Math.exp(-times);
        }
    }

    /** What is usual elsewhere. */
    static ErrorShape usual() {
        return USUAL;
    }

    /**
     * The likeliest of those tried, one part after the other, from this one on.
     *
     * @param amplitude by cell: how much larger its errors are than an average cell's
     */
    ErrorShape likelier(List<DayErrors.Seen> past, double[] amplitude, double cellMinutes) {
        Search search = new Search(past, amplitude, cellMinutes);
        ErrorShape shape = this;
        for (int round = 0; round < ROUNDS; round++) {
            ErrorShape before = shape;
            for (double value : DEVIATIONS) {
                search.tryOut(new ErrorShape(value, before.fading, before.fade, before.ragged));
            }
            ErrorShape levelled = search.take();
            for (double value : DEVIATIONS) {
                search.tryOut(new ErrorShape(levelled.level, value, levelled.fade, levelled.ragged));
            }
            ErrorShape varied = search.take();
            // Together: a smooth error with ragged cells looks much like a rough one.
            for (Fade fade : FADES) {
                for (double value : RAGGED) {
                    search.tryOut(new ErrorShape(varied.level, varied.fading, fade, value));
                }
            }
            shape = search.take();
            if (shape.equals(before)) {
                break;
            }
        }
        return shape;
    }

    /** Keeps the likeliest of the shapes tried since the last was taken. */
    private static final class Search {
        private final List<DayErrors.Seen> past;
        private final double[] amplitude;
        private final double cellMinutes;
        private ErrorShape best;
        private double most = Double.NEGATIVE_INFINITY;

        Search(List<DayErrors.Seen> past, double[] amplitude, double cellMinutes) {
            this.past = past;
            this.amplitude = amplitude;
            this.cellMinutes = cellMinutes;
        }

        void tryOut(ErrorShape shape) {
            double[][] covariance = shape.covariance(amplitude, cellMinutes);
            double sum = shape.howUsual();
            for (DayErrors.Seen day : past) {
                sum += new DayErrors.Conditional(covariance, shape.ownVariance(), day).logLikelihood();
            }
            if (sum > most) {
                most = sum;
                best = shape;
            }
        }

        ErrorShape take() {
            most = Double.NEGATIVE_INFINITY;
            return best;
        }
    }

    private double howUsual() {
        return usual(level, USUAL.level) + usual(fading, USUAL.fading) + usual(ragged, USUAL.ragged);
    }

    private static double usual(double value, double usual) {
        double away = Math.log(Math.max(0.01, value) / usual) / USUAL_WIDTH;
        return -away * away / 2;
    }

    double ownVariance() {
        return ragged * ragged;
    }

    /** Covariance between cells, without a cell's own error. */
    double[][] covariance(double[] amplitude, double cellMinutes) {
        int cells = amplitude.length;
        double[][] matrix = new double[cells][cells];
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < cells; j++) {
                double shared = level * level + fading * fading * fade.after(Math.abs(i - j) * cellMinutes);
                matrix[i][j] = amplitude[i] * amplitude[j] * shared;
            }
        }
        return matrix;
    }
}
