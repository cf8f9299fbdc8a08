package io.ramzor.rebalance;

import java.util.Arrays;

/** The truth about what a plan costs: the chains' expected cost of all queues plus what its moves cost. Knows nothing of the rules. */
final class Evaluator {
    private final Problem problem;
    private final Chain[] chains;
    private final double[][] present;
    private final double[] presentCost;

    Evaluator(Problem problem, Chain[] chains) {
        this.problem = problem;
        this.chains = chains;
        present = problem.present;
        presentCost = new double[chains.length];
        for (int queue = 0; queue < chains.length; queue++) {
            presentCost[queue] = chains[queue].cost(present[queue]);
        }
    }

    /** Cost of the horizon if nobody is moved. */
    double costNow() {
        return Arrays.stream(presentCost).sum();
    }

    /** Cost of the horizon under the plan, its moves' cost included. */
    double cost(Plan plan) {
        double[][] agents = plan.agents(problem);
        double sum = problem.situation.moveCost() * plan.blocks().size();
        for (int queue = 0; queue < chains.length; queue++) {
            sum += queueCost(queue, agents[queue]);
        }
        return sum;
    }

    /** Cost of one queue with those agents by interval. */
    double queueCost(int queue, double[] agents) {
        return Arrays.equals(agents, present[queue]) ? presentCost[queue] : chains[queue].cost(agents);
    }

    /** What one agent more would change for the queue in each interval, by {@link Chain#slopes}. */
    double[] slopes(int queue, double[] agents, double by) {
        return chains[queue].slopes(agents, by);
    }

    /** Cost of the plan by the table around which it was sought, moves included. */
    static double tableCost(Problem problem, CostTable table, Plan plan) {
        double[][] agents = plan.agents(problem);
        double sum = problem.situation.moveCost() * plan.blocks().size();
        for (int queue = 0; queue < problem.queues; queue++) {
            for (int i = 0; i < problem.intervals; i++) {
                sum += table.at(queue, i, agents[queue][i]);
            }
        }
        return sum;
    }
}
