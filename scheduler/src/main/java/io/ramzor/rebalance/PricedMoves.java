package io.ramzor.rebalance;

import java.util.Arrays;

/** What agents would do if an agent in a queue for an interval had a price (negative: what it saves): each moves where it pays most. */
final class PricedMoves {
    final double[][] price;
    private final Problem problem;
    private final double[] gains;
    private final int[][] rows;
    private final boolean[][] away;

    PricedMoves(Problem problem) {
        this.problem = problem;
        price = new double[problem.queues][problem.intervals];
        gains = new double[problem.agents];
        rows = new int[problem.agents][];
        away = new boolean[problem.agents][problem.intervals];
        for (int agent = 0; agent < problem.agents; agent++) {
            for (int i = 0; i < problem.intervals; i++) {
                away[agent][i] = problem.away(agent, i);
            }
        }
    }

    /**
     * The least that all agents' moves can cost at the prices, at most 0, with no more moves than allowed; no plan gets below it. Adds
     * what these moves change to the agents by queue and interval.
     */
    double cheapest(double[][] agents) {
        for (int agent = 0; agent < problem.agents; agent++) {
            rows[agent] = null;
            gains[agent] = 0;
            if (problem.options[agent].length > 1 && !problem.justCame(agent)) {
                find(agent);
            }
        }
        int most = Math.min(problem.agents, problem.guardrails.mostMoves());
        double[] sorted = gains.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (int k = 0; k < most; k++) {
            sum += sorted[k];
        }
        for (int agent = 0; agent < problem.agents && most > 0; agent++) {
            if (rows[agent] != null && gains[agent] <= sorted[Math.min(most, sorted.length) - 1]) {
                add(agent, agents);
            }
        }
        return sum;
    }

    private void find(int agent) {
        double moveCost = problem.situation.moveCost();
        for (int option = 1; option < problem.options[agent].length; option++) {
            double sum = 0;
            int from = 0;
            for (int i = 0; i < problem.intervals; i++) {
                if (away[agent][i]) {
                    sum = 0;
                    from = i + 1;
                    continue;
                }
                if (sum > 0) {
                    sum = 0;
                    from = i;
                }
                sum += worth(agent, i, option);
                if (sum + moveCost < gains[agent]) {
                    gains[agent] = sum + moveCost;
                    rows[agent] = new int[] {option, from, i + 1};
                }
            }
        }
    }

    private double worth(int agent, int interval, int option) {
        double sum = problem.moved[agent][interval][option] * price[problem.options[agent][option]][interval];
        double[] staying = problem.staying[agent][interval];
        for (int queue = 0; queue < problem.queues; queue++) {
            sum -= staying[queue] * price[queue][interval];
        }
        return (1 - problem.finishing(agent, interval)) * sum;
    }

    private void add(int agent, double[][] agents) {
        int[] row = rows[agent];
        for (int i = row[1]; i < row[2]; i++) {
            problem.add(agents, agent, i, 0, -1);
            problem.add(agents, agent, i, row[0], 1);
        }
    }
}
