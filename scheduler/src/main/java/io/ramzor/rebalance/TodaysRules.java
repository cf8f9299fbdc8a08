package io.ramzor.rebalance;

import java.util.Arrays;

/**
 * What centres do today, to compare with: at the start of each interval agents are taken from the queue with the most to spare for the
 * queue with the greatest lack, one after the other, whoever of those with the skill comes first, as long as one queue lacks more than
 * half an agent and another can spare as much. They look neither ahead, nor at proficiency, nor at what a move costs.
 */
final class TodaysRules {
    private static final double WORTH_A_MOVE = 0.5;

    private final Problem problem;
    private final Plan plan;
    private final double[] agents;

    private TodaysRules(Problem problem) {
        this.problem = problem;
        plan = Plan.present(problem);
        agents = new double[problem.queues];
    }

    /** The longest queue takes the next idle agent: a queue gives only while it has more agents than work. */
    static Plan longestQueueTakesIdle(Problem problem) {
        return new TodaysRules(problem).plan(false);
    }

    /** Agents in proportion to the work that waits and comes. */
    static Plan inProportion(Problem problem) {
        return new TodaysRules(problem).plan(true);
    }

    private Plan plan(boolean proportional) {
        for (int i = 0; i < problem.intervals; i++) {
            for (int agent = 0; agent < problem.agents; agent++) {
                int before = i == 0 ? 0 : plan.option[agent][i - 1];
                plan.option[agent][i] = problem.away(agent, i) ? 0 : before;
            }
            level(i, wanted(i, proportional));
        }
        return plan;
    }

    private double[] wanted(int interval, boolean proportional) {
        double[] wanted = new double[problem.queues];
        Arrays.fill(agents, 0);
        for (int agent = 0; agent < problem.agents; agent++) {
            count(agent, interval, 1);
        }
        for (int queue = 0; queue < problem.queues; queue++) {
            Situation.QueueState state = problem.situation.queues().get(queue);
            double perMinute = state.arrivalsIn(interval) / problem.situation.intervalMinutes();
            wanted[queue] = problem.dynamics[queue].offeredAgents(perMinute);
        }
        double share = Arrays.stream(agents).sum() / Arrays.stream(wanted).sum();
        for (int queue = 0; proportional && queue < problem.queues; queue++) {
            wanted[queue] *= share;
        }
        return wanted;
    }

    private void count(int agent, int interval, int sign) {
        int option = plan.option[agent][interval];
        if (option > 0) {
            agents[problem.options[agent][option]] += sign * problem.moved[agent][interval][option];
        } else {
            for (int queue = 0; queue < problem.queues; queue++) {
                agents[queue] += sign * problem.staying[agent][interval][queue];
            }
        }
    }

    private void level(int interval, double[] wanted) {
        boolean[] served = new boolean[problem.queues];
        boolean[] taken = new boolean[problem.agents]; // nobody is sent on and on
        int taker = mostLacking(wanted, served);
        while (taker >= 0) {
            if (!takeOne(taker, interval, wanted, taken)) {
                served[taker] = true;
            }
            taker = mostLacking(wanted, served);
        }
    }

    private int mostLacking(double[] wanted, boolean[] served) {
        int most = -1;
        double lack = WORTH_A_MOVE;
        for (int queue = 0; queue < problem.queues; queue++) {
            if (!served[queue] && wanted[queue] - agents[queue] > lack) {
                lack = wanted[queue] - agents[queue];
                most = queue;
            }
        }
        return most;
    }

    /** The first agent with the skill from the queue that can spare most; returns whether there was one. */
    private boolean takeOne(int taker, int interval, double[] wanted, boolean[] taken) {
        int found = -1;
        int to = 0;
        double spare = WORTH_A_MOVE;
        for (int agent = 0; agent < problem.agents; agent++) {
            int option = optionFor(agent, taker);
            int now = queueOf(agent, interval);
            boolean can = !taken[agent] && option >= 0 && now >= 0 && now != taker && !problem.away(agent, interval);
            if (can && agents[now] - wanted[now] > spare) {
                spare = agents[now] - wanted[now];
                found = agent;
                to = option;
            }
        }
        if (found < 0) {
            return false;
        }
        taken[found] = true;
        count(found, interval, -1);
        plan.option[found][interval] = to;
        count(found, interval, 1);
        return true;
    }

    /** The agent's option that serves the queue: 0 at home, -1 if there is none. */
    private int optionFor(int agent, int queue) {
        if (problem.staying[agent][0][queue] > 0) {
            return 0;
        }
        int[] options = problem.options[agent];
        for (int option = 1; option < options.length; option++) {
            if (options[option] == queue) {
                return option;
            }
        }
        return -1;
    }

    private int queueOf(int agent, int interval) {
        int option = plan.option[agent][interval];
        return option > 0
                ? problem.options[agent][option]
                : problem.situation
                        .queueIds()
                        .indexOf(problem.situation.agents().get(agent).queue());
    }
}
