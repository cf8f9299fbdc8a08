package io.ramzor.staffing;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A simulated floor on which agents with several skills share queues: Poisson arrivals, exponential handling and patience.
 *
 * <p>Where agents take their own queue first, a contact that finds several free agents goes to one whose own queue it is, the
 * less versatile first, else to the longest rested. The same seed gives the same customers whatever the agents are.
 */
final class SkillFloor {
    /** Share of the contacts that only fill the floor. */
    private static final double WARM_UP = 0.1;

    private final List<SkillLoad> loads;
    private final SkillGroup[] groups;
    /** Groups that serve a queue, those whose own it is first, the less versatile before. */
    private final int[][] serving;

    /** When the free agents of each group became free, the longest rested first. */
    private final List<ArrayDeque<Double>> free;

    private final ServingOrder order;
    private final List<ArrayDeque<Waiting>> lines;
    private final PriorityQueue<Ending> endings = new PriorityQueue<>();
    private final long[] offered;
    private final long[] answeredIn;
    private final long[] left;
    private boolean counts;

    private record Waiting(double since, double until, double handle, boolean counted) {}

    private record Ending(double at, int group) implements Comparable<Ending> {
        @Override
        public int compareTo(Ending other) {
            return Double.compare(at, other.at);
        }
    }

    /**
     * What was seen of one queue.
     *
     * @param offered contacts
     * @param answeredIn those answered within the target
     * @param left those that left
     */
    record Seen(long offered, long answeredIn, long left) {
        double serviceLevel() {
            return (double) answeredIn / offered;
        }

        Seen plus(Seen other) {
            return new Seen(offered + other.offered, answeredIn + other.answeredIn, left + other.left);
        }
    }

    private SkillFloor(List<SkillLoad> loads, List<SkillGroup> groups, ServingOrder order) {
        this.loads = loads;
        this.order = order;
        this.groups = groups.toArray(SkillGroup[]::new);
        this.serving = new int[loads.size()][];
        for (int queue = 0; queue < serving.length; queue++) {
            serving[queue] = servingGroups(queue);
        }
        this.free = groups.stream()
                .map(group -> new ArrayDeque<>(Collections.nCopies(group.agents(), 0.0)))
                .toList();
        this.lines = loads.stream().map(load -> new ArrayDeque<Waiting>()).toList();
        this.offered = new long[serving.length];
        this.answeredIn = new long[serving.length];
        this.left = new long[serving.length];
    }

    /**
     * Lets that many contacts come, of all queues.
     *
     * @return what was seen by queue, without the beginning
     */
    static Seen[] run(List<SkillLoad> loads, List<SkillGroup> groups, ServingOrder order, long contacts, long seed) {
        SkillFloor floor = new SkillFloor(loads, groups, order);
        floor.play(contacts, new SplittableRandom(seed));
        Seen[] seen = new Seen[loads.size()];
        for (int queue = 0; queue < seen.length; queue++) {
            seen[queue] = new Seen(floor.offered[queue], floor.answeredIn[queue], floor.left[queue]);
        }
        return seen;
    }

    private int[] servingGroups(int queue) {
        return IntStream.range(0, groups.length)
                .filter(group -> groups[group].serves(queue))
                .boxed()
                .sorted((a, b) -> Integer.compare(rank(a, queue), rank(b, queue)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int rank(int group, int queue) {
        return groups[group].own() == queue ? groups[group].skills().length : Integer.MAX_VALUE;
    }

    private void play(long contacts, SplittableRandom chance) {
        double[] next = new double[serving.length];
        for (int queue = 0; queue < next.length; queue++) {
            next[queue] = exponential(chance, 1 / loads.get(queue).load().arrivalsPerSecond());
        }
        for (long contact = 0; contact < contacts; contact++) {
            counts = contact >= WARM_UP * contacts;
            int queue = earliest(next);
            double now = next[queue];
            while (!endings.isEmpty() && endings.peek().at <= now) {
                Ending ending = endings.poll();
                freed(ending.group, ending.at);
            }
            arrive(queue, now, chance);
            next[queue] = now + exponential(chance, 1 / loads.get(queue).load().arrivalsPerSecond());
        }
        while (!endings.isEmpty()) {
            Ending ending = endings.poll();
            freed(ending.group, ending.at);
        }
    }

    private static int earliest(double[] next) {
        int earliest = 0;
        for (int queue = 1; queue < next.length; queue++) {
            earliest = next[queue] < next[earliest] ? queue : earliest;
        }
        return earliest;
    }

    private void arrive(int queue, double now, SplittableRandom chance) {
        Load load = loads.get(queue).load();
        double handle = exponential(chance, load.handleSeconds());
        double patience =
                load.finitePatience() == null ? Double.POSITIVE_INFINITY : exponential(chance, load.patienceSeconds());
        offered[queue] += counts ? 1 : 0;
        int group = freeGroup(queue);
        if (group < 0) {
            lines.get(queue).add(new Waiting(now, now + patience, handle, counts));
            return;
        }
        free.get(group).poll();
        endings.add(new Ending(now + handle, group));
        answeredIn[queue] += counts ? 1 : 0;
    }

    private int freeGroup(int queue) {
        int best = -1;
        for (int group : serving[queue]) {
            if (!free.get(group).isEmpty()) {
                boolean own = order == ServingOrder.OWN_QUEUE_FIRST && groups[group].own() == queue;
                if (own) {
                    return group;
                }
                best = best < 0 || free.get(group).peek() < free.get(best).peek() ? group : best;
            }
        }
        return best;
    }

    private void freed(int group, double now) {
        int queue = -1;
        double since = Double.POSITIVE_INFINITY;
        for (int skill : groups[group].skills()) {
            Waiting first = first(skill, now);
            if (first != null && first.since < since) {
                queue = skill;
                since = first.since;
                if (order == ServingOrder.OWN_QUEUE_FIRST && skill == groups[group].own()) {
                    break;
                }
            }
        }
        if (queue < 0) {
            free.get(group).add(now);
            return;
        }
        Waiting taken = lines.get(queue).poll();
        endings.add(new Ending(now + taken.handle, group));
        if (taken.counted && now - taken.since <= loads.get(queue).answerSeconds()) {
            answeredIn[queue]++;
        }
    }

    /** The longest waiting contact that is still there. */
    private Waiting first(int queue, double now) {
        ArrayDeque<Waiting> line = lines.get(queue);
        Waiting first = line.peek();
        while (first != null && first.until <= now) {
            left[queue] += first.counted ? 1 : 0;
            line.poll();
            first = line.peek();
        }
        return first;
    }

    private static double exponential(SplittableRandom chance, double mean) {
        return -Math.log(1 - chance.nextDouble()) * mean;
    }
}
