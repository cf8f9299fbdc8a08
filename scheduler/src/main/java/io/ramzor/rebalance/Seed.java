package io.ramzor.rebalance;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The first answer: an exact dynamic programme for one agent at a time (all others held), swept over the agents until nothing improves,
 * then ruin and recreate. It knows skills, costs and the minimum stay, but not when a move may run.
 */
final class Seed {
    private static final int PATIENCE = 60;

    private final Problem problem;
    private final CostTable table;
    private final SplittableRandom random;
    private final double moveCost;
    private final double[][] agents;
    private Plan plan;

    Seed(Problem problem, CostTable table, Plan start, long seed) {
        this.problem = problem;
        this.table = table;
        this.random = new SplittableRandom(seed);
        moveCost = problem.situation.moveCost();
        plan = start.copy();
        agents = plan.agents(problem);
    }

    /** The best plan found by the table's cost. */
    Plan search(Budget budget) {
        long deadline = System.nanoTime() + budget.seedMillis() * 1_000_000;
        sweep(order());
        Plan best = plan.copy();
        double bestCost = Evaluator.tableCost(problem, table, best);
        int idle = 0;
        for (int round = 0; round < budget.seedRounds() && idle < PATIENCE; round++) {
            if (System.nanoTime() - deadline > 0) {
                break;
            }
            ruin();
            sweep(order());
            double cost = Evaluator.tableCost(problem, table, plan);
            if (cost < bestCost - 1e-9) {
                best = plan.copy();
                bestCost = cost;
                idle = 0;
            } else {
                idle++;
                take(best);
            }
        }
        return best;
    }

    private int[] order() {
        int[] order = new int[problem.agents];
        Arrays.setAll(order, i -> i);
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    private void sweep(int[] order) {
        boolean improved = true;
        for (int pass = 0; improved && pass < 8; pass++) {
            improved = false;
            for (int agent : order) {
                improved |= reassign(agent);
            }
        }
    }

    /** Sends a random few of the agents who are away home, and a random few others along. */
    private void ruin() {
        int several = 1 + random.nextInt(Math.max(1, Math.min(problem.agents, 6)));
        for (int i = 0; i < several && problem.agents > 0; i++) {
            int agent = random.nextInt(problem.agents);
            int[] fresh = new int[problem.intervals];
            if (problem.options[agent].length > 1 && random.nextInt(3) == 0 && !problem.justCame(agent)) {
                Arrays.fill(fresh, 1 + random.nextInt(problem.options[agent].length - 1));
            }
            replace(agent, fresh);
        }
    }

    private void take(Plan other) {
        for (int agent = 0; agent < problem.agents; agent++) {
            if (!Arrays.equals(plan.option[agent], other.option[agent])) {
                replace(agent, other.option[agent].clone());
            }
        }
    }

    private void replace(int agent, int[] fresh) {
        for (int i = 0; i < problem.intervals; i++) {
            if (plan.option[agent][i] != fresh[i]) {
                problem.add(agents, agent, i, plan.option[agent][i], -1);
                problem.add(agents, agent, i, fresh[i], 1);
            }
        }
        plan.option[agent] = fresh;
    }

    /** Finds the agent's best row given all others; returns whether it is better than the present one. */
    private boolean reassign(int agent) {
        int count = problem.options[agent].length;
        if (count == 1 || problem.justCame(agent)) {
            return false;
        }
        double[][] cost = optionCosts(agent);
        int[] old = plan.option[agent];
        int[] fresh = cheapestRow(cost);
        if (rowCost(cost, fresh) < rowCost(cost, old) - 1e-9) {
            replace(agent, fresh);
            return true;
        }
        return false;
    }

    private double rowCost(double[][] cost, int[] row) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            boolean starts = row[i] != 0 && (i == 0 || row[i - 1] != row[i]);
            sum += cost[i][row[i]] + (starts ? moveCost : 0);
        }
        return sum;
    }

    private int[] cheapestRow(double[][] cost) {
        int intervals = cost.length;
        int count = cost[0].length;
        int[][] from = new int[intervals][count];
        double[] best = new double[count];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[0] = 0;
        for (int i = 0; i < intervals; i++) {
            double[] next = new double[count];
            int cheapest = 0;
            for (int option = 1; option < count; option++) {
                cheapest = best[option] < best[cheapest] ? option : cheapest;
            }
            for (int option = 0; option < count; option++) {
                double change = best[cheapest] + (option == 0 ? 0 : moveCost);
                boolean stays = best[option] <= change;
                from[i][option] = stays ? option : cheapest;
                next[option] = cost[i][option] + (stays ? best[option] : change);
            }
            best = next;
        }
        int option = 0;
        for (int other = 1; other < count; other++) {
            option = best[other] < best[option] ? other : option;
        }
        int[] row = new int[intervals];
        for (int i = intervals - 1; i >= 0; i--) {
            row[i] = option;
            option = from[i][option];
        }
        return row;
    }

    /** Cost by interval and option relative to the agent being absent. */
    private double[][] optionCosts(int agent) {
        int count = problem.options[agent].length;
        double[][] cost = new double[problem.intervals][count];
        for (int i = 0; i < problem.intervals; i++) {
            problem.add(agents, agent, i, plan.option[agent][i], -1);
            for (int option = 0; option < count; option++) {
                cost[i][option] = optionCost(agent, i, option);
            }
            problem.add(agents, agent, i, plan.option[agent][i], 1);
        }
        return cost;
    }

    private double optionCost(int agent, int interval, int option) {
        double stay = option == 0 ? 1 : problem.finishing(agent, interval);
        double sum = 0;
        for (int queue = 0; queue < problem.queues; queue++) {
            double gives = stay * problem.staying[agent][interval][queue];
            if (option > 0 && problem.options[agent][option] == queue) {
                gives += (1 - stay) * problem.moved[agent][interval][option];
            }
            if (gives != 0) {
                double without = agents[queue][interval];
                sum += table.at(queue, interval, without + gives) - table.at(queue, interval, without);
            }
        }
        return sum;
    }
}
