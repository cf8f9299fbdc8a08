package io.ramzor.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The mean of independent values with its 95 % confidence interval by Student's t.
 *
 * @param mean mean
 * @param half half the width of the interval
 */
record Sample(double mean, double half) {
    private static final double NORMAL = 1.959964;

    static <T> Sample of(List<T> values, ToDoubleFunction<T> value) {
        double[] numbers = values.stream().mapToDouble(value).toArray();
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        double mean = sum / numbers.length;
        double squares = 0;
        for (double number : numbers) {
            squares += (number - mean) * (number - mean);
        }
        int freedom = numbers.length - 1;
        return new Sample(mean, t(freedom) * Math.sqrt(squares / freedom / numbers.length));
    }

    /** Of {@code one - other}, value by value. */
    static <T> Sample differences(List<T> one, List<T> other, ToDoubleFunction<T> value) {
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            differences.add(value.applyAsDouble(one.get(i)) - value.applyAsDouble(other.get(i)));
        }
        return of(differences, difference -> difference);
    }

    /** The 97.5 % quantile of Student's t, by the expansion of Abramowitz and Stegun 26.7.5; within 0.01 from 4 degrees of freedom on. */
    private static double t(int freedom) {
        double z = NORMAL;
        double z3 = z * z * z;
        double z5 = z3 * z * z;
        double z7 = z5 * z * z;
        double v = freedom;
        return z
                + (z3 + z) / (4 * v)
                + (5 * z5 + 16 * z3 + 3 * z) / (96 * v * v)
                + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * v * v * v);
    }

    double low() {
        return mean - half;
    }

    double high() {
        return mean + half;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f +- %.1f", mean, half);
    }
}
