package io.ramzor.forecast;

import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * How well forecasts met what came, as sums that can be added up (metrics.md, section 7, defines the measures). Whole numbers are smoothed
 * over by chance from a seed, so the same pairs in the same order give the same figures. Not safe for use by several threads.
 */
public final class Accuracy {
    private static final double[] PINBALL_LEVELS = {0.1, 0.5, 0.9};

    private final SplittableRandom chance;
    private long count;
    private double actual;
    private double error;
    private double absolute;
    private double squared;
    private double pinball;
    private double floor;
    private long inside;

    /** @param seed where the chance of the probability transform begins */
    public Accuracy(long seed) {
        chance = new SplittableRandom(seed);
    }

    /** One interval: what was said and what came. */
    public void add(CountDistribution said, double came) {
        count++;
        actual += came;
        error += said.mean() - came;
        absolute += Math.abs(said.mean() - came);
        squared += (said.mean() - came) * (said.mean() - came);
        for (double level : PINBALL_LEVELS) {
            double quantile = said.quantile(level);
            pinball += Math.max(level * (came - quantile), (level - 1) * (came - quantile)) / PINBALL_LEVELS.length;
        }
        floor += poissonDeviation(said.mean());
        double transformed = said.transform(came, chance.nextDouble());
        inside += transformed >= 0.1 && transformed <= 0.9 ? 1 : 0;
    }

    /** Intervals compared. */
    public long count() {
        return count;
    }

    /** Sum of absolute errors over the sum of what came; empty if nothing came. */
    public OptionalDouble wape() {
        return share(absolute, actual);
    }

    /** Sum of errors (said minus came) over the sum of what came; empty if nothing came. */
    public OptionalDouble bias() {
        return share(error, actual);
    }

    /** Root of the mean squared error, contacts an interval. */
    public OptionalDouble rmse() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squared / count));
    }

    /** Mean pinball loss of the 10, 50 and 90 % quantiles, contacts an interval. */
    public OptionalDouble pinball() {
        return share(pinball, count);
    }

    /** Share of intervals inside the 80 % band, by the randomised probability transform. */
    public OptionalDouble coverage() {
        return share(inside, count);
    }

    /** The WAPE that a perfect mean would still make, counts being Poisson around it; taken at the means that were said. */
    public OptionalDouble poissonFloor() {
        return share(floor, actual);
    }

    private static OptionalDouble share(double part, double whole) {
        return whole > 0 ? OptionalDouble.of(part / whole) : OptionalDouble.empty();
    }

    /** Mean absolute deviation of a Poisson count: {@code 2 e^-m m^(k+1) / k!} with k the whole part of m (De Moivre). */
    static double poissonDeviation(double mean) {
        if (mean <= 0) {
            return 0;
        }
        if (mean > 100) {
            return Math.sqrt(2 * mean / Math.PI);
        }
        double logFactorial = 0;
        int whole = (int) mean;
        for (int i = 2; i <= whole; i++) {
            logFactorial += Math.log(i);
        }
        return 2 * Math.exp(-mean + (whole + 1) * Math.log(mean) - logFactorial);
    }
}
