package io.ramzor.forecast;

import java.util.Arrays;

/**
 * What is believed of those who find a channel shut, before any of them is seen: which share comes to another channel and after which
 * mean delay, each as chances over a grid, independent of each other.
 *
 * @param shares above 0, below 1
 * @param logShareChances logarithms of their chances, up to a constant
 * @param delayMinutes mean delays, 0 or more
 * @param delayChances their chances, above 0
 */
record Diversion(double[] shares, double[] logShareChances, double[] delayMinutes, double[] delayChances) {
    /** How much the usual share weighs, in customers whose choice was seen. */
    private static final double PRIOR_WEIGHT = 5;

    private static final int SHARES = 25;
    private static final double[] DELAY_MINUTES = {0.5, 2, 4, 7, 12, 20, 35, 60};
    private static final double[] DELAY_CHANCE = {0.08, 0.13, 0.17, 0.19, 0.18, 0.13, 0.08, 0.04};

    /** Little is known: any share, more likely the usual one (above 0, below 1), and any delay up to an hour. */
    static Diversion usual(double share) {
        double in = PRIOR_WEIGHT * Math.min(0.95, Math.max(0.02, share));
        double[] shares = new double[SHARES];
        Arrays.setAll(shares, s -> (s + 0.5) / SHARES);
        double[] logs = Arrays.stream(shares)
                .map(s -> (in - 1) * Math.log(s) + (PRIOR_WEIGHT - in - 1) * Math.log(1 - s))
                .toArray();
        return new Diversion(shares, logs, DELAY_MINUTES, DELAY_CHANCE);
    }

    /** Both are known. */
    static Diversion known(double share, double delayMinutes) {
        return new Diversion(new double[] {share}, new double[1], new double[] {delayMinutes}, new double[] {1});
    }
}
