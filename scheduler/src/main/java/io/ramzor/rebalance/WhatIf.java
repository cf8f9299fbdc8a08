package io.ramzor.rebalance;

import io.ramzor.decision.Effect;
import io.ramzor.decision.Move;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What moves would change: a pure function of a situation, without the solver. */
public final class WhatIf {
    /** Sampled paths of each queue. */
    static final int PATHS = 200;

    /** Pairs of futures in which an effect is shown. */
    private static final int PAIRS = 60;

    private WhatIf() {}

    /**
     * The expected effect on every queue that is helped, gives or is touched otherwise, over the time of the actions (at most the horizon).
     *
     * @throws IllegalArgumentException if a lever cannot be pulled, or a move names an agent who is not on queue now, or a queue that is unknown or beyond their skills
     */
    public static List<Effect> effect(Situation situation, List<Move> moves) {
        return Proof.of(situation, moves, PAIRS).effects();
    }

    /** The problem in which all levers but moves of agents have been pulled. */
    private static Problem pulled(Problem problem, List<Move> actions) {
        Situation changed = Levers.pulled(problem.situation, actions);
        return changed == problem.situation ? problem : new Problem(changed, problem.guardrails);
    }

    /** Cost of the horizon with the moves, their own cost left out, in abandoned contacts; with none: as things stand. */
    public static double cost(Situation situation, List<Move> moves) {
        Problem problem = pulled(new Problem(situation, Guardrails.DEFAULT), moves);
        double[][] with = agents(problem, moves);
        Chain[] chains = problem.chains();
        return IntStream.range(0, problem.queues)
                .mapToDouble(queue -> chains[queue].cost(with[queue]))
                .sum();
    }

    /** Service level of one queue over the next minutes with the moves: 10 %, 50 %, 90 %; null = no data. */
    static List<Double> serviceLevel(Situation situation, String queue, List<Move> moves, int minutes) {
        Problem problem = pulled(new Problem(situation, Guardrails.DEFAULT), moves);
        int index = situation.queueIds().indexOf(queue);
        return projection(problem, index, agents(problem, moves)[index], minutes)
                .serviceLevel(0, minutes);
    }

    /** How far the effect looks: to the last end of the moves, in whole buckets, at least 15 minutes and at most the horizon. */
    static int minutes(Situation situation, List<Move> moves) {
        int horizon = situation.horizonIntervals() * situation.intervalMinutes();
        double end = 15;
        for (Move move : moves) {
            end = Math.max(end, situation.intervalsUntil(move.end()) * situation.intervalMinutes());
        }
        int bucket = Projection.BUCKET_MINUTES;
        return (int) Math.min(horizon, Math.round(end / bucket) * bucket);
    }

    /** The queue's sampled future with those agents; draws depend on the situation's time and the queue alone. */
    static Projection projection(Problem problem, int queue, double[] agents, int minutes) {
        Situation situation = problem.situation;
        Situation.QueueState state = situation.queues().get(queue);
        long seed = situation.at().getEpochSecond() * 31 + state.queue().hashCode();
        return Projection.of(state, problem.handling[queue], agents, situation.intervalMinutes(), minutes, PATHS, seed);
    }

    /** Agents by queue and interval with the moves. */
    static double[][] agents(Problem problem, List<Move> moves) {
        double[][] agents = Arrays.stream(problem.present).map(double[]::clone).toArray(double[][]::new);
        for (Move move : moves) {
            if (move.movesAgent()) {
                apply(problem, move, agents);
            }
        }
        return agents;
    }

    private static void apply(Problem problem, Move move, double[][] agents) {
        Situation situation = problem.situation;
        int agent = agentIndex(situation, move.agent());
        int to = situation.queueIds().indexOf(move.to());
        Situation.AgentState state = situation.agents().get(agent);
        if (to < 0) {
            throw new IllegalArgumentException("queue " + move.to() + " is unknown");
        }
        if (state.proficiency(move.to()) <= 0) {
            throw new IllegalArgumentException("agent " + move.agent() + " has no skill for queue " + move.to());
        }
        double start = Math.max(0, situation.intervalsUntil(move.start())) + problem.finishing[agent];
        double end = situation.intervalsUntil(move.end());
        for (int i = 0; i < problem.intervals; i++) {
            double share = Math.max(0, Math.min(end, i + 1.0) - Math.max(start, i));
            if (share > 0) {
                for (int queue = 0; queue < problem.queues; queue++) {
                    agents[queue][i] -= share * problem.staying[agent][i][queue];
                }
                agents[to][i] += share * problem.worth(agent, to, i);
            }
        }
    }

    private static int agentIndex(Situation situation, String id) {
        List<Situation.AgentState> agents = situation.agents();
        for (int i = 0; i < agents.size(); i++) {
            if (agents.get(i).agent().equals(id)) {
                return i;
            }
        }
        throw new IllegalArgumentException("agent " + id + " is not on queue now");
    }
}
