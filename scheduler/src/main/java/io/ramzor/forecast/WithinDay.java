package io.ramzor.forecast;

import java.util.Arrays;
import java.util.List;

/**
 * The rest of a day's forecast, made anew from what has come so far. How far the morning is believed follows from how past forecasts
 * erred: what the last days' errors had in common, how much days differ in level and at which time of day most, how long a departure
 * lasts, how much is chance (Poisson's, on what was expected). So the first half hour changes little and noon much. A day far off all past
 * ones is believed sooner: with a small chance a day's errors are several times as large as usual. Immutable.
 */
public final class WithinDay {
    private static final int CELL_MINUTES = 30;
    private static final int DAYS_LEARNED = 40;
    private static final double[] TIMES_AS_WIDE = {0.85, 2.2, 6};
    private static final double[] CHANCE = {0.87, 0.115, 0.015};
    private static final double MOST_WIDTH = 4;
    private static final double LEAST_FACTOR = 0.02;

    private final int perCell;
    private final int cells;
    private final DayErrors errors;
    private final double usualSpread;

    private WithinDay(int perCell, int cells, DayErrors errors, double usualSpread) {
        this.perCell = perCell;
        this.cells = cells;
        this.errors = errors;
        this.usualSpread = usualSpread;
    }

    /**
     * A past day.
     *
     * @param expected by interval as forecast before the day began, 0 or more
     * @param came by interval; NaN = not known
     * @param spread coefficient of variation of the day's level as the forecast had it; 0 = not said
     */
    public record Day(double[] expected, double[] came, double spread) {
        /** A day whose forecast did not say how sure it was. */
        public Day(double[] expected, double[] came) {
            this(expected, came, 0);
        }

        public Day {
            if (expected.length != came.length) {
                throw new IllegalArgumentException(
                        "a day has as many counts as expectations, not " + came.length + " and " + expected.length);
            }
        }
    }

    /**
     * The rest of a day.
     *
     * @param mean expected contacts by interval of the day, the past ones too (what should have been expected)
     * @param spread coefficient of variation of that mean, by interval
     * @param shared the part of it that an interval shares with those around it
     */
    public record Rest(double[] mean, double[] spread, double[] shared) {}

    /**
     * Learns from past days.
     *
     * @param past by time; those of another number of intervals are left out; none = what is usual elsewhere
     * @param intervals in a day
     * @param intervalMinutes length of an interval, at least 1
     */
    public static WithinDay learn(List<Day> past, int intervals, int intervalMinutes) {
        int perCell = Math.max(1, CELL_MINUTES / intervalMinutes);
        int cells = (intervals + perCell - 1) / perCell;
        List<Day> fitting =
                past.stream().filter(day -> day.expected.length == intervals).toList();
        List<Day> newest = fitting.subList(Math.max(0, fitting.size() - DAYS_LEARNED), fitting.size());
        double[] spreads = newest.stream()
                .mapToDouble(Day::spread)
                .filter(spread -> spread > 0)
                .sorted()
                .toArray();
        double usual = spreads.length == 0 ? 0 : spreads[spreads.length / 2];
        List<DayErrors.Seen> seen = newest.stream()
                .map(day -> seen(day, intervals, perCell, cells, width(day, usual)))
                .toList();
        return new WithinDay(perCell, cells, DayErrors.learn(seen, cells, (double) perCell * intervalMinutes), usual);
    }

    /** A day whose forecast was less sure than usual is believed to be further off. */
    private static double width(Day day, double usualSpread) {
        return day.spread > 0 && usualSpread > 0
                ? Math.max(1 / MOST_WIDTH, Math.min(MOST_WIDTH, day.spread / usualSpread))
                : 1;
    }

    /** Sums by cell over those intervals of which it is known what came. */
    private static DayErrors.Seen seen(Day day, int known, int perCell, int cells, double width) {
        double[] expected = new double[cells];
        double[] came = new double[cells];
        for (int i = 0; i < Math.min(known, day.expected.length); i++) {
            if (day.came[i] >= 0 && day.expected[i] >= 0) {
                expected[i / perCell] += day.expected[i];
                came[i / perCell] += day.came[i];
            }
        }
        return DayErrors.Seen.of(expected, came, width);
    }

    /**
     * The day as it now looks.
     *
     * @param today what was expected, and what has come
     * @param known number of intervals that are over; what {@code came} says of later ones is not read
     */
    public Rest update(Day today, int known) {
        double width = width(today, usualSpread);
        int n = TIMES_AS_WIDE.length;
        double[] likelihood = new double[n];
        double[][] means = new double[n][];
        double[][] variances = new double[n][];
        for (int i = 0; i < n; i++) {
            DayErrors.Seen seen =
                    seen(today, known, perCell, cells, width * TIMES_AS_WIDE[i]).without(errors.standing);
            DayErrors.Conditional conditional = new DayErrors.Conditional(errors.covariance, errors.ragged, seen);
            likelihood[i] = Math.log(CHANCE[i]) + conditional.logLikelihood();
            means[i] = conditional.mean();
            variances[i] = conditional.variances();
        }
        return rest(today, weights(likelihood), means, variances);
    }

    private static double[] weights(double[] logs) {
        double most = Arrays.stream(logs).max().orElse(0);
        double[] weights = Arrays.stream(logs).map(l -> Math.exp(l - most)).toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }

    private Rest rest(Day today, double[] weights, double[][] means, double[][] variances) {
        int intervals = today.expected.length;
        double[] mean = new double[intervals];
        double[] spread = new double[intervals];
        double[] shared = new double[intervals];
        for (int i = 0; i < intervals; i++) {
            int cell = Math.min(cells - 1, i / perCell);
            double error = 0;
            double square = 0;
            for (int w = 0; w < weights.length; w++) {
                error += weights[w] * means[w][cell];
                square += weights[w] * (variances[w][cell] + means[w][cell] * means[w][cell]);
            }
            double factor = Math.max(LEAST_FACTOR, 1 + errors.standing[cell] + error);
            mean[i] = Math.max(0, today.expected[i]) * factor;
            shared[i] = Math.sqrt(Math.max(0, square - error * error)) / factor;
            spread[i] = Math.hypot(shared[i], Math.sqrt(errors.ragged) / factor);
        }
        return new Rest(mean, spread, shared);
    }
}
