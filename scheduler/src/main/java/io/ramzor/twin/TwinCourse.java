package io.ramzor.twin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What happens by plan from now on: whom agents serve, when they are away, when they change; how many of the floor's contacts come. One
 * future differs from another in this alone. Times in seconds from now.
 */
public final class TwinCourse {
    static final double NEVER = Double.POSITIVE_INFINITY;

    /**
     * Something that befalls an agent.
     *
     * @param at when
     * @param serves queues served from then on; null = goes away
     * @param awayFor how long away, {@link #NEVER} = for good
     */
    private record Mark(double at, int agent, int[] serves, double awayFor) {}

    final int[][] serves;
    final int[] open;
    /** When an agent who is away now comes, 0 = is here. */
    final double[] comes;

    /** Share of the floor's arrivals that come, by queue and interval; null = all do. */
    double[][] comers;

    private final List<Mark> plan = new ArrayList<>();
    double[] at = {};
    int[] agent = {};
    int[][] toServe = {};
    double[] awayFor = {};

    /**
     * @param serves queues served now, by agent
     * @param open contacts held now, by agent
     */
    public TwinCourse(int[][] serves, int[] open) {
        this.serves = Arrays.stream(serves).map(int[]::clone).toArray(int[][]::new);
        this.open = open.clone();
        comes = new double[serves.length];
    }

    /** The agent is not here before then. */
    public TwinCourse comes(int who, double when) {
        comes[who] = Math.max(0, when);
        return this;
    }

    /** The agent goes away for so long once what is held is finished; {@link Double#POSITIVE_INFINITY} = for good. */
    public TwinCourse leaves(int who, double when, double forSeconds) {
        plan.add(new Mark(when, who, null, forSeconds));
        return this;
    }

    /** The agent serves these queues from then on and finishes what is held. */
    public TwinCourse serves(int who, double when, int[] queues) {
        if (when <= 0) {
            serves[who] = queues.clone();
        } else {
            plan.add(new Mark(when, who, queues.clone(), 0));
        }
        return this;
    }

    /** Of the floor's arrivals only those shares come, by queue and interval; the last one holds on. */
    public TwinCourse thins(double[][] shares) {
        comers = shares;
        return this;
    }

    /** Share of those that come of the queue's arrivals then; all who wait already have come. */
    double share(int queue, double when, double intervalSeconds) {
        int interval = (int) Math.min(when / intervalSeconds, comers[queue].length - 1.0);
        return when < 0 ? 1 : comers[queue][interval];
    }

    /** Puts what was planned in order; to be called before the first future. */
    TwinCourse sorted() {
        plan.sort(Comparator.comparingDouble(Mark::at));
        at = plan.stream().mapToDouble(Mark::at).toArray();
        agent = plan.stream().mapToInt(Mark::agent).toArray();
        toServe = plan.stream().map(Mark::serves).toArray(int[][]::new);
        awayFor = plan.stream().mapToDouble(Mark::awayFor).toArray();
        return this;
    }
}
