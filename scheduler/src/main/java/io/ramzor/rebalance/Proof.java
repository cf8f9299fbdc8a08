package io.ramzor.rebalance;

import io.ramzor.decision.Effect;
import io.ramzor.decision.Move;
import io.ramzor.twin.PairedRuns;
import io.ramzor.twin.PairedRuns.Measure;
import io.ramzor.twin.PairedRuns.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Shows in the compact twin, started from the live state, what moves would change: both futures, with and without them, on common
 * random numbers. Draws depend on the situation's time alone: the same situation gives the same answer.
 */
public final class Proof {
    static final String HELPED = "helped";
    static final String DONOR = "donor";
    static final String REST = "rest";

    private Proof() {}

    /**
     * What the pairs of futures say.
     *
     * @param verdict whether the moves save more than they cost
     * @param pairs pairs of futures played
     * @param saving what the moves save beyond their cost over the horizon, in abandoned contacts: low, mean, high of an interval of 90 %
     * @param effects the queues helped, those that give, and others that do not stay as they would be
     */
    public record Result(Verdict verdict, int pairs, List<Double> saving, List<Effect> effects) {
        /** Whether they clearly help; what does not is not proposed. */
        public boolean helps() {
            return verdict == Verdict.HELPS;
        }

        /** Whether they clearly do not help. */
        public boolean refuted() {
            return verdict == Verdict.DOES_NOT_HELP;
        }
    }

    /**
     * Plays 20 pairs of futures, and more only while the answer is open, at most 200.
     *
     * @throws IllegalArgumentException if a move names an agent who is not on queue now, or a queue that is unknown or beyond their skills
     */
    public static Result of(Situation situation, List<Move> moves) {
        return result(situation, moves, runs(situation, moves).untilClear());
    }

    /** Plays so many pairs, whatever they say. */
    public static Result of(Situation situation, List<Move> moves, int pairs) {
        return result(situation, moves, runs(situation, moves).play(pairs));
    }

    private static PairedRuns runs(Situation situation, List<Move> moves) {
        LiveTwin twin = new LiveTwin(situation, moves);
        return new PairedRuns(
                twin.floor(),
                twin.without(),
                twin.with(moves),
                60.0 * WhatIf.minutes(situation, moves),
                situation.moveCost() * moves.size(),
                situation.at().getEpochSecond() * 31,
                Runtime.getRuntime().availableProcessors());
    }

    private static Result result(Situation situation, List<Move> moves, PairedRuns runs) {
        Set<String> helped = helped(situation, moves);
        Set<String> donors = donors(situation, moves);
        List<Effect> effects = new ArrayList<>();
        for (int queue = 0; queue < situation.queues().size(); queue++) {
            String id = situation.queues().get(queue).queue();
            String role = helped.contains(id) ? HELPED : donors.contains(id) ? DONOR : REST;
            if (!role.equals(REST) || runs.touched(queue)) {
                effects.add(effect(id, role, runs, queue));
            }
        }
        return new Result(runs.verdict(), runs.pairs(), list(runs.saving()), effects);
    }

    /** Queues to which agents go, and those to which fewer contacts come. */
    private static Set<String> helped(Situation situation, List<Move> moves) {
        Set<String> helped =
                moves.stream().filter(Move::movesAgent).map(Move::to).collect(Collectors.toSet());
        Situation pulled = Levers.pulled(situation, moves);
        for (Situation.QueueState queue : situation.queues()) {
            boolean relieved = IntStream.range(0, situation.horizonIntervals())
                    .anyMatch(
                            interval -> pulled.queue(queue.queue()).arrivalsIn(interval) < queue.arrivalsIn(interval));
            if (relieved) {
                helped.add(queue.queue());
            }
        }
        return helped;
    }

    private static Set<String> donors(Situation situation, List<Move> moves) {
        Set<String> donors = new TreeSet<>();
        for (Move move : moves) {
            for (Situation.AgentState agent : situation.agents()) {
                if (agent.agent().equals(move.agent())) {
                    donors.addAll(agent.queues());
                }
            }
        }
        return donors;
    }

    private static Effect effect(String id, String role, PairedRuns runs, int queue) {
        Effect.Change change = new Effect.Change(
                list(runs.change(Measure.SERVICE_LEVEL, queue)),
                list(runs.change(Measure.ABANDONMENT, queue)),
                list(runs.change(Measure.LATENESS_SECONDS, queue)));
        return new Effect(id, role, outlook(runs, false, queue), outlook(runs, true, queue), change);
    }

    private static Effect.Outlook outlook(PairedRuns runs, boolean with, int queue) {
        return new Effect.Outlook(
                list(runs.band(with, Measure.SERVICE_LEVEL, queue)),
                list(runs.band(with, Measure.WAITING, queue)),
                list(runs.band(with, Measure.ABANDONMENT, queue)),
                list(runs.band(with, Measure.LATENESS_SECONDS, queue)));
    }

    private static List<Double> list(double[] values) {
        return values == null ? null : Arrays.stream(values).boxed().toList();
    }
}
