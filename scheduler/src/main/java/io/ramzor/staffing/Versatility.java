package io.ramzor.staffing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many agents must be versatile: service levels by the number of agents with more than one skill, and by how many skills
 * they have, by a seeded simulation of the floor.
 *
 * <p>Skills are chained: a versatile agent of the i-th queue serves that and the next ones, the first after the last (Jordan and
 * Graves 1995; Wallace and Whitt 2005: two skills give most of what all would give). Versatile agents are spread over the queues
 * in proportion to their agents.
 */
public final class Versatility {
    private final List<SkillLoad> loads;
    private final ServingOrder order;
    private final long contacts;
    private final long seed;

    /**
     * @param loads the queues, in the order of the chain, at least one
     * @param order who serves whom
     * @param contacts contacts to simulate for each point of the curve, at least 1000
     * @param seed where chance begins
     */
    public Versatility(List<SkillLoad> loads, ServingOrder order, long contacts, long seed) {
        this.loads = List.copyOf(loads);
        this.order = order;
        this.contacts = contacts;
        this.seed = seed;
        if (loads.isEmpty() || contacts < 1000) {
            throw new IllegalArgumentException("at least one queue and 1000 contacts are needed");
        }
        for (SkillLoad load : loads) {
            if (load.load().arrivalsPerSecond() == 0) {
                throw new IllegalArgumentException(load.queue() + ": nothing comes; leave the queue out");
            }
        }
        double erlangs =
                loads.stream().mapToDouble(load -> load.load().erlangs()).sum();
        boolean impatient = loads.stream().allMatch(load -> load.load().finitePatience() != null);
        if (agents() == 0 || !impatient && erlangs >= agents()) {
            throw new IllegalArgumentException(agents() + " agents cannot work off " + erlangs
                    + " erlangs if nobody leaves; give more agents, or the customers' patience");
        }
    }

    /**
     * A point of the curve.
     *
     * @param versatile agents with more than one skill
     * @param skills how many skills these have
     * @param serviceLevel share of all contacts answered within their queue's target
     * @param error half-width of its 95 % confidence interval
     * @param byQueue the same by queue, in the order of the loads
     * @param abandonment share of all contacts that left
     * @param holds whether every queue reaches its service level
     */
    public record Point(
            int versatile,
            int skills,
            double serviceLevel,
            double error,
            List<Double> byQueue,
            double abandonment,
            boolean holds) {}

    /** All agents. */
    public int agents() {
        return loads.stream().mapToInt(SkillLoad::agents).sum();
    }

    /**
     * One point.
     *
     * @param versatile 0 to all agents
     * @param skills 1 to the number of queues
     */
    public Point point(int versatile, int skills) {
        if (versatile < 0 || versatile > agents() || skills < 1 || skills > loads.size()) {
            throw new IllegalArgumentException("there are " + agents() + " agents and " + loads.size()
                    + " queues; versatile agents cannot be " + versatile + " with " + skills + " skills");
        }
        int batches = 10;
        double[] levels = new double[batches];
        SkillFloor.Seen[] sums = new SkillFloor.Seen[loads.size()];
        Arrays.fill(sums, new SkillFloor.Seen(0, 0, 0));
        for (int batch = 0; batch < batches; batch++) {
            SkillFloor.Seen[] seen =
                    SkillFloor.run(loads, groups(versatile, skills), order, contacts / batches, seed + 7_919L * batch);
            levels[batch] = total(seen).serviceLevel();
            for (int queue = 0; queue < sums.length; queue++) {
                sums[queue] = sums[queue].plus(seen[queue]);
            }
        }
        return point(versatile, skills, levels, sums);
    }

    private Point point(int versatile, int skills, double[] levels, SkillFloor.Seen[] sums) {
        SkillFloor.Seen all = total(sums);
        double mean = Arrays.stream(levels).average().orElse(0);
        double squares = Arrays.stream(levels)
                .map(level -> (level - mean) * (level - mean))
                .sum();
        // Student's t for 9 degrees of freedom.
        double error = 2.262 * Math.sqrt(squares / (levels.length - 1) / levels.length);
        List<Double> byQueue = new ArrayList<>();
        boolean holds = true;
        for (int queue = 0; queue < sums.length; queue++) {
            byQueue.add(sums[queue].serviceLevel());
            holds &= sums[queue].serviceLevel() >= loads.get(queue).serviceLevel();
        }
        return new Point(
                versatile, skills, all.serviceLevel(), error, byQueue, (double) all.left() / all.offered(), holds);
    }

    private static SkillFloor.Seen total(SkillFloor.Seen[] seen) {
        return Arrays.stream(seen).reduce(new SkillFloor.Seen(0, 0, 0), SkillFloor.Seen::plus);
    }

    /**
     * The smallest number of versatile agents with whom every queue reaches its service level.
     *
     * @param skills how many skills they have, 2 or more
     * @return null if not even all suffice
     */
    public Point smallest(int skills) {
        Point none = point(0, 1);
        if (none.holds()) {
            return none;
        }
        Point enough = point(agents(), skills);
        if (!enough.holds()) {
            return null;
        }
        int few = 0;
        while (enough.versatile() - few > 1) {
            Point middle = point((enough.versatile() + few) / 2, skills);
            if (middle.holds()) {
                enough = middle;
            } else {
                few = middle.versatile();
            }
        }
        return enough;
    }

    /**
     * Who they are: by agent the places of the queues served, the own one first.
     *
     * @param versatile 0 to all agents
     * @param skills 1 to the number of queues
     */
    public List<int[]> skills(int versatile, int skills) {
        List<int[]> agents = new ArrayList<>();
        for (SkillGroup group : groups(versatile, skills)) {
            for (int agent = 0; agent < group.agents(); agent++) {
                agents.add(group.skills().clone());
            }
        }
        return agents;
    }

    /** The agents in groups of one set of skills each. */
    private List<SkillGroup> groups(int versatile, int skills) {
        List<SkillGroup> groups = new ArrayList<>();
        int before = 0;
        for (int queue = 0; queue < loads.size(); queue++) {
            int own = loads.get(queue).agents();
            int given = share(versatile, before + own) - share(versatile, before);
            before += own;
            groups.add(new SkillGroup(chain(queue, 1), skills == 1 ? own : own - given));
            if (skills > 1) {
                groups.add(new SkillGroup(chain(queue, skills), given));
            }
        }
        return groups;
    }

    private int share(int versatile, int agentsBefore) {
        return (int) Math.round((double) versatile * agentsBefore / agents());
    }

    private int[] chain(int queue, int skills) {
        int[] chain = new int[skills];
        for (int i = 0; i < skills; i++) {
            chain[i] = (queue + i) % loads.size();
        }
        return chain;
    }
}
