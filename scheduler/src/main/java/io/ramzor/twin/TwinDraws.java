package io.ramzor.twin;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The chance of one pair of futures: when contacts arrive, how much work each of them is and when it loses patience. Both futures read
 * the same draws, and each queue has its own stream, so that they differ by nothing but the course of the agents. Used again for pair
 * after pair by one thread.
 */
final class TwinDraws {
    private final TwinFloor floor;
    private final List<TwinFloor.Held> held;
    /** By queue, those who wait at the beginning first: when it was queued, how much work it is, when it leaves. */
    final double[][] queuedAt;

    final double[][] work;
    final double[][] leavesAt;
    /** Queue of each arrival, by time; ends with -1. */
    int[] order = new int[1024];

    final boolean[] isHeld;
    final double[] heldWork;
    private final int[] count;

    TwinDraws(TwinFloor floor, List<TwinFloor.Held> held) {
        this.floor = floor;
        this.held = held;
        int queues = floor.queues().size();
        queuedAt = new double[queues][256];
        work = new double[queues][256];
        leavesAt = new double[queues][256];
        count = new int[queues];
        isHeld = new boolean[held.size()];
        heldWork = new double[held.size()];
    }

    /** Draws the pair of that seed. */
    void draw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] handling = new double[count.length];
        for (int queue = 0; queue < count.length; queue++) {
            SplittableRandom own = random.split();
            TwinFloor.Line line = floor.queues().get(queue);
            double level = level(own, line.arrivalSpread());
            handling[queue] = line.handleSeconds() * level(own, line.handleSpread());
            backlog(queue, line, own, handling[queue]);
            arrivals(queue, line, own, level, handling[queue]);
        }
        for (int i = 0; i < isHeld.length; i++) {
            isHeld[i] = random.nextDouble() < held.get(i).probability();
            heldWork[i] = random.nextExponential() * handling[held.get(i).queue()];
        }
        merge();
    }

    private void backlog(int queue, TwinFloor.Line line, SplittableRandom random, double handling) {
        count[queue] = 0;
        for (double age : line.backlog()) {
            add(queue, -age, random.nextExponential() * handling, random.nextExponential() * line.patienceSeconds());
        }
    }

    private void arrivals(int queue, TwinFloor.Line line, SplittableRandom random, double level, double handling) {
        double interval = floor.intervalSeconds();
        double at = 0;
        for (int i = 0; at < floor.horizonSeconds(); i++) {
            double rate = level * line.perSecond(i, interval);
            double end = Math.min(floor.horizonSeconds(), (i + 1) * interval);
            while (rate > 0) {
                at += random.nextExponential() / rate;
                if (at >= end) {
                    break;
                }
                add(
                        queue,
                        at,
                        random.nextExponential() * handling,
                        at + random.nextExponential() * line.patienceSeconds());
            }
            at = end;
        }
    }

    private void add(int queue, double at, double ownWork, double leaves) {
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

    private void merge() {
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

    /** A draw with mean 1 and that coefficient of variation, log-normal. */
    private static double level(SplittableRandom random, double spread) {
        double sigma = Math.sqrt(Math.log1p(spread * spread));
        return Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
    }
}
