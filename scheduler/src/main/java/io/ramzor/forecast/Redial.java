package io.ramzor.forecast;

import java.util.Arrays;
import java.util.List;

/**
 * Those who give up waiting and come again to the same queue: which share, and after which mean delay. Learned by weighted least squares
 * from past days: what came beyond the expected against what is due from earlier abandonments beyond the usual, beside how busy the
 * day and its last hour were, which else would pass for redials. The share is drawn to 0, and is 0 where it is not told from 0 by two and a
 * half standard errors. Immutable.
 *
 * @param share share of those who abandon who come again, 0 to 0.9
 * @param delayMinutes mean of an exponential delay
 */
record Redial(double share, double delayMinutes) {
    /** Nothing was learned. */
    static final Redial NONE = new Redial(0, 0);

    private static final double[] DELAY_MINUTES = {2, 4, 7, 12, 20, 35};
    private static final int BACK = 4;
    private static final int COEFFICIENTS = 3;
    /** Standard deviation of the share beforehand, about 0. */
    private static final double USUAL_SHARE = 0.5;

    private static final double STANDARD_ERRORS = 2.5;
    private static final double MOST = 0.9;
    private static final int FEWEST_INTERVALS = 200;

    /**
     * A past day of a queue, by interval.
     *
     * @param expected contacts expected, 0 or more
     * @param came contacts that came
     * @param abandoned contacts that abandoned, beyond what is usual at that time
     */
    record Day(double[] expected, double[] came, double[] abandoned) {}

    /** @param minutes length of an interval */
    static Redial learn(List<Day> past, double minutes) {
        Redial best = NONE;
        double most = 0;
        for (double delay : DELAY_MINUTES) {
            Sums sums = new Sums();
            past.forEach(day -> sums.add(day, new Delay(delay), minutes));
            if (sums.intervals >= FEWEST_INTERVALS && sums.gain() > most) {
                most = sums.gain();
                best = new Redial(sums.share(), delay);
            }
        }
        return best;
    }

    /**
     * What a day's abandonments add to what is expected, by interval.
     *
     * @param abandoned beyond what is usual at that time, below 0 where fewer did; 0 where it is not known
     */
    double[] extra(double[] abandoned, double minutes) {
        double[] extra =
                share == 0 ? new double[abandoned.length] : new Delay(delayMinutes).arrivals(abandoned, minutes);
        return Arrays.stream(extra).map(e -> e * share).toArray();
    }

    /** Sums of the normal equations; the coefficients are the share, the interval before, and the three before that. */
    private static final class Sums {
        private final double[][] products = new double[COEFFICIENTS][COEFFICIENTS];
        private final double[] withCame = new double[COEFFICIENTS];
        private double square;
        private int intervals;

        void add(Day day, Delay delay, double minutes) {
            int n = day.came.length;
            double[] due = delay.arrivals(day.abandoned, minutes);
            double within = delay.share(0, minutes);
            double[][] rows = new double[n][];
            for (int i = BACK; i < n; i++) {
                if (day.expected[i] > 0 && day.came[i] >= 0) {
                    // Who abandons in an interval and how many come in it have one cause; only earlier ones are
                    // redials.
                    double earlier = due[i] - within * day.abandoned[i];
                    double before = beyond(day, i - BACK, BACK - 1) / (BACK - 1);
                    rows[i] = new double[] {earlier, beyond(day, i - 1, 1), before, day.came[i] - day.expected[i]};
                }
            }
            takeLevelOut(rows, day.expected);
            for (int i = BACK; i < n; i++) {
                if (rows[i] != null) {
                    add(rows[i], rows[i][COEFFICIENTS], 1 / Math.max(1, day.expected[i]));
                }
            }
        }

        /** On a busy day more come and more abandon all day long; that part says nothing of redials. */
        private static void takeLevelOut(double[][] rows, double[] expected) {
            double all = 0;
            double[] sums = new double[COEFFICIENTS + 1];
            for (int i = 0; i < rows.length; i++) {
                for (int k = 0; rows[i] != null && k < sums.length; k++) {
                    sums[k] += rows[i][k];
                }
                all += rows[i] == null ? 0 : expected[i];
            }
            for (int i = 0; i < rows.length; i++) {
                for (int k = 0; rows[i] != null && k < sums.length; k++) {
                    rows[i][k] -= sums[k] / all * expected[i];
                }
            }
        }

        private static double beyond(Day day, int from, int count) {
            double sum = 0;
            for (int i = from; i < from + count; i++) {
                sum += day.came[i] >= 0 ? day.came[i] - day.expected[i] : 0;
            }
            return sum;
        }

        private void add(double[] x, double y, double weight) {
            intervals++;
            square += weight * y * y;
            for (int i = 0; i < COEFFICIENTS; i++) {
                withCame[i] += weight * x[i] * y;
                for (int j = 0; j < COEFFICIENTS; j++) {
                    products[i][j] += weight * x[i] * x[j];
                }
            }
        }

        private double[][] penalised(double noise) {
            double[][] matrix = Arrays.stream(products).map(double[]::clone).toArray(double[][]::new);
            matrix[0][0] += noise / (USUAL_SHARE * USUAL_SHARE);
            for (int i = 1; i < COEFFICIENTS; i++) {
                matrix[i][i] += noise;
            }
            return matrix;
        }

        /** Weighted variance of an interval: 1 were it Poisson, more where intervals are ragged. */
        private double noise() {
            return Math.max(1, square / intervals);
        }

        private double[] solution() {
            return new Cholesky(penalised(noise())).solve(withCame);
        }

        double share() {
            return Math.min(MOST, solution()[0]);
        }

        /** How many standard errors the share is above 0, beyond those that are asked for; 0 or less: it is not told from 0. */
        double gain() {
            double[] first = new double[COEFFICIENTS];
            first[0] = noise();
            double variance = new Cholesky(penalised(noise())).solve(first)[0];
            return solution()[0] / Math.sqrt(variance) - STANDARD_ERRORS;
        }
    }
}
