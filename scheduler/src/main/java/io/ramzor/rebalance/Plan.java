package io.ramzor.rebalance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Who does what in which interval: an option of {@link Problem#options} by agent and interval. All zero is the present plan. */
final class Plan {
    /** A stretch of one agent away from their queue: intervals {@code [from, to)}. */
    record Block(int agent, int option, int from, int to) {}

    final int[][] option;

    private Plan(int[][] option) {
        this.option = option;
    }

    static Plan present(Problem problem) {
        return new Plan(new int[problem.agents][problem.intervals]);
    }

    Plan copy() {
        int[][] copy = new int[option.length][];
        for (int agent = 0; agent < copy.length; agent++) {
            copy[agent] = option[agent].clone();
        }
        return new Plan(copy);
    }

    void set(Block block, int newOption) {
        Arrays.fill(option[block.agent()], block.from(), block.to(), newOption);
    }

    /** Moves in order of agent and start. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int agent = 0; agent < option.length; agent++) {
            int[] own = option[agent];
            for (int i = 0; i < own.length; i++) {
                int start = i;
                while (i + 1 < own.length && own[i + 1] == own[start]) {
                    i++;
                }
                if (own[start] != 0) {
                    blocks.add(new Block(agent, own[start], start, i + 1));
                }
            }
        }
        return blocks;
    }

    /** Agents by queue and interval under this plan. */
    double[][] agents(Problem problem) {
        double[][] agents = new double[problem.queues][];
        for (int queue = 0; queue < agents.length; queue++) {
            agents[queue] = problem.present[queue].clone();
        }
        for (Block block : blocks()) {
            for (int i = block.from(); i < block.to(); i++) {
                problem.add(agents, block.agent(), i, 0, -1);
                problem.add(agents, block.agent(), i, block.option(), 1);
            }
        }
        return agents;
    }
}
