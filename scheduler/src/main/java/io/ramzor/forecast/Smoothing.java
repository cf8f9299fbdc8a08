package io.ramzor.forecast;

import java.util.Arrays;

/** Smoothing across neighbouring intervals of a day. */
final class Smoothing {
    private Smoothing() {}

    /**
     * A Gaussian mean over each run of open slots; at the ends of a run the line through them is carried on, so that a rising morning is
     * not flattened.
     *
     * @param values by slot
     * @param open which slots count; the others stay as they are
     * @param width standard deviation, slots; under 0.3 nothing is done
     */
    static double[] smooth(double[] values, boolean[] open, double width) {
        double[] smooth = values.clone();
        if (width < 0.3) {
            return smooth;
        }
        double[] kernel = kernel(width);
        for (int from = 0; from < values.length; ) {
            if (!open[from]) {
                from++;
                continue;
            }
            int to = from;
            while (to < values.length && open[to]) {
                to++;
            }
            run(values, smooth, from, to, kernel);
            from = to;
        }
        return smooth;
    }

    private static void run(double[] values, double[] smooth, int from, int to, double[] kernel) {
        int reach = Math.min(kernel.length - 1, to - from - 1);
        double[] padded = new double[to - from + 2 * reach];
        System.arraycopy(values, from, padded, reach, to - from);
        for (int i = 1; i <= reach; i++) {
            padded[reach - i] = 2 * values[from] - values[from + i];
            padded[reach + to - from - 1 + i] = 2 * values[to - 1] - values[to - 1 - i];
        }
        double whole = kernel[0] + 2 * Arrays.stream(kernel, 1, reach + 1).sum();
        for (int i = from; i < to; i++) {
            int at = i - from + reach;
            double sum = kernel[0] * padded[at];
            for (int k = 1; k <= reach; k++) {
                sum += kernel[k] * (padded[at - k] + padded[at + k]);
            }
            smooth[i] = Math.max(0, sum / whole);
        }
    }

    private static double[] kernel(double width) {
        double[] kernel = new double[(int) Math.ceil(3 * width) + 1];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = Math.exp(-0.5 * i * i / (width * width));
        }
        return kernel;
    }
}
