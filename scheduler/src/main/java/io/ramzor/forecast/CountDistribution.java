package io.ramzor.forecast;

/**
 * How many contacts may come: a negative binomial count, that is a Poisson count whose mean is itself uncertain (gamma). Never negative;
 * its variance is {@code mean + (spread x mean)^2}.
 *
 * @param mean expected contacts, 0 or more
 * @param spread coefficient of variation of the mean, 0 or more; 0 = Poisson
 */
public record CountDistribution(double mean, double spread) {
    /** From here on sums of single probabilities give way to a transformed normal, unless the distribution is far from one. */
    private static final double MANY = 100;

    private static final double VERY_MANY = 5000;
    private static final double SKEWED = 0.5;

    private static final double LEAST_SPREAD = 1e-4;

    public CountDistribution {
        if (!(mean >= 0) || !(spread >= 0) || Double.isInfinite(mean) || Double.isInfinite(spread)) {
            throw new IllegalArgumentException("mean " + mean + " and spread " + spread + " are finite and 0 or more");
        }
    }

    public double variance() {
        return mean + spread * spread * mean * mean;
    }

    /** The smallest count whose cumulated probability reaches {@code share}, above 0 and below 1. */
    public double quantile(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("a level lies between 0 and 1, not at " + share);
        }
        if (mean == 0) {
            return 0;
        }
        if (isWide()) {
            return wideQuantile(share);
        }
        double shape = shape();
        double failure = mean / (shape + mean);
        double term = first(shape);
        double sum = 0;
        int count = 0;
        for (double most = mean + 40 * Math.sqrt(variance()) + 40; count < most; count++) {
            sum += term;
            if (sum >= share) {
                return count;
            }
            term *= failure * (count + shape) / (count + 1);
        }
        return count;
    }

    /** Probability of at most that many; 0 below 0. */
    public double atMost(double count) {
        if (count < 0) {
            return 0;
        }
        if (mean == 0) {
            return 1;
        }
        if (isWide()) {
            return Normal.below(wideScore(count + 0.5));
        }
        double shape = shape();
        double failure = mean / (shape + mean);
        double term = first(shape);
        double sum = 0;
        for (int i = 0; i <= count; i++) {
            sum += term;
            term *= failure * (i + shape) / (i + 1);
        }
        return Math.min(1, sum);
    }

    /**
     * The randomised probability transform: uniform between 0 and 1 if the count really comes from this distribution.
     *
     * @param count what came
     * @param chance drawn uniformly between 0 and 1
     */
    public double transform(double count, double chance) {
        double below = atMost(count - 1);
        return below + chance * (atMost(count) - below);
    }

    /** The share of the randomised transform of this count that lies between two levels: what coverage expects of it, without chance. */
    double inside(double count, double low, double high) {
        double below = atMost(count - 1);
        double upTo = atMost(count);
        double width = upTo - below;
        if (width < 1e-12) {
            return below >= low && below <= high ? 1 : 0;
        }
        return Math.max(0, Math.min(upTo, high) - Math.max(below, low)) / width;
    }

    /** The same contacts, more or fewer by a factor. */
    public CountDistribution times(double factor) {
        return new CountDistribution(mean * factor, spread);
    }

    private boolean isWide() {
        return mean > VERY_MANY || (mean > MANY && spread < SKEWED);
    }

    private double shape() {
        double width = Math.max(LEAST_SPREAD, spread);
        return 1 / (width * width);
    }

    private double first(double shape) {
        return Math.exp(-shape * Math.log1p(mean / shape));
    }

    /** Cube root of the count as a normal (Wilson and Hilferty), here with the variance of the count in place of the gamma's. */
    private double wideQuantile(double share) {
        double part = variance() / (9 * mean * mean);
        double root = 1 - part + Math.sqrt(part) * Normal.quantile(share);
        return root <= 0 ? 0 : Math.max(0, Math.rint(mean * root * root * root));
    }

    private double wideScore(double count) {
        double part = variance() / (9 * mean * mean);
        return (Math.cbrt(count / mean) - 1 + part) / Math.sqrt(part);
    }
}
