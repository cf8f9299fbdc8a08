package io.ramzor.rebalance;

/** Lower convex hull of a sampled cost curve, piecewise linear, carried on beyond its ends. */
final class Hull {
    private final double from;
    private final double step;
    private final double[] values;

    /** @param values costs at {@code from}, {@code from + 1}, ...; at least two */
    Hull(double from, double[] values) {
        this(from, 1, values);
    }

    /** @param values costs at {@code from}, {@code from + step}, ...; at least two */
    Hull(double from, double step, double[] values) {
        this.from = from;
        this.step = step;
        this.values = convex(values);
    }

    /** The cost at that many agents. */
    double at(double agents) {
        double place = (agents - from) / step;
        int cell = (int) Math.max(0, Math.min(values.length - 2, Math.floor(place)));
        return values[cell] + (values[cell + 1] - values[cell]) * (place - cell);
    }

    /** How many slopes there are: slope k holds between corners k and k + 1, the first and the last also beyond. */
    int slopes() {
        return values.length - 1;
    }

    /** What one agent more changes between corners k and k + 1. */
    double slope(int k) {
        return (values[k + 1] - values[k]) / step;
    }

    /** Agents at corner k. */
    double corner(int k) {
        return from + k * step;
    }

    /** Cost at corner k. */
    double value(int k) {
        return values[k];
    }

    private static double[] convex(double[] values) {
        int[] corner = new int[values.length];
        int corners = 0;
        for (int i = 0; i < values.length; i++) {
            while (corners >= 2 && above(values, corner[corners - 2], corner[corners - 1], i)) {
                corners--;
            }
            corner[corners++] = i;
        }
        double[] hull = new double[values.length];
        for (int c = 0; c + 1 < corners; c++) {
            int left = corner[c];
            int right = corner[c + 1];
            for (int i = left; i <= right; i++) {
                hull[i] = values[left] + (values[right] - values[left]) * (i - left) / (right - left);
            }
        }
        return hull;
    }

    private static boolean above(double[] values, int left, int middle, int right) {
        return (values[middle] - values[left]) * (right - left) >= (values[right] - values[left]) * (middle - left);
    }
}
