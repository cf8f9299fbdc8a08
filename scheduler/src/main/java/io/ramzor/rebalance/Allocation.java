package io.ramzor.rebalance;

import java.util.Arrays;

/**
 * A plan in the making: what each agent does, what every queue has in every interval, and the price of all by the table, kept up to
 * date as agents are given rows. An agent has at most one move, in intervals {@code [from, to)}; option 0 is to stay.
 */
final class Allocation {
    private static final int[] STAY = {0, 0, 0};

    final Problem problem;
    final CostTable table;
    /** Agents who may be moved at all. */
    final int[] movers;

    private final double[][] agents;
    private final int[][] homes;
    private final boolean[][] away;
    private final int[][] rows;
    private final int[] moved;
    private final int[] place;
    private int count;
    private double queuesCost;

    Allocation(Problem problem, CostTable table, Plan start) {
        this.problem = problem;
        this.table = table;
        agents = start.agents(problem);
        homes = new int[problem.agents][];
        away = new boolean[problem.agents][problem.intervals];
        rows = new int[problem.agents][];
        moved = new int[problem.agents];
        place = new int[problem.agents];
        Arrays.fill(rows, STAY);
        int[] free = new int[problem.agents];
        int many = 0;
        for (int agent = 0; agent < problem.agents; agent++) {
            homes[agent] = homes(agent);
            for (int i = 0; i < problem.intervals; i++) {
                away[agent][i] = problem.away(agent, i);
            }
            if (problem.options[agent].length > 1 && !problem.justCame(agent)) {
                free[many++] = agent;
            }
        }
        movers = Arrays.copyOf(free, many);
        queuesCost = Evaluator.tableCost(problem, table, start) - problem.situation.moveCost() * take(start);
    }

    private int[] homes(int agent) {
        int[] found = new int[problem.queues];
        int many = 0;
        for (int queue = 0; queue < problem.queues; queue++) {
            boolean serves = false;
            for (int i = 0; i < problem.intervals; i++) {
                serves |= problem.staying[agent][i][queue] != 0;
            }
            if (serves) {
                found[many++] = queue;
            }
        }
        return Arrays.copyOf(found, many);
    }

    private int take(Plan start) {
        var blocks = start.blocks();
        blocks.forEach(block -> {
            rows[block.agent()] = new int[] {block.option(), block.from(), block.to()};
            enlist(block.agent());
        });
        return blocks.size();
    }

    private void enlist(int agent) {
        place[agent] = count;
        moved[count++] = agent;
    }

    private void strike(int agent) {
        int last = moved[--count];
        moved[place[agent]] = last;
        place[last] = place[agent];
    }

    /** Cost by the table, moves included. */
    double cost() {
        return queuesCost + problem.situation.moveCost() * count;
    }

    /** How many agents are moved. */
    int moves() {
        return count;
    }

    /** The k-th of those who are moved, in no order. */
    int movedAgent(int k) {
        return moved[k];
    }

    boolean isMoved(int agent) {
        return rows[agent][0] != 0;
    }

    /** Option, first interval and end of what the agent does; not to be changed. */
    int[] row(int agent) {
        return rows[agent];
    }

    /** Queues that the agent serves when staying. */
    int[] homes(int agent, int[] otherwise) {
        return homes[agent].length == 0 ? otherwise : homes[agent];
    }

    boolean away(int agent, int interval) {
        return away[agent][interval];
    }

    void sendHome(int agent) {
        give(agent, STAY);
    }

    /** Gives the agent that option in that row of intervals, and home before and after. */
    void give(int agent, int[] row) {
        int[] old = rows[agent];
        if (Arrays.equals(old, row)) {
            return;
        }
        shift(agent, old, -1);
        if (old[0] != 0 && row[0] == 0) {
            strike(agent);
        } else if (old[0] == 0 && row[0] != 0) {
            enlist(agent);
        }
        rows[agent] = row;
        shift(agent, row, 1);
    }

    private void shift(int agent, int[] row, double sign) {
        if (row[0] == 0) {
            return;
        }
        int target = problem.options[agent][row[0]];
        for (int i = row[1]; i < row[2]; i++) {
            double left = sign * (1 - problem.finishing(agent, i));
            for (int home : homes[agent]) {
                change(home, i, -left * problem.staying[agent][i][home]);
            }
            change(target, i, left * problem.moved[agent][i][row[0]]);
        }
    }

    private void change(int queue, int interval, double by) {
        double before = agents[queue][interval];
        agents[queue][interval] = before + by;
        queuesCost += table.at(queue, interval, before + by) - table.at(queue, interval, before);
    }

    /** What it costs the queues left if the agent is gone in that interval, others as they are. */
    double loss(int agent, int interval) {
        double left = 1 - problem.finishing(agent, interval);
        boolean gone = isGone(agent, interval);
        double sum = 0;
        for (int home : homes[agent]) {
            double gives = left * problem.staying[agent][interval][home];
            double here = agents[home][interval] + (gone ? gives : 0);
            sum += table.at(home, interval, here - gives) - table.at(home, interval, here);
        }
        return sum;
    }

    /** What it changes for the queue of that option if the agent is there in that interval, others as they are. */
    double help(int agent, int interval, int option) {
        double gives = (1 - problem.finishing(agent, interval)) * problem.moved[agent][interval][option];
        int queue = problem.options[agent][option];
        double here = agents[queue][interval] - (isGone(agent, interval) && rows[agent][0] == option ? gives : 0);
        return table.at(queue, interval, here + gives) - table.at(queue, interval, here);
    }

    private boolean isGone(int agent, int interval) {
        int[] row = rows[agent];
        return row[0] != 0 && interval >= row[1] && interval < row[2];
    }

    Plan plan() {
        Plan plan = Plan.present(problem);
        for (int k = 0; k < count; k++) {
            int[] row = rows[moved[k]];
            plan.set(new Plan.Block(moved[k], row[0], row[1], row[2]), row[0]);
        }
        return plan;
    }
}
