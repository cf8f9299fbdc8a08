package io.ramzor.forecast;

import java.util.Arrays;

/**
 * What those who find one channel shut add to another: a share of them comes, after a delay. Share, delay and the other channel's own
 * level are weighed together over a grid by Bayes' rule, from a wide prior and the counts seen since; so the forecast rises at
 * once, by what is usual, and soon by what is true. Immutable.
 */
final class DivertedDemand {
    /** How much the prior share weighs, in customers whose choice was seen. */
    private static final double PRIOR_WEIGHT = 5;

    private static final int SHARES = 25;
    private static final double[] DELAY_MINUTES = {0.5, 2, 4, 7, 12, 20, 35, 60};
    private static final double[] DELAY_CHANCE = {0.08, 0.13, 0.17, 0.19, 0.18, 0.13, 0.08, 0.04};
    private static final double[] LEVELS = {-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2};
    /** Coefficient of variation of an interval's own mean. */
    private static final double RAGGED = 0.12;

    private final double[] mean;
    private final double[] square;
    private final double[] extra;
    private double share;

    private DivertedDemand(int intervals) {
        mean = new double[intervals];
        square = new double[intervals];
        extra = new double[intervals];
    }

    /**
     * The other channel as it now looks.
     *
     * @param usualShare share that is usual, above 0, below 1
     * @param lost contacts by interval that found the channel shut, or will
     * @param other what is expected of the other channel without them
     * @param spread coefficient of variation of the level of {@code other}
     * @param came counts on the other channel; NaN = not known
     * @param known number of intervals that are over
     * @param minutes length of an interval
     */
    static DivertedDemand learn(
            double usualShare, double[] lost, double[] other, double spread, double[] came, int known, double minutes) {
        int first = 0;
        while (first < lost.length && lost[first] == 0) {
            first++;
        }
        DivertedDemand result = new DivertedDemand(lost.length);
        double[][] arrivals = new double[DELAY_MINUTES.length][];
        Arrays.setAll(arrivals, d -> new Delay(DELAY_MINUTES[d]).arrivals(lost, minutes));
        double[][][] logs = logs(usualShare, other, spread, came, first, known, arrivals);
        result.average(normalised(logs), other, spread, arrivals);
        return result;
    }

    private static double shareAt(int index) {
        return (index + 0.5) / SHARES;
    }

    private static double levelAt(int index, double spread) {
        return Math.max(0.1, 1 + LEVELS[index] * Math.min(0.45, spread));
    }

    private static double[][][] logs(
            double usualShare,
            double[] other,
            double spread,
            double[] came,
            int first,
            int known,
            double[][] arrivals) {
        double[][][] logs = new double[SHARES][DELAY_MINUTES.length][LEVELS.length];
        double in = PRIOR_WEIGHT * Math.min(0.95, Math.max(0.02, usualShare));
        for (int s = 0; s < SHARES; s++) {
            double prior = (in - 1) * Math.log(shareAt(s)) + (PRIOR_WEIGHT - in - 1) * Math.log(1 - shareAt(s));
            for (int d = 0; d < DELAY_MINUTES.length; d++) {
                for (int l = 0; l < LEVELS.length; l++) {
                    double sum = prior + Math.log(DELAY_CHANCE[d]) - LEVELS[l] * LEVELS[l] / 2;
                    for (int i = first; i < known; i++) {
                        if (came[i] >= 0) {
                            sum += log(came[i], levelAt(l, spread) * other[i] + shareAt(s) * arrivals[d][i]);
                        }
                    }
                    logs[s][d][l] = sum;
                }
            }
        }
        return logs;
    }

    /** Logarithm of the negative binomial probability of a count, without what depends on the count alone. */
    private static double log(double count, double mean) {
        double shape = 1 / (RAGGED * RAGGED);
        double expected = Math.max(1e-6, mean);
        return count * Math.log(expected / (shape + expected)) - shape * Math.log1p(expected / shape);
    }

    private static double[][][] normalised(double[][][] logs) {
        double most = Double.NEGATIVE_INFINITY;
        for (double[][] plane : logs) {
            for (double[] row : plane) {
                most = Math.max(most, Arrays.stream(row).max().orElse(most));
            }
        }
        double sum = 0;
        for (double[][] plane : logs) {
            for (double[] row : plane) {
                for (int l = 0; l < row.length; l++) {
                    row[l] = Math.exp(row[l] - most);
                    sum += row[l];
                }
            }
        }
        for (double[][] plane : logs) {
            for (double[] row : plane) {
                for (int l = 0; l < row.length; l++) {
                    row[l] /= sum;
                }
            }
        }
        return logs;
    }

    private void average(double[][][] weights, double[] other, double spread, double[][] arrivals) {
        for (int s = 0; s < SHARES; s++) {
            for (int d = 0; d < DELAY_MINUTES.length; d++) {
                for (int l = 0; l < LEVELS.length; l++) {
                    double weight = weights[s][d][l];
                    share += weight * shareAt(s);
                    for (int i = 0; i < mean.length; i++) {
                        double more = shareAt(s) * arrivals[d][i];
                        double all = levelAt(l, spread) * other[i] + more;
                        mean[i] += weight * all;
                        square[i] += weight * all * all;
                        extra[i] += weight * more;
                    }
                }
            }
        }
    }

    /** Share of those who find the channel shut who come to this one, as now believed. */
    double share() {
        return share;
    }

    /** Expected contacts of the other channel by interval, its own and these. */
    double[] mean() {
        return mean.clone();
    }

    /** Of these, those who found the channel shut. */
    double[] extra() {
        return extra.clone();
    }

    /** Coefficient of variation of the mean, by interval. */
    double[] spread() {
        double[] spread = new double[mean.length];
        Arrays.setAll(spread, i -> {
            double variance = Math.max(0, square[i] - mean[i] * mean[i]);
            return mean[i] > 0 ? Math.hypot(Math.sqrt(variance) / mean[i], RAGGED / 2) : 0;
        });
        return spread;
    }
}
