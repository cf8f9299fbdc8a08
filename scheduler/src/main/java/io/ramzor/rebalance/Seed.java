package io.ramzor.rebalance;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * The first answer: the exact dynamic programme of {@link BestRow} for one agent at a time, swept over the agents until nothing
 * improves, then ruin and recreate: one agent is sent elsewhere, some whose queues that touches find their best row anew, and what is
 * dearer than the temperature allows is taken back (simulated annealing). It knows skills, costs, breaks and shift ends, the minimum stay and how many moves there may be.
 */
final class Seed {
    private static final int LEAST_KICKS = 40;
    private static final int SWEEPS = 8;
    /** Where only so few moves are allowed, they are chosen the best first. */
    private static final int FEW = 64;

    private static final int RECREATED = 2;
    private static final int KICKS_A_LOOK = 16;
    /** By how much, in abandoned contacts, a kick may make the plan dearer: at first, and at last. */
    private static final double HOT = 1;

    private static final double COLD = 0.03;

    private final SplittableRandom random;
    private final LongSupplier nanos;
    private final Allocation allocation;
    private final BestRow bestRow;
    private final int[] movers;
    private final int mostMoves;
    private final int[][] byQueue;
    private final int[] touched = new int[RECREATED + 3];
    private final int[][] before = new int[RECREATED + 3][];
    private int touches;
    private double temperature;

    Seed(Problem problem, CostTable table, Plan start, long seed) {
        this(problem, table, start, seed, System::nanoTime);
    }

    /** @param nanos a clock in nanoseconds from any beginning, by which the budget's milliseconds are counted */
    Seed(Problem problem, CostTable table, Plan start, long seed, LongSupplier nanos) {
        random = new SplittableRandom(seed);
        this.nanos = nanos;
        allocation = new Allocation(problem, table, start);
        bestRow = new BestRow(allocation);
        movers = allocation.movers;
        mostMoves = Math.min(movers.length, problem.guardrails.mostMoves());
        byQueue = new int[problem.queues][];
        for (int queue = 0; queue < problem.queues; queue++) {
            int wanted = queue;
            byQueue[queue] = Arrays.stream(movers)
                    .filter(agent -> touches(problem, agent, wanted))
                    .toArray();
        }
    }

    private boolean touches(Problem problem, int agent, int queue) {
        return Arrays.stream(problem.options[agent]).anyMatch(option -> option == queue)
                || Arrays.stream(allocation.homes(agent, new int[0])).anyMatch(home -> home == queue);
    }

    /** The best plan found by the table's cost. */
    Plan search(Budget budget) {
        long deadline = nanos.getAsLong() + budget.seedMillis() * 1_000_000;
        if (mostMoves < Math.min(FEW, movers.length)) {
            bestFirst();
        } else {
            sweep(deadline);
        }
        if (mostMoves == 0) {
            return allocation.plan();
        }
        long begin = nanos.getAsLong();
        int kicks = Math.max(LEAST_KICKS, movers.length);
        Plan best = allocation.plan();
        double bestCost = allocation.cost();
        for (int round = 0; round < budget.seedRounds(); round++) {
            if (!kicks(kicks, begin, deadline, budget, round)) {
                break;
            }
            if (allocation.cost() < bestCost - 1e-9) {
                best = allocation.plan();
                bestCost = allocation.cost();
            }
        }
        sweepOnce();
        return allocation.cost() < bestCost ? allocation.plan() : best;
    }

    /** Kicks of one round, colder and colder; returns whether there is time left. */
    private boolean kicks(int kicks, long begin, long deadline, Budget budget, int round) {
        for (int kick = 0; kick < kicks; kick++) {
            if (kick % KICKS_A_LOOK == 0) {
                double done = (double) round / budget.seedRounds();
                if (budget.timed()) {
                    long now = nanos.getAsLong();
                    if (now - deadline > 0) {
                        return false;
                    }
                    done = Math.max(done, (double) (now - begin) / (deadline - begin));
                }
                temperature = HOT * Math.pow(COLD / HOT, done);
            }
            kick();
        }
        return true;
    }

    private int[] order() {
        int[] order = movers.clone();
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    private void sweep(long deadline) {
        for (int pass = 0; pass < SWEEPS && nanos.getAsLong() - deadline < 0; pass++) {
            if (!sweepOnce()) {
                return;
            }
        }
    }

    private boolean sweepOnce() {
        boolean improved = false;
        for (int agent : order()) {
            improved |= bestRow.assign(agent, mostMoves);
        }
        return improved;
    }

    private void bestFirst() {
        while (allocation.moves() < mostMoves) {
            int best = -1;
            int[] row = null;
            double change = 0;
            for (int agent : movers) {
                int[] found = allocation.isMoved(agent) ? null : bestRow.find(agent);
                if (found != null && bestRow.change() < change) {
                    best = agent;
                    row = found;
                    change = bestRow.change();
                }
            }
            if (best < 0) {
                return;
            }
            allocation.give(best, row);
        }
    }

    /** One ruin and recreate, taken back if it makes the plan dearer. */
    private void kick() {
        double cost = allocation.cost();
        touches = 0;
        int agent = movers[random.nextInt(movers.length)];
        boolean full = allocation.moves() >= mostMoves;
        if (allocation.moves() > 0 && (full || random.nextInt(3) == 0)) {
            agent = allocation.movedAgent(random.nextInt(allocation.moves()));
        }
        int queue = queueOf(agent);
        remember(agent);
        if (allocation.isMoved(agent) && random.nextInt(3) > 0) {
            allocation.sendHome(agent);
        } else if (allocation.isMoved(agent) || !full) {
            allocation.give(agent, randomRow(agent));
        }
        if (allocation.moves() > 0 && mostMoves < FEW && random.nextInt(4) == 0) {
            int second = allocation.movedAgent(random.nextInt(allocation.moves()));
            remember(second);
            allocation.sendHome(second);
        }
        for (int i = 0; i < RECREATED; i++) {
            int[] pool = byQueue[i % 2 == 0 ? queue : queueOf(agent)];
            int other = pool[random.nextInt(pool.length)];
            remember(other);
            bestRow.assign(other, mostMoves);
        }
        bestRow.assign(agent, mostMoves);
        if (allocation.cost() > cost + 1e-9 - temperature * Math.log(1 - random.nextDouble())) {
            while (touches > 0) {
                touches--;
                allocation.give(touched[touches], before[touches]);
            }
        }
    }

    private void remember(int agent) {
        touched[touches] = agent;
        before[touches++] = allocation.row(agent);
    }

    /** A queue that the agent works for or could. */
    private int queueOf(int agent) {
        int[] row = allocation.row(agent);
        int[] options = allocation.problem.options[agent];
        if (row[0] != 0 && random.nextBoolean()) {
            return options[row[0]];
        }
        int[] homes = allocation.homes(agent, options);
        int home = homes[random.nextInt(homes.length)];
        return home >= 0 && random.nextBoolean() ? home : options[1 + random.nextInt(options.length - 1)];
    }

    private int[] randomRow(int agent) {
        int intervals = allocation.problem.intervals;
        int option = 1 + random.nextInt(allocation.problem.options[agent].length - 1);
        int from = random.nextInt(3) == 0 ? random.nextInt(intervals) : 0;
        int to = random.nextInt(3) == 0 ? from + 1 + random.nextInt(intervals - from) : intervals;
        while (from < to && allocation.away(agent, from)) {
            from++;
        }
        int end = from;
        while (end < to && !allocation.away(agent, end)) {
            end++;
        }
        return end == from ? new int[] {0, 0, 0} : new int[] {option, from, end};
    }
}
