package io.ramzor.twin;

import java.util.Arrays;

/**
 * What one future came to, by queue. Shares are of the legs decided (answered, abandoned or past their target) from now to a mark, the
 * end of the actions; cost is that of the whole horizon. Not for use by several threads at once.
 */
public final class TwinCounts {
    private static final double LATE_COST = 0.3;
    private static final double GRACE_SECONDS = 120;

    private final TwinFloor floor;
    private final double mark;
    private final double[] target;
    private final int[] in;
    private final int[] decided;
    private final int[] left;
    private final int[] waiting;
    private final double[] lateness;
    private final double[] cost;

    TwinCounts(TwinFloor floor, double markSeconds) {
        int queues = floor.queues().size();
        this.floor = floor;
        mark = Math.min(markSeconds, floor.horizonSeconds());
        target = floor.queues().stream()
                .mapToDouble(TwinFloor.Line::answerSeconds)
                .toArray();
        in = new int[queues];
        decided = new int[queues];
        left = new int[queues];
        waiting = new int[queues];
        lateness = new double[queues];
        cost = new double[queues];
    }

    /** A leg that was answered then. */
    void answered(int queue, double queued, double at) {
        double due = queued + target[queue];
        if (at <= due) {
            if (at < mark) {
                in[queue]++;
                decided[queue]++;
            } else {
                waits(queue, queued);
            }
        } else {
            cost[queue] += LATE_COST;
            overdue(queue, queued, due, at);
        }
    }

    /** A leg that was abandoned then. */
    void left(int queue, double queued, double at) {
        double due = queued + target[queue];
        double when = Math.min(at, due);
        cost[queue] += 1;
        left[queue] += when >= 0 && when < mark ? 1 : 0;
        if (at > due) {
            overdue(queue, queued, due, at);
        } else if (at < mark) {
            decided[queue]++;
        } else {
            waits(queue, queued);
        }
    }

    /** A leg that still waits at the horizon. */
    void remains(int queue, double queued) {
        TwinFloor.Line line = floor.queues().get(queue);
        double due = queued + target[queue];
        double end = floor.horizonSeconds();
        cost[queue] += 0.5 * Math.min(1, line.handleSeconds() / line.patienceSeconds());
        if (due < end) {
            cost[queue] += LATE_COST;
            overdue(queue, queued, due, end);
        } else {
            waits(queue, queued);
        }
    }

    /** What was late before now is decided; how long it stays so is not. */
    private void overdue(int queue, double queued, double due, double at) {
        decided[queue] += due >= 0 && due < mark ? 1 : 0;
        double from = Math.max(due, 0);
        lateness[queue] += Math.max(0, Math.min(at, mark) - from);
        cost[queue] += (at - from) / (target[queue] + GRACE_SECONDS);
        if (at >= mark) {
            waits(queue, queued);
        }
    }

    private void waits(int queue, double queued) {
        waiting[queue] += queued < mark ? 1 : 0;
    }

    void clear() {
        for (int[] counts : new int[][] {in, decided, left, waiting}) {
            Arrays.fill(counts, 0);
        }
        Arrays.fill(lateness, 0);
        Arrays.fill(cost, 0);
    }

    /**
     * What the future costs by queue, in abandoned contacts: leavers, {@value #LATE_COST} for each who is answered late or late at the
     * end, lateness (target + 2 minutes of it weigh as much as a leaver), and half of those who wait at the end and will probably leave.
     */
    public double cost(int queue) {
        return cost[queue];
    }

    /** Share of those decided who were answered in time; NaN = none was decided. */
    public double serviceLevel(int queue) {
        return (double) in[queue] / decided[queue];
    }

    /** Share of those decided who left without an answer, 0 to 1; NaN = none was decided. */
    public double abandonment(int queue) {
        return (double) left[queue] / decided[queue];
    }

    /** Seconds that contacts wait past their target, all together. */
    public double latenessSeconds(int queue) {
        return lateness[queue];
    }

    /** Contacts waiting at the mark. */
    public int waiting(int queue) {
        return waiting[queue];
    }
}
