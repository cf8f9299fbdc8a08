package io.ramzor.job;

import java.util.Arrays;

/**
 * <em>Now</em> in event time: the largest time read; of several partitions the smallest of their largest, one that has ended holds
 * nothing back. Never goes back.
 */
final class EventClock {
    /** Before the first event. */
    static final long NONE = Long.MIN_VALUE;

    private final long[] largest;
    private final boolean[] ended;
    private long now = NONE;

    EventClock(int partitions) {
        largest = new long[partitions];
        ended = new boolean[partitions];
        Arrays.fill(largest, NONE);
    }

    long now() {
        return now;
    }

    /** Takes in that an event of that time was read. */
    void read(int partition, long time) {
        if (time > largest[partition]) {
            largest[partition] = time;
            advance();
        }
    }

    /** Takes in that nothing more comes from the partition. */
    void end(int partition) {
        ended[partition] = true;
        advance();
    }

    private void advance() {
        long smallest = Long.MAX_VALUE;
        long highest = NONE;
        for (int i = 0; i < largest.length; i++) {
            highest = Math.max(highest, largest[i]);
            if (!ended[i]) {
                smallest = Math.min(smallest, largest[i]);
            }
        }
        now = Math.max(now, smallest == Long.MAX_VALUE ? highest : smallest);
    }

    /** Everything that is needed to go on: now, then the largest time of each partition, then who has ended (1 or 0). */
    long[] state() {
        long[] state = new long[1 + 2 * largest.length];
        state[0] = now;
        for (int i = 0; i < largest.length; i++) {
            state[1 + i] = largest[i];
            state[1 + largest.length + i] = ended[i] ? 1 : 0;
        }
        return state;
    }

    /** Goes on from what {@link #state} said; partitions that have come since begin with nothing read. */
    void restore(long[] state) {
        int partitions = (state.length - 1) / 2;
        now = state[0];
        for (int i = 0; i < Math.min(partitions, largest.length); i++) {
            largest[i] = state[1 + i];
            ended[i] = state[1 + partitions + i] == 1;
        }
    }
}
