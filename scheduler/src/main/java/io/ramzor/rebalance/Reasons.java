package io.ramzor.rebalance;

import io.ramzor.decision.Effect;
import io.ramzor.decision.Lever;
import io.ramzor.decision.Move;
import io.ramzor.decision.Proposal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says why a candidate is proposed. */
final class Reasons {
    private static final double NOTEWORTHY_EXCESS = 0.15;
    private static final double ROOMY = 0.85;

    private final Situation situation;
    private final Candidate candidate;
    private final Problem problem;
    private final double[][] with;
    private final Optional<Move> bot;
    private final List<Proposal.Reason> reasons = new ArrayList<>();

    private Reasons(Situation situation, Candidate candidate) {
        this.situation = situation;
        this.candidate = candidate;
        problem = new Problem(situation, Guardrails.DEFAULT);
        with = WhatIf.agents(problem, candidate.moves());
        bot = candidate.moves().stream()
                .filter(action -> action.pulls(Lever.BOT_LEVEL))
                .findFirst();
    }

    static List<Proposal.Reason> of(Situation situation, Candidate candidate) {
        Reasons reasons = new Reasons(situation, candidate);
        reasons.aboutHelped();
        reasons.aboutDonors();
        reasons.bot.ifPresent(reasons::aboutBot);
        reasons.aboutAgents();
        return reasons.reasons;
    }

    private void aboutHelped() {
        Situation.QueueState helped = situation.queue(candidate.to());
        int index = situation.queueIds().indexOf(candidate.to());
        Double before = helped.arrivalsBefore();
        if (before != null && before > 0 && helped.arrivalsIn(0) > before * (1 + NOTEWORTHY_EXCESS)) {
            reasons.add(
                    ReasonCode.ARRIVALS_ABOVE_FORECAST.of(candidate.to(), rounded(helped.arrivalsIn(0) / before - 1)));
        }
        if (!helped.backlog().isEmpty()) {
            reasons.add(
                    ReasonCode.BACKLOG_GROWS.of(candidate.to(), helped.backlog().size()));
        }
        Effect effect = effect(candidate.to());
        if (effect != null && effect.without().serviceLevel() != null) {
            reasons.add(ReasonCode.PREDICTED_BELOW_TARGET.of(
                    candidate.to(),
                    rounded(effect.without().serviceLevel().get(1)),
                    helped.target(),
                    WhatIf.minutes(situation, candidate.moves())));
        }
        double load = load(index, problem.present[index]);
        if (load > 1) {
            reasons.add(ReasonCode.TOO_FEW_AGENTS.of(candidate.to(), rounded(load)));
        }
    }

    private void aboutDonors() {
        for (int queue = 0; queue < problem.queues; queue++) {
            Situation.QueueState state = situation.queues().get(queue);
            boolean gives =
                    !state.queue().equals(candidate.to()) && !Arrays.equals(with[queue], problem.present[queue]);
            if (!gives) {
                continue;
            }
            double load = load(queue, with[queue]);
            Effect effect = effect(state.queue());
            if (load <= ROOMY) {
                reasons.add(ReasonCode.DONOR_HAS_ROOM.of(state.queue(), rounded(load)));
            } else if (losesService(effect)) {
                reasons.add(ReasonCode.DONOR_PAYS.of(
                        state.queue(), rounded(effect.with().serviceLevel().get(1))));
            }
        }
    }

    /** Whether the middle service level falls by a point or more. */
    private static boolean losesService(Effect effect) {
        return effect != null
                && effect.with().serviceLevel() != null
                && effect.without().serviceLevel() != null
                && effect.with().serviceLevel().get(1)
                        <= effect.without().serviceLevel().get(1) - 0.01;
    }

    private void aboutBot(Move action) {
        double factor = situation.queue(candidate.to()).botFactors().getOrDefault(action.to(), 1.0);
        reasons.add(ReasonCode.BOT_CLOSES_MORE.of(candidate.to(), rounded(1 - factor)));
        reasons.add(ReasonCode.HUMAN_STAYS.of(action.to()));
        reasons.add(ReasonCode.BACK_AT.of(action.end().toString()));
    }

    private void aboutAgents() {
        if (candidate.moves().stream().noneMatch(Move::movesAgent)) {
            return;
        }
        String agents = candidate.moves().stream().map(Move::agent).distinct().collect(Collectors.joining(", "));
        reasons.add(ReasonCode.AGENTS_SKILLED.of(agents, candidate.to()));
        reasons.add(ReasonCode.PROVEN.of(
                candidate.proof().pairs(),
                Math.round(candidate.proof().saving().get(0)),
                Math.round(candidate.proof().saving().get(2))));
        candidate.moves().stream()
                .map(Move::end)
                .max(java.util.Comparator.naturalOrder())
                .ifPresent(until -> reasons.add(ReasonCode.BACK_AT.of(until.toString())));
    }

    /** Offered work of the first two intervals over the agents then. */
    private double load(int queue, double[] agents) {
        Situation.QueueState state = situation.queues().get(queue);
        int second = Math.min(1, agents.length - 1);
        double perMinute = (state.arrivalsIn(0) + state.arrivalsIn(1)) / 2 / situation.intervalMinutes();
        return problem.dynamics[queue].offeredAgents(perMinute) / Math.max(0.1, (agents[0] + agents[second]) / 2);
    }

    private Effect effect(String queue) {
        return candidate.effect().stream()
                .filter(e -> e.queue().equals(queue))
                .findFirst()
                .orElse(null);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
