package io.ramzor.rebalance;

import java.util.Arrays;
import java.util.List;

/**
 * A situation in index form: who adds how much to which queue in which interval, staying or moved. Option 0 of an agent is to stay;
 * option k is the k-th queue that they do not serve now but could.
 */
final class Problem {
    private static final double LEAST_LEFT = 0.6;

    final Situation situation;
    final Guardrails guardrails;
    final MoveGuard guard;
    final int queues;
    final int intervals;
    final int agents;
    /** Queue index by agent and option; option 0 holds -1. */
    final int[][] options;
    /** Agents by queue and interval when all stay. */
    final double[][] present;
    /** Agents-worth by agent, interval and queue when staying. */
    final double[][][] staying;
    /** Agents-worth by agent, interval and option when moved. */
    final double[][][] moved;
    /** Share of the first interval until the contacts held now are finished, by agent. */
    final double[] finishing;

    final double[] handling;
    final Dynamics[] dynamics;

    Problem(Situation situation, Guardrails guardrails) {
        this.situation = situation;
        this.guardrails = guardrails;
        guard = new MoveGuard(situation, guardrails);
        queues = situation.queues().size();
        agents = situation.agents().size();
        intervals = situation.horizonIntervals();
        dynamics = situation.queues().stream().map(Dynamics::new).toArray(Dynamics[]::new);
        double[][] shares = new Sharing(situation, dynamics).worths();
        options = new int[agents][];
        staying = new double[agents][intervals][queues];
        moved = new double[agents][intervals][];
        finishing = new double[agents];
        handling = new double[queues];
        present = new double[queues][intervals];
        for (int agent = 0; agent < agents; agent++) {
            fill(agent, situation.agents().get(agent), shares[agent]);
        }
        for (int queue = 0; queue < queues; queue++) {
            Double told = situation.queues().get(queue).handling();
            handling[queue] = told == null ? handling[queue] : told;
        }
    }

    private void fill(int index, Situation.AgentState agent, double[] share) {
        List<String> ids = situation.queueIds();
        int own = ids.indexOf(agent.queue());
        for (int queue = 0; queue < queues; queue++) {
            handling[queue] += agent.openContacts() * share[queue];
        }
        options[index] = optionsOf(agent, ids);
        finishing[index] = agent.openContacts() == 0 || own < 0
                ? 0
                : Math.min(1, situation.queues().get(own).handleSeconds() / 60 / situation.intervalMinutes());
        for (int i = 0; i < intervals; i++) {
            double here = agent.availableShare(i, i + 1);
            stay(index, agent, share, i, here);
            moved[index][i] = new double[options[index].length];
            for (int option = 1; option < options[index].length; option++) {
                moved[index][i][option] = here * worth(agent, options[index][option]);
            }
        }
    }

    private void stay(int index, Situation.AgentState agent, double[] share, int interval, double here) {
        double lent = agent.lent() ? Math.max(0, Math.min(1, agent.returnsAt() - interval)) : 1;
        for (int queue = 0; queue < queues; queue++) {
            double home = 0;
            if (agent.lent()) {
                home = agent.lentFrom().contains(situation.queues().get(queue).queue())
                        ? 1.0 / agent.lentFrom().size()
                        : 0;
            }
            double worth = here * worth(agent, queue) * (lent * share[queue] + (1 - lent) * home);
            staying[index][interval][queue] = worth;
            present[queue][interval] += worth;
        }
    }

    /** What the agent gives to that queue alone in that interval, in agents. */
    double worth(int agent, int queue, int interval) {
        Situation.AgentState state = situation.agents().get(agent);
        return state.availableShare(interval, interval + 1) * worth(state, queue);
    }

    private double worth(Situation.AgentState agent, int queue) {
        Situation.QueueState state = situation.queues().get(queue);
        return agent.proficiency(state.queue())
                * dynamics[queue].relativeThroughput(agent.capacity().in(state.channel(), state.capacity()));
    }

    /** Nobody is moved on from a move, nobody to where they are already or where the guardrails forbid it. */
    private int[] optionsOf(Situation.AgentState agent, List<String> ids) {
        int[] found = new int[queues + 1];
        int count = 0;
        found[count++] = -1;
        for (int queue = 0; queue < queues && !agent.lent(); queue++) {
            String to = ids.get(queue);
            if (!agent.queues().contains(to) && agent.proficiency(to) > 0 && guard.may(agent, to)) {
                found[count++] = queue;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Share of that interval in which a moved agent still works for the queues left. */
    double finishing(int agent, int interval) {
        return interval == 0 ? finishing[agent] : 0;
    }

    /** Adds, {@code sign} 1 or -1, what the agent gives in that interval with that option. */
    void add(double[][] byQueue, int agent, int interval, int option, double sign) {
        double stay = option == 0 ? 1 : finishing(agent, interval);
        if (stay > 0) {
            double[] share = staying[agent][interval];
            for (int queue = 0; queue < queues; queue++) {
                byQueue[queue][interval] += sign * stay * share[queue];
            }
        }
        if (option > 0) {
            byQueue[options[agent][option]][interval] += sign * (1 - stay) * moved[agent][interval][option];
        }
    }

    /** Whether the agent is away (break, shift end) in any part of the interval. */
    boolean away(int agent, int interval) {
        return situation.agents().get(agent).availableShare(interval, interval + 1) < 0.999;
    }

    /** Whether the agent came to their queue by a move less than the minimum stay ago. */
    boolean justCame(int agent) {
        Situation.AgentState state = situation.agents().get(agent);
        return state.since() != null
                && state.since().plus(guardrails.minimumStay()).isAfter(situation.at());
    }

    /** Chains of all queues, wide enough for any plan of this problem. */
    Chain[] chains() {
        Chain[] chains = new Chain[queues];
        for (int queue = 0; queue < queues; queue++) {
            double least = Arrays.stream(present[queue]).average().orElse(0) * LEAST_LEFT;
            double most = Arrays.stream(present[queue]).max().orElse(0) + Math.min(agents, guardrails.mostMoves()) + 10;
            chains[queue] = new Chain(
                    situation.queues().get(queue),
                    handling[queue],
                    intervals,
                    situation.intervalMinutes(),
                    least,
                    most);
        }
        return chains;
    }
}
