package io.ramzor.rebalance;

import io.ramzor.decision.BotLevels;
import io.ramzor.decision.Lever;
import io.ramzor.decision.Move;
import io.ramzor.rebalance.Situation.QueueState;
import java.util.ArrayList;
import java.util.List;

/** What actions other than moves of agents change in a situation, and which of them are worth a look. */
final class Levers {
    private static final double BOT_INTERVALS = 4;

    private Levers() {}

    /**
     * The situation in which the levers have been pulled; moves of agents are left to {@link WhatIf}.
     *
     * @throws IllegalArgumentException if there is no such lever, or it cannot be pulled
     */
    static Situation pulled(Situation situation, List<Move> actions) {
        Situation changed = situation;
        for (Move action : actions) {
            if (action.pulls(Lever.BOT_LEVEL)) {
                changed = botLevel(changed, action);
            } else if (!action.movesAgent()) {
                throw new IllegalArgumentException("there is no lever " + action.lever());
            }
        }
        return changed;
    }

    /** What the bot closes for good does not come; what returns comes all the same. */
    private static Situation botLevel(Situation situation, Move action) {
        if (!BotLevels.ALL.contains(action.to())) {
            throw new IllegalArgumentException("the bot's level is green, amber or red, not " + action.to());
        }
        if (situation.queues().stream().allMatch(queue -> queue.botFactors().isEmpty())) {
            throw new IllegalArgumentException("too little is known of what the bot closes");
        }
        double from = Math.max(0, situation.intervalsUntil(action.start()));
        double to = situation.intervalsUntil(action.end());
        List<QueueState> queues = new ArrayList<>();
        for (QueueState queue : situation.queues()) {
            Double factor = queue.botFactors().get(action.to());
            queues.add(factor == null ? queue : scaled(queue, situation.horizonIntervals(), factor, from, to));
        }
        return situation.withQueues(queues);
    }

    private static QueueState scaled(QueueState queue, int intervals, double factor, double from, double to) {
        List<Double> arrivals = new ArrayList<>();
        for (int i = 0; i < intervals; i++) {
            double share = Math.max(0, Math.min(to, i + 1.0) - Math.max(from, i));
            arrivals.add(queue.arrivalsIn(i) * (1 + share * (factor - 1)));
        }
        return queue.withArrivals(arrivals);
    }

    /** The levers that might help that queue now: the bot one level up for an hour, unless its level has only just been changed. */
    static List<Candidate> candidates(Situation situation, String queue, Guardrails guardrails) {
        Move raised = botRaised(situation, queue, guardrails);
        return raised == null ? List.of() : List.of(Candidate.of(situation, queue, List.of(raised)));
    }

    private static Move botRaised(Situation situation, String queue, Guardrails guardrails) {
        if (situation.bot() == null || !botSettled(situation, guardrails)) {
            return null;
        }
        int next = BotLevels.ALL.indexOf(situation.bot().level()) + 1;
        if (next < 1 || next >= BotLevels.ALL.size()) {
            return null;
        }
        String to = BotLevels.ALL.get(next);
        boolean helps = situation.queue(queue).botFactors().getOrDefault(to, 1.0) < 1;
        return helps
                ? new Move(
                        Lever.BOT_LEVEL.wireName(),
                        null,
                        situation.bot().level(),
                        to,
                        situation.at(),
                        situation.startOf(BOT_INTERVALS))
                : null;
    }

    /** The bot's level is not changed back and forth: a level decided on stays as long as an agent who was moved. */
    static boolean botSettled(Situation situation, Guardrails guardrails) {
        return situation.bot().since() == null
                || !situation.bot().since().plus(guardrails.minimumStay()).isAfter(situation.at());
    }

    /** Whether an open proposal's action can still be carried out: the bot is at the level that it would leave. */
    static boolean possible(Move action, Situation situation) {
        return action.pulls(Lever.BOT_LEVEL)
                && situation.bot() != null
                && situation.bot().level().equals(action.from());
    }
}
