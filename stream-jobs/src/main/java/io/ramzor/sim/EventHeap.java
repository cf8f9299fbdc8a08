package io.ramzor.sim;

import java.util.Arrays;

/**
 * A binary heap of small happenings: a microsecond and one word, no objects. Happenings of one microsecond come out in the
 * order in which they went in.
 *
 * <p>The word holds the insertion number (34 bits), the kind (6 bits) and an index (24 bits). Nothing is ever removed from
 * the middle: who schedules keeps the returned word, and a word that is no longer the one kept is stale.
 */
final class EventHeap {
    static final int MAX_INDEX = (1 << 24) - 1;
    private static final int KIND_SHIFT = 24;
    private static final int NUMBER_SHIFT = 30;

    private long[] times = new long[256];
    private long[] words = new long[256];
    private int size;
    private long number;

    /** Schedules and returns the word that {@link #pop} will give, never 0. */
    long push(long time, int kind, int index) {
        if (index < 0 || index > MAX_INDEX) {
            throw new IllegalStateException("more than " + MAX_INDEX + " contacts are open at once");
        }
        long word = ++number << NUMBER_SHIFT | (long) kind << KIND_SHIFT | index;
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            words = Arrays.copyOf(words, size * 2);
        }
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (!earlier(time, word, times[parent], words[parent])) {
                break;
            }
            times[hole] = times[parent];
            words[hole] = words[parent];
            hole = parent;
        }
        times[hole] = time;
        words[hole] = word;
        return word;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Time of the next happening, Long.MAX_VALUE if there is none. */
    long nextTime() {
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    /** Takes the next happening out and returns its word. */
    long pop() {
        long first = words[0];
        int last = --size;
        long time = times[last];
        long word = words[last];
        int hole = 0;
        for (int child = 1; child < last; child = 2 * hole + 1) {
            if (child + 1 < last && earlier(times[child + 1], words[child + 1], times[child], words[child])) {
                child++;
            }
            if (!earlier(times[child], words[child], time, word)) {
                break;
            }
            times[hole] = times[child];
            words[hole] = words[child];
            hole = child;
        }
        times[hole] = time;
        words[hole] = word;
        return first;
    }

    static int kind(long word) {
        return (int) (word >>> KIND_SHIFT) & 0x3f;
    }

    static int index(long word) {
        return (int) word & MAX_INDEX;
    }

    private static boolean earlier(long time, long word, long otherTime, long otherWord) {
        return time < otherTime || time == otherTime && word < otherWord;
    }
}
