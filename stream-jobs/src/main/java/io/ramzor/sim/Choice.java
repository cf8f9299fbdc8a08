package io.ramzor.sim;

import java.util.Map;

/** One of several names by weight. */
record Choice(String[] names, double[] weights) {
    static final Choice NONE = new Choice(new String[0], new double[0]);

    static Choice of(Map<String, Double> weights) {
        return weights == null
                ? NONE
                : new Choice(
                        weights.keySet().toArray(String[]::new),
                        weights.values().stream().mapToDouble(w -> w).toArray());
    }

    /** The name for that draw, null if there is none. */
    String name(double u) {
        return names.length == 0 ? null : names[index(u)];
    }

    /** The place of the name for that draw; there must be one. */
    int index(double u) {
        double all = 0;
        for (double weight : weights) {
            all += weight;
        }
        double left = u * all;
        for (int i = 0; i < names.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return names.length - 1;
    }
}
