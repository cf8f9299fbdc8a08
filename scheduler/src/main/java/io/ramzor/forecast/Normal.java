package io.ramzor.forecast;

/** The standard normal distribution. */
final class Normal {
    private static final double[] A = {
        -39.69683028665376,
        220.9460984245205,
        -275.9285104469687,
        138.3577518672690,
        -30.66479806614716,
        2.506628277459239
    };
    private static final double[] B = {
        -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1
    };
    private static final double[] C = {
        -0.007784894002430293,
        -0.3223964580411365,
        -2.400758277161838,
        -2.549732539343734,
        4.374664141464968,
        2.938163982698783
    };
    private static final double[] D = {0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1
    };
    private static final double TAIL = 0.02425;

    private Normal() {}

    /** The value below which that share lies (Acklam's rational approximation, 1.2e-9 relative). */
    static double quantile(double share) {
        if (share < TAIL) {
            double q = Math.sqrt(-2 * Math.log(share));
            return polynomial(C, q) / polynomial(D, q);
        }
        if (share > 1 - TAIL) {
            return -quantile(1 - share);
        }
        double q = share - 0.5;
        return q * polynomial(A, q * q) / polynomial(B, q * q);
    }

    /** The share that lies below the value (Abramowitz and Stegun 26.2.17, within 7.5e-8). */
    static double below(double value) {
        if (value < 0) {
            return 1 - below(-value);
        }
        double t = 1 / (1 + 0.2316419 * value);
        double sum = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return 1 - Math.exp(-value * value / 2) / Math.sqrt(2 * Math.PI) * sum;
    }

    private static double polynomial(double[] coefficients, double at) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = sum * at + coefficient;
        }
        return sum;
    }
}
