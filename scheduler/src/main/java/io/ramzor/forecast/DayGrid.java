package io.ramzor.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A series as local days of slots, up to an instant. A slot that is missing, or closed by the calendar, is NaN; a doubled hour's two counts
 * are one mean. Days without any count are null.
 */
final class DayGrid {
    private final CountSeries series;
    private final long firstDay;
    private final double[][] counts;
    private final LocalDate today;

    /** @param at intervals that end later are left out */
    DayGrid(CountSeries series, DemandCalendar calendar, Instant at) {
        this.series = series;
        ZoneId zone = series.zone();
        int known = known(series, at);
        today = at.atZone(zone).toLocalDate();
        firstDay = known == 0 ? LocalSlots.epochDay(at.getEpochSecond(), zone) : day(0);
        long lastDay = known == 0 ? firstDay - 1 : day(known - 1);
        counts = new double[(int) (lastDay - firstDay + 1)][];
        boolean hours = calendar.knowsHours(series.name());
        byte[] seen = new byte[slots()];
        for (int i = 0; i < known; ) {
            int to = i;
            long day = day(i);
            double[] row = new double[slots()];
            java.util.Arrays.fill(row, Double.NaN);
            java.util.Arrays.fill(seen, (byte) 0);
            boolean any = false;
            for (; to < known && day(to) == day; to++) {
                if (!hours || calendar.isOpen(series.name(), series.start(to))) {
                    put(row, seen, to);
                    any = true;
                }
            }
            counts[(int) (day - firstDay)] = any ? row : null;
            i = to;
        }
    }

    private void put(double[] row, byte[] seen, int i) {
        int slot = LocalSlots.secondOfDay(series.startSecond(i), series.zone()) / (series.minutes() * 60);
        double before = seen[slot] == 0 ? 0 : row[slot] * seen[slot];
        row[slot] = (before + series.count(i)) / ++seen[slot];
    }

    private static int known(CountSeries series, Instant at) {
        int known = series.size();
        long length = series.minutes() * 60L;
        while (known > 0 && series.startSecond(known - 1) + length > at.getEpochSecond()) {
            known--;
        }
        return known;
    }

    private long day(int i) {
        return LocalSlots.epochDay(series.startSecond(i), series.zone());
    }

    CountSeries series() {
        return series;
    }

    /** Days from the first with a count to the last with one. */
    int days() {
        return counts.length;
    }

    int slots() {
        return 1440 / series.minutes();
    }

    LocalDate date(int day) {
        return LocalDate.ofEpochDay(firstDay + day);
    }

    /** The first date that is not yet over. */
    LocalDate today() {
        return today;
    }

    /** Index of a date; negative before the first. */
    int index(LocalDate date) {
        return (int) (date.toEpochDay() - firstDay);
    }

    /** Counts by slot, null = a day without any. */
    double[] day(LocalDate date) {
        int index = index(date);
        return index < 0 || index >= counts.length ? null : counts[index];
    }

    /** The same by index. */
    double[] row(int day) {
        return counts[day];
    }

    /** Sum of what is known of a day; 0 of one without any count. */
    double total(int day) {
        double sum = 0;
        if (counts[day] != null) {
            for (double count : counts[day]) {
                sum += Double.isNaN(count) ? 0 : count;
            }
        }
        return sum;
    }
}
