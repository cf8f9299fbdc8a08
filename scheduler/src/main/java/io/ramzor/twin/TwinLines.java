package io.ramzor.twin;

import java.util.Arrays;

/** Who comes in one future, by queue and in all, in order of time; filled again for future after future. */
final class TwinLines {
    private final TwinFloor floor;
    /** By queue, those who wait at the beginning first: when it was queued, how much work it is, when it leaves. */
    final double[][] queuedAt;

    final double[][] work;
    final double[][] leavesAt;
    final int[] count;
    /** Queue of each arrival, by time; ends with -1. */
    int[] order = new int[1024];

    TwinLines(TwinFloor floor) {
        int queues = floor.queues().size();
        this.floor = floor;
        queuedAt = new double[queues][256];
        work = new double[queues][256];
        leavesAt = new double[queues][256];
        count = new int[queues];
    }

    void clear() {
        Arrays.fill(count, 0);
    }

    /** Adds one who comes after all others of the queue. */
    void add(int queue, double at, double ownWork, double leaves) {
        int place = count[queue]++;
        if (place + 1 >= queuedAt[queue].length) {
            queuedAt[queue] = Arrays.copyOf(queuedAt[queue], place * 2 + 2);
            work[queue] = Arrays.copyOf(work[queue], place * 2 + 2);
            leavesAt[queue] = Arrays.copyOf(leavesAt[queue], place * 2 + 2);
        }
        queuedAt[queue][place] = at;
        work[queue][place] = ownWork;
        leavesAt[queue][place] = leaves;
        queuedAt[queue][place + 1] = TwinCourse.NEVER;
    }

    /** Puts the arrivals of all queues in order. */
    void merge() {
        int queues = count.length;
        int[] next = new int[queues];
        double[] at = new double[queues];
        for (int queue = 0; queue < queues; queue++) {
            next[queue] = floor.queues().get(queue).backlog().length;
            at[queue] = count[queue] == 0 ? TwinCourse.NEVER : queuedAt[queue][next[queue]];
        }
        for (int i = 0; ; i++) {
            if (i == order.length) {
                order = Arrays.copyOf(order, 2 * i);
            }
            int first = -1;
            double least = TwinCourse.NEVER;
            for (int queue = 0; queue < queues; queue++) {
                if (at[queue] < least) {
                    least = at[queue];
                    first = queue;
                }
            }
            order[i] = first;
            if (first < 0) {
                return;
            }
            at[first] = queuedAt[first][++next[first]];
        }
    }
}
