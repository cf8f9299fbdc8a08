package io.ramzor.sim;

/**
 * Random numbers as pure functions of (seed, purpose, count): no state, so one contact's draws cannot disturb another's.
 *
 * <p>Bits come from the finaliser of SplitMix64 (Steele, Lea and Flood 2014), normal deviates by Acklam's rational
 * approximation of the inverse normal distribution (relative error below 1.2e-9).
 */
final class Draws {
    static final int ARRIVAL = 1;
    static final int CUSTOMER = 2;
    static final int PRIORITY = 3;
    static final int PATIENCE = 4;
    static final int HANDLE = 5;
    static final int WRAP_UP = 6;
    static final int EXCHANGES = 7;
    static final int REPLY = 8;
    static final int GAP = 9;
    static final int PAUSE = 10;
    static final int SILENT = 11;
    static final int BOT_LEAVES = 12;
    static final int BOT_CLOSES = 13;
    static final int BOT_TIME = 14;
    static final int TRANSFER = 15;
    static final int HOLD = 16;
    static final int ABSENCE = 17;
    static final int PUNCTUALITY = 18;
    static final int DAY_FACTOR = 19;
    static final int BUSYNESS = 20;
    static final int HUMAN_REQUEST = 21;
    static final int CASE = 22;
    static final int WITHHELD = 23;
    static final int LINKED = 24;
    static final int WRONG_LINK = 25;
    static final int HELPS = 26;
    static final int COMES_BACK = 27;
    static final int ELSEWHERE = 28;
    static final int EXPECTATION = 29;
    static final int RESTLESS = 30;
    static final int STEERING = 31;
    static final int CALLBACK = 32;
    static final int GUIDED = 33;
    static final int DIGITAL_TOPIC = 34;
    static final int DIGITAL_STEP = 35;
    static final int DIGITAL_LEAVES = 36;
    static final int DIGITAL_CONTACT = 37;
    static final int TURNED_AWAY = 38;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Draws() {}

    /** A seed for a part of what the given seed stands for. */
    static long seed(long seed, long part) {
        return mix(seed + GOLDEN * (part + 1));
    }

    /** A number in the open interval (0, 1). */
    static double uniform(long seed, int purpose, long count) {
        long bits = mix(seed + GOLDEN * purpose + 0xD1B54A32D192ED03L * count);
        return ((bits >>> 12) + 0.5) * 0x1p-52;
    }

    /** The standard normal deviate with that probability below it, 0 &lt; p &lt; 1. */
    static double normal(double p) {
        if (p < 0.02425) {
            return tail(Math.sqrt(-2 * Math.log(p)));
        }
        if (p > 1 - 0.02425) {
            return -tail(Math.sqrt(-2 * Math.log(1 - p)));
        }
        double q = p - 0.5;
        double r = q * q;
        double upper =
                ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.3577518672690) * r
                                        - 30.66479806614716)
                                * r
                        + 2.506628277459239;
        double lower =
                ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r
                                        - 13.28068155288572)
                                * r
                        + 1;
        return upper * q / lower;
    }

    private static double tail(double q) {
        double upper =
                ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734)
                                        * q
                                + 4.374664141464968)
                        * q;
        double lower =
                (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q;
        return (upper + 2.938163982698783) / (lower + 1);
    }

    /**
     * A gamma deviate of mean 1 and the given coefficient of variation (Marsaglia and Tsang 2000); 1 if that is 0.
     *
     * @param variation standard deviation by mean, from 0 to below 1
     */
    static double gamma(long seed, int purpose, long count, double variation) {
        if (variation == 0) {
            return 1;
        }
        double shape = 1 / (variation * variation);
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        long own = seed(seed, purpose * 1_000_003L + count);
        for (int attempt = 0; ; attempt += 2) {
            double x = normal(uniform(own, purpose, attempt));
            double v = 1 + c * x;
            v = v * v * v;
            if (v > 0 && Math.log(uniform(own, purpose, attempt + 1)) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v / shape;
            }
        }
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
