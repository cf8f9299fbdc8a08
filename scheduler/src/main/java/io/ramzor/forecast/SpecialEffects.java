package io.ramzor.forecast;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What special days did to demand, as the logarithm of what came over what an ordinary day would have brought. A day's effect leans on the
 * same day in other series, that on days of its kind, those on a prior. Filled once, then read.
 */
final class SpecialEffects {
    /** Kinds of entries that have an effect to be learned. */
    static final Set<CalendarEntry.Kind> KINDS =
            EnumSet.of(CalendarEntry.Kind.HOLIDAY, CalendarEntry.Kind.SPECIAL_DAY, CalendarEntry.Kind.CAMPAIGN);

    /** An open holiday brings about half, the day before it somewhat less than usual; of the rest nothing is known. */
    private static final Map<String, double[]> PRIORS =
            Map.of("holiday", new double[] {-0.6, 0.5}, "eve", new double[] {-0.2, 0.3});

    private static final double[] NO_PRIOR = {0, 0.2};
    private static final double OWN_NOISE = 0.1;

    private final Map<String, double[]> sums = new HashMap<>();

    /** An effect and how unsure it is, both as logarithms. */
    record Effect(double size, double spread) {}

    void learn(String series, String special, double effect) {
        for (String key : new String[] {series + "\n" + special, special, kind(special)}) {
            double[] sum = sums.computeIfAbsent(key, k -> new double[2]);
            sum[0] += Math.max(-5, Math.min(3, effect));
            sum[1]++;
        }
    }

    Effect of(String series, String special) {
        if (special == null) {
            return new Effect(0, 0);
        }
        double[] prior = PRIORS.getOrDefault(kind(special), NO_PRIOR);
        double kind = shrunk(kind(special), prior[0], 2);
        double all = shrunk(special, kind, 1);
        double own = shrunk(series + "\n" + special, all, 0.5);
        double seen = sums.getOrDefault(series + "\n" + special, new double[2])[1]
                + 0.5 * sums.getOrDefault(special, new double[2])[1];
        return new Effect(own, OWN_NOISE + (prior[1] - OWN_NOISE) / (1 + seen));
    }

    private double shrunk(String key, double towards, double weight) {
        double[] sum = sums.getOrDefault(key, new double[2]);
        return (sum[0] + weight * towards) / (sum[1] + weight);
    }

    private static String kind(String special) {
        return special.substring(0, special.indexOf(':'));
    }
}
