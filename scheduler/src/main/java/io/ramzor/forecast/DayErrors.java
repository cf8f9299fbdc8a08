package io.ramzor.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a day's contacts depart from what was forecast for it, cell by cell: relative errors as a Gaussian vector. Its mean is what
 * the last days' errors have in common ({@link StandingError}), its covariance that of an {@link ErrorShape}, chosen by the
 * likelihood of past days; then one step of expectation maximisation draws that shape toward how early and late cells of the past days
 * really went together, which is a regression of the late on the early with a penalty.
 */
final class DayErrors {
    /** Weight of the shape against the past days, in days. */
    private static final double SHAPE_DAYS = 20;

    private static final int DAYS_OF_SHAPE = 20;
    /** Days on which all cells err alike that the amplitude starts with. */
    private static final double AMPLITUDE_DAYS = 10;
    /** A single day says no more than this of a cell's variance, in what was thought of it. */
    private static final double MOST_SQUARE = 9;

    private static final double MOST_ERROR = 9;
    private static final double LEAST_EXPECTED = 0.05;

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

        /** What remains if so much of the error, by cell, was to be expected. */
        Seen without(double[] standing) {
            double[] rest = error.clone();
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= standing[cells[i]];
            }
            return new Seen(cells, rest, noise, width);
        }
    }

    /** Covariance of the errors between cells, without chance and a cell's own error. */
    final double[][] covariance;
    /** Variance of a cell's own error, which no other cell shares. */
    final double ragged;
    /** What past days have in common, by cell. */
    final double[] standing;

    private DayErrors(double[][] covariance, double ragged, double[] standing) {
        this.covariance = covariance;
        this.ragged = ragged;
        this.standing = standing;
    }

    /**
     * @param past the newest days suffice; none = what is usual
     * @param cells in a day
     * @param cellMinutes length of a cell
     */
    static DayErrors learn(List<Seen> past, int cells, double cellMinutes) {
        List<Seen> newest = past.subList(Math.max(0, past.size() - DAYS_OF_SHAPE), past.size());
        double[] amplitude = new double[cells];
        Arrays.fill(amplitude, 1);
        ErrorShape shape = ErrorShape.usual().likelier(newest, amplitude, cellMinutes);
        amplitude = amplitude(past, shape.covariance(amplitude, cellMinutes), shape.ownVariance());
        shape = shape.likelier(newest, amplitude, cellMinutes);
        double own = shape.ownVariance();
        double[][] covariance = maximised(past, shape.covariance(amplitude, cellMinutes), own);
        return new DayErrors(covariance, own, StandingError.of(past, covariance, own));
    }

    /** How large a cell's errors are against what the shape says: the first hour is often foreseen worse than the rest. */
    private static double[] amplitude(List<Seen> past, double[][] shape, double ragged) {
        double[] squares = new double[shape.length];
        Arrays.fill(squares, AMPLITUDE_DAYS);
        for (Seen day : past) {
            Conditional conditional = new Conditional(shape, ragged, day);
            double[] mean = conditional.mean();
            double[] left = conditional.variances();
            for (int i = 0; i < squares.length; i++) {
                double square = (left[i] + mean[i] * mean[i]) / (day.width * day.width * shape[i][i]);
                squares[i] += Math.min(MOST_SQUARE, square);
            }
        }
        double[] amplitude = new double[squares.length];
        for (int i = 0; i < amplitude.length; i++) {
            double before = Math.log(squares[Math.max(0, i - 1)]);
            double after = Math.log(squares[Math.min(squares.length - 1, i + 1)]);
            double days = Math.log(AMPLITUDE_DAYS + past.size());
            amplitude[i] = Math.exp(((before + after) / 4 + Math.log(squares[i]) / 2 - days) / 2);
        }
        return amplitude;
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
            return logLikelihood(seen);
        }

        /** The same if so much of the error, by cell, was to be expected. */
        double logLikelihood(double[] standing) {
            return logLikelihood(seen.without(standing));
        }

        private double logLikelihood(Seen day) {
            double[] white = root.forward(day.error);
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
