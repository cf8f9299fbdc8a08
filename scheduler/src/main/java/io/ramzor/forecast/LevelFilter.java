package io.ramzor.forecast;

import java.util.Arrays;

/**
 * A Kalman filter on the logarithm of a day's total: level, damped trend, weekday, the first working day after closed ones (which Mondays
 * and days after a holiday share), parts of the month. An odd day moves it less than its error says (Student's t with 5 degrees of
 * freedom). Few contacts are read by the Poisson working response, many by their logarithm.
 */
final class LevelFilter {
    static final int LEVEL = 0;
    static final int SLOPE = 1;
    static final int WEEKDAY = 2;
    static final int FIRST = 9;
    static final int MONTH = 10;
    static final int STATES = 13;

    private static final double DAMPING = 0.97;
    private static final double FREEDOM = 5;
    private static final double SLOPE_WIDTH = 0.003;
    private static final double FIRST_WIDTH = 0.15;
    private static final double MONTH_WIDTH = 0.03;
    /** A day after a holiday is less sure to be what it should. */
    private static final double ODD_NOISE = 0.1;

    private static final double MANY = 30;

    private final LevelPrior prior;
    private final double[] state;
    private final double[] covariance;
    private double expected;
    private double variance;

    LevelFilter(LevelPrior prior, double level, double[] effects, int usualFirst) {
        this.prior = prior;
        state = effects.clone();
        state[LEVEL] = level;
        state[SLOPE] = 0;
        covariance = new double[STATES * STATES];
        width(LEVEL, 1);
        width(SLOPE, prior.slopeDrift() == 0 ? 0 : SLOPE_WIDTH);
        for (int day = 0; day < 7; day++) {
            width(WEEKDAY + day, day == usualFirst ? Math.min(prior.weekdayWidth(), 0.05) : prior.weekdayWidth());
        }
        width(FIRST, Math.max(FIRST_WIDTH, prior.weekdayWidth()));
        for (int part = 0; part < 3; part++) {
            width(MONTH + part, MONTH_WIDTH);
        }
    }

    private LevelFilter(LevelFilter other) {
        prior = other.prior;
        state = other.state.clone();
        covariance = other.covariance.clone();
    }

    LevelFilter copy() {
        return new LevelFilter(this);
    }

    private void width(int i, double width) {
        covariance[i * STATES + i] = width * width;
    }

    /** An open day passes. */
    void step() {
        state[LEVEL] += state[SLOPE];
        state[SLOPE] *= DAMPING;
        for (int j = 0; j < STATES; j++) {
            covariance[LEVEL * STATES + j] += covariance[SLOPE * STATES + j];
            covariance[SLOPE * STATES + j] *= DAMPING;
        }
        for (int i = 0; i < STATES; i++) {
            covariance[i * STATES + LEVEL] += covariance[i * STATES + SLOPE];
            covariance[i * STATES + SLOPE] *= DAMPING;
        }
        loosen(LEVEL, prior.levelDrift());
        loosen(SLOPE, prior.slopeDrift());
        for (int day = 0; day < 7; day++) {
            loosen(WEEKDAY + day, prior.weekdayDrift());
        }
    }

    /** Makes the level less sure, for example as a channel opens. */
    void loosenLevel(double width) {
        loosen(LEVEL, width);
    }

    private void loosen(int i, double by) {
        covariance[i * STATES + i] += by * by;
    }

    /** Computes what is expected of such a day: {@link #expected()} and {@link #variance()}. */
    void predict(DayFacts day) {
        int[] active = active(day);
        expected = 0;
        variance = dayVariance(day);
        for (int i : active) {
            expected += state[i];
            for (int j : active) {
                variance += covariance[i * STATES + j];
            }
        }
    }

    /** Logarithm of the day's total. */
    double expected() {
        return expected;
    }

    /** Its variance, without what chance adds to whole numbers. */
    double variance() {
        return variance;
    }

    double state(int i) {
        return state[i];
    }

    private double dayVariance(DayFacts day) {
        return prior.dayNoise() * prior.dayNoise() + (day.odd() ? ODD_NOISE * ODD_NOISE : 0);
    }

    private static int[] active(DayFacts day) {
        int[] active = new int[5];
        int count = 0;
        active[count++] = LEVEL;
        active[count++] = WEEKDAY + day.weekday();
        if (day.first()) {
            active[count++] = FIRST;
        }
        if (day.monthPart() > 0) {
            active[count++] = MONTH + day.monthPart() - 1;
        }
        return Arrays.copyOf(active, count);
    }

    /**
     * Learns what came; {@link #predict} was called for the day.
     *
     * @param came contacts in the intervals that are known
     * @param share of the day's contacts that such intervals bring
     * @return how likely it was, as the logarithm of the density, and how much it was believed, 0 to 1
     */
    double[] learn(DayFacts day, double came, double share) {
        double mean = Math.max(1e-3, Math.exp(Math.min(30, expected)) * share);
        double error =
                mean < MANY ? Math.max(-1, Math.min(2, (came - mean) / mean)) : Math.log((came + 0.5) / (mean + 0.5));
        double chance = 1 / Math.max(mean, 0.5);
        double total = variance + chance;
        double odds = error * error / total;
        double density = -0.5 * Math.log(total) - (FREEDOM + 1) / 2 * Math.log1p(odds / FREEDOM);
        double belief = Math.min(1, (FREEDOM + 1) / (FREEDOM + odds));
        double noise = (dayVariance(day) + chance) / belief;
        double latent = variance - dayVariance(day);
        correct(active(day), error, latent + noise);
        return new double[] {density, belief};
    }

    private void correct(int[] active, double error, double total) {
        double[] gain = new double[STATES];
        for (int i = 0; i < STATES; i++) {
            for (int j : active) {
                gain[i] += covariance[i * STATES + j];
            }
        }
        for (int i = 0; i < STATES; i++) {
            state[i] += gain[i] * error / total;
            for (int j = 0; j < STATES; j++) {
                covariance[i * STATES + j] -= gain[i] * gain[j] / total;
            }
        }
    }
}
