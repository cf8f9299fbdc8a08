package io.ramzor.forecast;

/**
 * Quantiles of over-dispersed counts: Poisson with a gamma-distributed mean. With mean m and spread c (coefficient of variation of that
 * mean) the variance is m + (c m)^2.
 */
public final class NegativeBinomial {
    private static final double LEAST_SPREAD = 0.05;
    private static final double MANY = 20_000;

    private NegativeBinomial() {}

    /**
     * The smallest count whose cumulated probability reaches {@code share}.
     *
     * @param mean 0 or more
     * @param spread 0 or more, values under {@value #LEAST_SPREAD} count as that
     * @param share above 0, below 1
     */
    public static double quantile(double mean, double spread, double share) {
        if (mean <= 0) {
            return 0;
        }
        double cv = Math.max(LEAST_SPREAD, spread);
        double deviation = Math.sqrt(mean + cv * cv * mean * mean);
        if (mean > MANY) {
            return Math.max(0, Math.rint(mean + deviation * normalQuantile(share)));
        }
        double shape = 1 / (cv * cv);
        double failure = mean / (shape + mean);
        double term = Math.exp(shape * Math.log1p(-failure));
        double sum = term;
        int count = 0;
        double most = mean + 12 * deviation + 12;
        while (sum < share && count < most) {
            term *= failure * (count + shape) / (count + 1);
            count++;
            sum += term;
        }
        return count;
    }

    /** Acklam's rational approximation in its central region, enough for shares from 0.03 to 0.97. */
    private static double normalQuantile(double share) {
        double q = share - 0.5;
        double r = q * q;
        double above =
                ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.3577518672690) * r
                                        - 30.66479806614716)
                                * r
                        + 2.506628277459239;
        double below =
                ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r
                                        - 13.28068155288572)
                                * r
                        + 1;
        return above * q / below;
    }
}
