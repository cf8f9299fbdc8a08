package io.ramzor.rebalance;

/** Lower convex hull of a sampled cost curve, piecewise linear, carried on beyond its ends. */
final class Hull {
    private final double from;
    private final double[] values;

    /** @param values costs at {@code from}, {@code from + 1}, ...; at least two */
    Hull(double from, double[] values) {
        this.from = from;
        this.values = convex(values);
    }

    /** The cost at that many agents. */
    double at(double agents) {
        double place = agents - from;
        int cell = (int) Math.max(0, Math.min(values.length - 2, Math.floor(place)));
        return values[cell] + (values[cell + 1] - values[cell]) * (place - cell);
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
