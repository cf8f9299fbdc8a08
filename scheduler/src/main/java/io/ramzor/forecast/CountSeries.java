package io.ramzor.forecast;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Contacts that came to one queue (or channel, or topic), by interval. An interval that is not in it is missing, which is not zero.
 * Immutable.
 */
public final class CountSeries {
    private final String name;
    private final ZoneId zone;
    private final int minutes;
    private final long[] starts;
    private final double[] counts;

    /**
     * @param name series id; empty where a file has but one
     * @param zone whose days and hours shape the demand
     * @param minutes length of an interval, a divisor of 1 440
     * @param starts first second of each interval since 1970 UTC, rising strictly
     * @param counts 0 or more, one a start
     * @throws IllegalArgumentException if an argument is not so
     */
    public CountSeries(String name, ZoneId zone, int minutes, long[] starts, double[] counts) {
        if (minutes < 1 || 1440 % minutes != 0) {
            throw new IllegalArgumentException("an interval is a whole part of a day, not " + minutes + " minutes");
        }
        if (starts.length != counts.length) {
            throw new IllegalArgumentException(starts.length + " intervals but " + counts.length + " counts");
        }
        for (int i = 0; i < starts.length; i++) {
            if (i > 0 && starts[i] <= starts[i - 1]) {
                throw new IllegalArgumentException("intervals do not rise at " + Instant.ofEpochSecond(starts[i]));
            }
            if (!(counts[i] >= 0) || Double.isInfinite(counts[i])) {
                throw new IllegalArgumentException(
                        "a count is 0 or more, not " + counts[i] + " at " + Instant.ofEpochSecond(starts[i]));
            }
        }
        this.name = name;
        this.zone = zone;
        this.minutes = minutes;
        this.starts = starts.clone();
        this.counts = counts.clone();
    }

    public String name() {
        return name;
    }

    public ZoneId zone() {
        return zone;
    }

    /** Length of an interval. */
    public int minutes() {
        return minutes;
    }

    /** How many intervals are known. */
    public int size() {
        return starts.length;
    }

    /** First second of the i-th known interval, since 1970 UTC. */
    public long startSecond(int i) {
        return starts[i];
    }

    public Instant start(int i) {
        return Instant.ofEpochSecond(starts[i]);
    }

    public double count(int i) {
        return counts[i];
    }

    /** The count of the interval that begins then; empty = missing. */
    public OptionalDouble countAt(Instant start) {
        int found = start.getNano() != 0 ? -1 : Arrays.binarySearch(starts, start.getEpochSecond());
        return found < 0 ? OptionalDouble.empty() : OptionalDouble.of(counts[found]);
    }

    /** The intervals that had ended by then. */
    public CountSeries before(Instant at) {
        int known = firstAtOrAfter(at.minusSeconds(minutes * 60L).plusNanos(1));
        return part(0, known);
    }

    /** The intervals that begin at {@code from} or later and before {@code to}. */
    public CountSeries between(Instant from, Instant to) {
        int first = firstAtOrAfter(from);
        return part(first, Math.max(first, firstAtOrAfter(to)));
    }

    /**
     * The same contacts in longer intervals. One is known only if all its parts are: a sum over gaps would be too small.
     *
     * @param longer minutes, a multiple of {@link #minutes()} and a divisor of 1 440
     */
    public CountSeries every(int longer) {
        if (longer == minutes) {
            return this;
        }
        if (longer % minutes != 0) {
            throw new IllegalArgumentException("counts of " + minutes + " minutes cannot be put together to " + longer);
        }
        int parts = longer / minutes;
        long[] sumStarts = new long[starts.length / parts];
        double[] sums = new double[starts.length / parts];
        int found = 0;
        for (int i = 0; i + parts <= starts.length; i++) {
            boolean whole = LocalSlots.secondOfDay(starts[i], zone) % (longer * 60) == 0
                    && starts[i + parts - 1] - starts[i] == (parts - 1) * minutes * 60L;
            if (whole) {
                sumStarts[found] = starts[i];
                sums[found++] = Arrays.stream(counts, i, i + parts).sum();
                i += parts - 1;
            }
        }
        return new CountSeries(name, zone, longer, Arrays.copyOf(sumStarts, found), Arrays.copyOf(sums, found));
    }

    private CountSeries part(int from, int to) {
        return new CountSeries(
                name, zone, minutes, Arrays.copyOfRange(starts, from, to), Arrays.copyOfRange(counts, from, to));
    }

    private int firstAtOrAfter(Instant at) {
        long second = at.getNano() == 0 ? at.getEpochSecond() : at.getEpochSecond() + 1;
        int found = Arrays.binarySearch(starts, second);
        return found < 0 ? -found - 1 : found;
    }

    @Override
    public String toString() {
        return "series \"" + name + "\" of " + starts.length + " intervals of " + minutes + " minutes";
    }
}
