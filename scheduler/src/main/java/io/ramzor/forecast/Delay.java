package io.ramzor.forecast;

/**
 * When those who leave one place arrive at another: after an exponential time. An interval's leavers are taken as spread evenly over it.
 *
 * @param meanMinutes 0 or more; 0 = at once
 */
record Delay(double meanMinutes) {
    private static final double LEAST = 1e-6;

    /**
     * Share of those who leave in an interval who arrive in the one so many intervals later; over all lags they sum to 1.
     *
     * @param lag 0 = the same interval
     * @param minutes length of an interval
     */
    double share(int lag, double minutes) {
        if (meanMinutes < LEAST) {
            return lag == 0 ? 1 : 0;
        }
        double x = minutes / meanMinutes;
        double within = -Math.expm1(-x) / x;
        return lag == 0 ? 1 - within : within * -Math.expm1(-x) * Math.exp(-(lag - 1) * x);
    }

    /** Where what leaves, by interval, arrives; what would arrive after the last interval is left out. */
    double[] arrivals(double[] leaving, double minutes) {
        double[] arriving = new double[leaving.length];
        double[] shares = new double[leaving.length];
        for (int lag = 0; lag < shares.length; lag++) {
            shares[lag] = share(lag, minutes);
        }
        for (int from = 0; from < leaving.length; from++) {
            for (int to = from; leaving[from] != 0 && to < leaving.length; to++) {
                arriving[to] += leaving[from] * shares[to - from];
            }
        }
        return arriving;
    }
}
