package io.ramzor.forecast;

import java.util.Arrays;

/**
 * What those who find one channel shut add to another: a share of them comes, after a delay. Share, delay and the other channel's own
 * level are weighed together over a grid by Bayes' rule, from a wide prior and the counts seen since; so the forecast rises at
 * once, by what is usual, and soon by what is true. Immutable.
 */
final class DivertedDemand {
    private static final double[] LEVELS = {-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2};
    /** Coefficient of variation of an interval's own mean. */
    private static final double RAGGED = 0.12;

    private final Diversion belief;
    private final double[] mean;
    private final double[] square;
    private final double[] extra;
    private double share;

    private DivertedDemand(Diversion belief, int intervals) {
        this.belief = belief;
        mean = new double[intervals];
        square = new double[intervals];
        extra = new double[intervals];
    }

    /**
     * The other channel as it now looks.
     *
     * @param belief share and delay as believed beforehand
     * @param lost contacts by interval that found the channel shut, or will
     * @param other what is expected of the other channel without them
     * @param spread coefficient of variation of the level of {@code other}
     * @param came counts on the other channel; NaN = not known
     * @param known number of intervals that are over
     * @param minutes length of an interval
     */
    static DivertedDemand learn(
            Diversion belief, double[] lost, double[] other, double spread, double[] came, int known, double minutes) {
        int first = 0;
        while (first < lost.length && lost[first] == 0) {
            first++;
        }
        DivertedDemand result = new DivertedDemand(belief, lost.length);
        double[] delays = belief.delayMinutes();
        double[][] arrivals = new double[delays.length][];
        Arrays.setAll(arrivals, d -> new Delay(delays[d]).arrivals(lost, minutes));
        double[][][] logs = result.logs(other, spread, came, first, known, arrivals);
        result.average(normalised(logs), other, spread, arrivals);
        return result;
    }

    private static double levelAt(int index, double spread) {
        return Math.max(0.1, 1 + LEVELS[index] * Math.min(0.45, spread));
    }

    private double[][][] logs(double[] other, double spread, double[] came, int first, int known, double[][] arrivals) {
        double[] shares = belief.shares();
        double[][][] logs = new double[shares.length][arrivals.length][LEVELS.length];
        for (int s = 0; s < shares.length; s++) {
            for (int d = 0; d < arrivals.length; d++) {
                double prior = belief.logShareChances()[s] + Math.log(belief.delayChances()[d]);
                for (int l = 0; l < LEVELS.length; l++) {
                    double sum = prior - LEVELS[l] * LEVELS[l] / 2;
                    for (int i = first; i < known; i++) {
                        if (came[i] >= 0) {
                            sum += log(came[i], levelAt(l, spread) * other[i] + shares[s] * arrivals[d][i]);
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
        double[] shares = belief.shares();
        for (int s = 0; s < shares.length; s++) {
            for (int d = 0; d < arrivals.length; d++) {
                for (int l = 0; l < LEVELS.length; l++) {
                    double weight = weights[s][d][l];
                    share += weight * shares[s];
                    for (int i = 0; i < mean.length; i++) {
                        double more = shares[s] * arrivals[d][i];
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
