package io.ramzor.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * How a day's contacts depart from what was forecast for it, cell by cell: relative errors as a Gaussian vector of mean 0. Its
 * covariance is the day's level (one error that the whole day shares) plus one that fades within the day, both chosen by the
 * likelihood of past days; then one step of expectation maximisation draws that shape toward how early and late cells of the past days
 * really went together, which is a regression of the late on the early with a penalty.
 */
final class DayErrors {
    /** Weight of the shape against the past days, in days. */
    private static final double SHAPE_DAYS = 20;

    private static final int DAYS_OF_SHAPE = 20;
    private static final double[] DEVIATIONS = {0.01, 0.02, 0.04, 0.06, 0.09, 0.13, 0.2};
    private static final double[] FADE_MINUTES = {45, 90, 180, 360, 720};
    private static final double[] RAGGED = {0.001, 0.02, 0.04, 0.08, 0.12};
    /** What is usual: deviation of the level, of the fading part, of a cell's own; how widely they vary between centres. */
    private static final double[] USUAL = {0.06, 0.06, 0.03};

    private static final double USUAL_WIDTH = 0.7;
    private static final double MOST_ERROR = 9;
    private static final double LEAST_EXPECTED = 0.05;

    /** Deviations of the level, of the fading part and of a cell's own error, and how long the fading part lasts. */
    private record Shape(double level, double fading, double fadeMinutes, double ragged) {}

    /**
     * The relative errors that are known of one day.
     *
     * @param cells which cells, rising
     * @param error (came - expected) / expected by place in {@code cells}
     * @param noise variance of that error by chance alone: Poisson's, 1 / expected
     * @param width how much wider than usual the day's errors were expected to be, above 0
     */
    record Seen(int[] cells, double[] error, double[] noise, double width) {
        /** Cells of which nothing can be said are left out: nothing expected, or not known what came. */
        static Seen of(double[] expected, double[] came, double width) {
            List<Integer> known = new ArrayList<>();
            for (int cell = 0; cell < expected.length; cell++) {
                if (expected[cell] >= LEAST_EXPECTED && came[cell] >= 0) {
                    known.add(cell);
                }
            }
            int[] cells = known.stream().mapToInt(c -> c).toArray();
            double[] error = new double[cells.length];
            double[] noise = new double[cells.length];
            for (int i = 0; i < cells.length; i++) {
                error[i] = Math.min(MOST_ERROR, came[cells[i]] / expected[cells[i]] - 1);
                noise[i] = 1 / expected[cells[i]];
            }
            return new Seen(cells, error, noise, width);
        }
    }

    /** Covariance of the errors between cells, without chance and a cell's own error. */
    final double[][] covariance;
    /** Variance of a cell's own error, which no other cell shares. */
    final double ragged;

    private DayErrors(double[][] covariance, double ragged) {
        this.covariance = covariance;
        this.ragged = ragged;
    }

    /**
     * @param past the newest days suffice; none = what is usual
     * @param cells in a day
     * @param cellMinutes length of a cell
     */
    static DayErrors learn(List<Seen> past, int cells, double cellMinutes) {
        Shape shape = new Shape(USUAL[0], USUAL[1], 180, USUAL[2]);
        List<Seen> newest = past.subList(Math.max(0, past.size() - DAYS_OF_SHAPE), past.size());
        for (int round = 0; round < 2; round++) {
            Shape before = shape;
            shape = best(
                    newest,
                    cells,
                    cellMinutes,
                    DEVIATIONS,
                    shape,
                    (s, v) -> new Shape(v, s.fading, s.fadeMinutes, s.ragged));
            shape = best(
                    newest,
                    cells,
                    cellMinutes,
                    DEVIATIONS,
                    shape,
                    (s, v) -> new Shape(s.level, v, s.fadeMinutes, s.ragged));
            shape = best(
                    newest,
                    cells,
                    cellMinutes,
                    FADE_MINUTES,
                    shape,
                    (s, v) -> new Shape(s.level, s.fading, v, s.ragged));
            shape = best(
                    newest,
                    cells,
                    cellMinutes,
                    RAGGED,
                    shape,
                    (s, v) -> new Shape(s.level, s.fading, s.fadeMinutes, v));
            if (shape.equals(before)) {
                break;
            }
        }
        double own = shape.ragged * shape.ragged;
        return new DayErrors(maximised(past, matrix(shape, cells, cellMinutes), own), own);
    }

    private interface Change {
        Shape to(Shape shape, double value);
    }

    private static Shape best(
            List<Seen> past, int cells, double cellMinutes, double[] values, Shape from, Change change) {
        Shape best = from;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            Shape shape = change.to(from, value);
            double[][] matrix = matrix(shape, cells, cellMinutes);
            double sum = usual(shape.level, USUAL[0]) + usual(shape.fading, USUAL[1]) + usual(shape.ragged, USUAL[2]);
            for (Seen day : past) {
                sum += new Conditional(matrix, shape.ragged * shape.ragged, day).logLikelihood();
            }
            if (sum > most) {
                most = sum;
                best = shape;
            }
        }
        return best;
    }

    private static double usual(double value, double usual) {
        double away = Math.log(Math.max(0.01, value) / usual) / USUAL_WIDTH;
        return -away * away / 2;
    }

    private static double[][] matrix(Shape shape, int cells, double cellMinutes) {
        double[][] matrix = new double[cells][cells];
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < cells; j++) {
                double fade = Math.exp(-Math.abs(i - j) * cellMinutes / shape.fadeMinutes);
                matrix[i][j] = shape.level * shape.level + shape.fading * shape.fading * fade;
            }
        }
        return matrix;
    }

    private static double[][] maximised(List<Seen> past, double[][] shape, double ragged) {
        int n = shape.length;
        double[][] sum = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                sum[i][j] = SHAPE_DAYS * shape[i][j];
            }
        }
        for (Seen day : past) {
            Conditional conditional = new Conditional(shape, ragged, day);
            double[] mean = conditional.mean();
            double[][] left = conditional.covariance();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    sum[i][j] += (left[i][j] + mean[i] * mean[j]) / (day.width * day.width);
                }
            }
        }
        for (double[] row : sum) {
            for (int j = 0; j < n; j++) {
                row[j] /= SHAPE_DAYS + past.size();
            }
        }
        return sum;
    }

    /** What the known cells of a day say about all its cells. */
    static final class Conditional {
        private final double[][] prior;
        private final Seen seen;
        private final Cholesky root;

        /** @param usual covariance of a day of width 1 */
        Conditional(double[][] usual, double ragged, Seen seen) {
            prior = wider(usual, seen.width);
            this.seen = seen;
            int n = seen.cells.length;
            double[][] observed = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    observed[i][j] = prior[seen.cells[i]][seen.cells[j]];
                }
                observed[i][i] += seen.noise[i] + ragged;
            }
            root = new Cholesky(observed);
        }

        private static double[][] wider(double[][] usual, double width) {
            if (width == 1) {
                return usual;
            }
            double[][] wide = new double[usual.length][usual.length];
            for (int i = 0; i < wide.length; i++) {
                for (int j = 0; j < wide.length; j++) {
                    wide[i][j] = usual[i][j] * width * width;
                }
            }
            return wide;
        }

        /** Up to a constant that depends on the number of known cells alone. */
        double logLikelihood() {
            double[] white = root.forward(seen.error);
            return -(Cholesky.dot(white, white) + root.logDeterminant()) / 2;
        }

        double[] mean() {
            double[] weights = root.solve(seen.error);
            double[] mean = new double[prior.length];
            for (int cell = 0; cell < mean.length; cell++) {
                mean[cell] = Cholesky.dot(row(cell), weights);
            }
            return mean;
        }

        double[][] covariance() {
            double[][] halves = new double[prior.length][];
            for (int cell = 0; cell < halves.length; cell++) {
                halves[cell] = root.forward(row(cell));
            }
            double[][] left = new double[prior.length][prior.length];
            for (int i = 0; i < left.length; i++) {
                for (int j = 0; j < left.length; j++) {
                    left[i][j] = prior[i][j] - Cholesky.dot(halves[i], halves[j]);
                }
            }
            return left;
        }

        double[] variances() {
            double[] left = new double[prior.length];
            for (int cell = 0; cell < left.length; cell++) {
                double[] half = root.forward(row(cell));
                left[cell] = Math.max(0, prior[cell][cell] - Cholesky.dot(half, half));
            }
            return left;
        }

        private double[] row(int cell) {
            double[] row = new double[seen.cells.length];
            for (int i = 0; i < row.length; i++) {
                row[i] = prior[cell][seen.cells[i]];
            }
            return row;
        }
    }
}
