package io.ramzor.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The rows of one series as they were read. Not safe for use by several threads. */
final class CountRows {
    /** So many rows tell the length of their intervals by themselves. */
    private static final int TELLING = 8;

    private static final double MOST = 0.8;

    private final Map<Long, Integer> indexByStart = new HashMap<>();
    private long[] starts = new long[256];
    private double[] counts = new double[256];
    private long[] lines = new long[256];
    private int size;

    int size() {
        return size;
    }

    boolean has(long start) {
        return indexByStart.containsKey(start);
    }

    void add(long start, double count, long line, SetAside setAside) {
        Integer before = indexByStart.putIfAbsent(start, size);
        if (before != null) {
            setAside.add(
                    line,
                    Instant.ofEpochSecond(start) + " was there before, on line " + lines[before]
                            + (counts[before] == count
                                    ? ", with the same count"
                                    : ", with " + counts[before] + " instead of " + count + ": the first is kept"));
            return;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
            lines = Arrays.copyOf(lines, size * 2);
        }
        starts[size] = start;
        counts[size] = count;
        lines[size++] = line;
    }

    void sort() {
        indexByStart.clear();
        boolean sorted = true;
        for (int i = 1; i < size && sorted; i++) {
            sorted = starts[i] > starts[i - 1];
        }
        if (sorted) {
            return;
        }
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        long[] key = starts;
        Arrays.sort(order, (a, b) -> Long.compare(key[a], key[b]));
        starts = Arrays.stream(order).mapToLong(i -> key[i]).toArray();
        double[] unsortedCounts = counts;
        counts = Arrays.stream(order).mapToDouble(i -> unsortedCounts[i]).toArray();
        long[] unsortedLines = lines;
        lines = Arrays.stream(order).mapToLong(i -> unsortedLines[i]).toArray();
    }

    /**
     * The length of the intervals: what most rows of each day that has enough of them say, else what is wanted.
     *
     * @throws IllegalArgumentException if days differ, or their intervals are longer than what is wanted
     */
    int minutes(String name, ZoneId zone, int wanted) {
        int step = 0;
        int lineOfStep = 0;
        for (int from = 0; from < size; ) {
            int to = endOfDay(from, zone);
            int own = step(from, to);
            if (own > 0 && step > 0 && own != step) {
                throw new IllegalArgumentException(name + ": intervals are mixed: of " + step / 60 + " minutes on "
                        + date(lineOfStep, zone) + ", of " + own / 60 + " minutes on " + date(from, zone)
                        + " (line " + lines[from] + "); give counts of one length");
            }
            if (own > 0 && step == 0) {
                step = own;
                lineOfStep = from;
            }
            from = to;
        }
        if (step == 0) {
            return wanted;
        }
        if (step % 60 != 0 || step / 60 > wanted || wanted % (step / 60) != 0) {
            throw new IllegalArgumentException(name + ": counts of " + step / 60.0 + " minutes cannot be told by "
                    + wanted + " minutes; give an interval that is a multiple of theirs");
        }
        return step / 60;
    }

    private int endOfDay(int from, ZoneId zone) {
        long day = LocalSlots.epochDay(starts[from], zone);
        int to = from + 1;
        while (to < size && LocalSlots.epochDay(starts[to], zone) == day) {
            to++;
        }
        return to;
    }

    /** Seconds between most neighbours, 0 if they do not tell. */
    private int step(int from, int to) {
        if (to - from < TELLING) {
            return 0;
        }
        Map<Integer, Integer> found = new HashMap<>();
        for (int i = from + 1; i < to; i++) {
            found.merge((int) (starts[i] - starts[i - 1]), 1, Integer::sum);
        }
        var most = found.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        return most.getValue() >= MOST * (to - from - 1) ? most.getKey() : 0;
    }

    private LocalDate date(int i, ZoneId zone) {
        return LocalDate.ofEpochDay(LocalSlots.epochDay(starts[i], zone));
    }

    /** Drops rows that begin where no interval of that length does. */
    void dropOffGrid(int minutes, ZoneId zone, SetAside setAside) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (LocalSlots.secondOfDay(starts[i], zone) % (minutes * 60) == 0) {
                starts[kept] = starts[i];
                lines[kept] = lines[i];
                counts[kept++] = counts[i];
            } else {
                setAside.add(
                        lines[i], Instant.ofEpochSecond(starts[i]) + " begins no interval of " + minutes + " minutes");
            }
        }
        size = kept;
    }

    CountSeries series(String name, ZoneId zone, int minutes) {
        return new CountSeries(name, zone, minutes, Arrays.copyOf(starts, size), Arrays.copyOf(counts, size));
    }
}
