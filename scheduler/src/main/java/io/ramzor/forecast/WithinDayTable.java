package io.ramzor.forecast;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How much better the rest of a day is known at each full hour of it: the error (WAPE of half hours) of the forecast made before the
 * day, of {@link WithinDay}, and of scaling by the plain ratio of what came to what was expected. Each day is updated by what was
 * learned from the days before it alone.
 */
public final class WithinDayTable {
    private static final int HALF_HOUR = 30;
    private static final double LEAST_LEFT = 60;

    private WithinDayTable() {}

    /**
     * The rest of the days as of one time of day.
     *
     * @param at local time
     * @param days how many days had a rest
     * @param base WAPE of the forecast made before the day, 0.05 = 5 %
     * @param updated WAPE of the updated one
     * @param ratio WAPE by the plain ratio
     * @param gain mean over days of base less updated error, as a share of a mean day's rest
     * @param margin half the width of that mean's 95 % interval (paired, by day)
     */
    public record Row(LocalTime at, int days, double base, double updated, double ratio, double gain, double margin) {
        /** Share of the base's error that the update takes away; negative = it adds. */
        public double cut() {
            return base > 0 ? 1 - updated / base : 0;
        }

        /** Whether the interval of the gain leaves out zero. */
        public boolean significant() {
            return gain - margin > 0;
        }
    }

    /** Absolute errors of one day's rest, and its contacts. */
    private record Errors(double base, double updated, double ratio, double came) {}

    /**
     * @param days by time, all of the same intervals; those before {@code firstScored} are only learned from
     * @param firstScored place of the first day that is scored
     * @param opens local time of a day's first interval
     * @param intervalMinutes length of an interval
     */
    public static List<Row> of(List<WithinDay.Day> days, int firstScored, LocalTime opens, int intervalMinutes) {
        int intervals = days.isEmpty() ? 0 : days.get(0).came().length;
        List<Integer> marks = marks(intervals, opens, intervalMinutes);
        List<List<Errors>> errors = new ArrayList<>();
        marks.forEach(mark -> errors.add(new ArrayList<>()));
        for (int i = firstScored; i < days.size(); i++) {
            WithinDay model = WithinDay.learn(days.subList(0, i), intervals, intervalMinutes);
            for (int m = 0; m < marks.size(); m++) {
                errors.get(m).add(errors(model, days.get(i), marks.get(m), intervalMinutes));
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int m = 0; m < marks.size(); m++) {
            rows.add(row(opens.plusMinutes((long) marks.get(m) * intervalMinutes), errors.get(m)));
        }
        return rows;
    }

    /** Numbers of intervals that are over at the full hours of the day after its first, while an hour of it is left. */
    private static List<Integer> marks(int intervals, LocalTime opens, int intervalMinutes) {
        List<Integer> marks = new ArrayList<>();
        for (int known = 1; (intervals - known) * intervalMinutes >= LEAST_LEFT; known++) {
            if ((opens.toSecondOfDay() / 60 + known * intervalMinutes) % 60 == 0) {
                marks.add(known);
            }
        }
        return marks;
    }

    private static Errors errors(WithinDay model, WithinDay.Day day, int known, int intervalMinutes) {
        double[] updated = model.update(day, known).mean();
        double expected = sum(day.expected(), day.came(), known);
        double came = sum(day.came(), day.came(), known);
        double factor = expected > 0 ? came / expected : 1;
        double[] scaled = Arrays.stream(day.expected()).map(e -> e * factor).toArray();
        double rest = 0;
        for (int i = known; i < day.came().length; i++) {
            rest += day.came()[i] >= 0 ? day.came()[i] : 0;
        }
        int perCell = Math.max(1, HALF_HOUR / intervalMinutes);
        return new Errors(
                error(day.expected(), day.came(), known, perCell),
                error(updated, day.came(), known, perCell),
                error(scaled, day.came(), known, perCell),
                rest);
    }

    private static double sum(double[] values, double[] came, int known) {
        double sum = 0;
        for (int i = 0; i < known; i++) {
            sum += came[i] >= 0 ? values[i] : 0;
        }
        return sum;
    }

    /** Sum over the rest's half hours of the absolute errors; intervals whose count is not known are left out. */
    private static double error(double[] said, double[] came, int known, int perCell) {
        double sum = 0;
        for (int from = known; from < came.length; from += perCell) {
            double difference = 0;
            for (int i = from; i < Math.min(came.length, from + perCell); i++) {
                difference += came[i] >= 0 ? said[i] - came[i] : 0;
            }
            sum += Math.abs(difference);
        }
        return sum;
    }

    private static Row row(LocalTime at, List<Errors> days) {
        int n = days.size();
        double came = days.stream().mapToDouble(Errors::came).sum();
        double[] gains = days.stream()
                .mapToDouble(e -> came > 0 ? (e.base - e.updated) / (came / n) : 0)
                .toArray();
        double gain = Arrays.stream(gains).average().orElse(0);
        double squares = Arrays.stream(gains).map(g -> (g - gain) * (g - gain)).sum();
        double margin = n < 2 ? Double.POSITIVE_INFINITY : student(n - 1) * Math.sqrt(squares / (n - 1) / n);
        return new Row(
                at,
                n,
                share(days.stream().mapToDouble(Errors::base).sum(), came),
                share(days.stream().mapToDouble(Errors::updated).sum(), came),
                share(days.stream().mapToDouble(Errors::ratio).sum(), came),
                gain,
                margin);
    }

    private static double share(double error, double came) {
        return came > 0 ? error / came : 0;
    }

    /** 97.5 % quantile of Student's law, within 1 % from 3 degrees of freedom on (Cornish and Fisher's first terms). */
    private static double student(int degrees) {
        double z = 1.959964;
        double first = (z * z * z + z) / (4 * degrees);
        double second = (5 * Math.pow(z, 5) + 16 * z * z * z + 3 * z) / (96.0 * degrees * degrees);
        return z + first + second;
    }

    /** The table as lines of text. */
    public static String text(List<Row> rows) {
        StringBuilder text =
                new StringBuilder("at     days  day-ahead  updated  by ratio     cut  gain, 95 % interval by day\n");
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s  %4d  %7.2f %%  %5.2f %%  %6.2f %%  %4.1f %%  %+.2f points, %+.2f to %+.2f%s%n",
                    row.at,
                    row.days,
                    100 * row.base,
                    100 * row.updated,
                    100 * row.ratio,
                    100 * row.cut(),
                    100 * row.gain,
                    100 * (row.gain - row.margin),
                    100 * (row.gain + row.margin),
                    row.significant() ? "" : "  (not told from chance)"));
        }
        return text.toString();
    }
}
