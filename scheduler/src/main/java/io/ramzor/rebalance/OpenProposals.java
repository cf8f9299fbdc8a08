package io.ramzor.rebalance;

import io.ramzor.decision.Decision;
import io.ramzor.decision.Move;
import io.ramzor.decision.Proposal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The proposals on people's screens: one a helped queue at most. An open one keeps its id and its agents while it remains good, so that
 * nobody's click meets another proposal than was read; it goes when it cannot be carried out, does no good any more or was decided.
 * What the twin does not prove to help does not arise.
 */
public final class OpenProposals {
    private final Threshold threshold;
    private final Guardrails guardrails;
    private final Map<String, Proposal> openByQueue = new LinkedHashMap<>();
    private final Map<String, Instant> quietUntil = new HashMap<>();
    private final Map<String, Integer> roundsInARow = new HashMap<>();

    public OpenProposals(Threshold threshold, Guardrails guardrails) {
        this.threshold = threshold;
        this.guardrails = guardrails;
    }

    Threshold threshold() {
        return threshold;
    }

    /** Takes over proposals that were open when the planner last ran. */
    public synchronized void resume(Proposal proposal) {
        if (proposal.status().equals("open") && !proposal.actions().isEmpty()) {
            openByQueue.put(helped(proposal), proposal);
        }
    }

    /** Takes note of a decision: a decided proposal is no longer open, and its queue is left in peace for a while. */
    public synchronized void decided(Decision decision) {
        boolean dismissed = decision.kind().equals("dismiss");
        Instant until =
                decision.at().plus(dismissed ? threshold.quietAfterDismissal() : threshold.quietAfterDecision());
        for (Proposal proposal : List.copyOf(openByQueue.values())) {
            if (proposal.id().equals(decision.proposal())) {
                openByQueue.remove(helped(proposal));
                quietUntil.merge(helped(proposal), until, OpenProposals::later);
            }
        }
        if (!dismissed && decision.actions() != null) {
            decision.actions().forEach(move -> quietUntil.merge(move.to(), until, OpenProposals::later));
        }
    }

    /** Whether a queue may get a proposal now. */
    synchronized boolean mayHelp(String queue, Instant at) {
        Instant until = quietUntil.get(queue);
        return until == null || !at.isBefore(until);
    }

    /** Holds what is open and what is new against the situation; returns the proposals to write. */
    public synchronized List<Proposal> reconcile(Situation situation, List<Candidate> candidates) {
        List<Proposal> written = new ArrayList<>();
        for (Proposal open : List.copyOf(openByQueue.values())) {
            Proposal again = look(open, situation);
            if (!again.status().equals("open")) {
                openByQueue.remove(helped(open));
            } else {
                openByQueue.put(helped(open), again);
            }
            written.add(again);
        }
        Map<String, Integer> stillInARow = new HashMap<>();
        for (Candidate candidate : candidates) {
            add(candidate, situation, written, stillInARow);
        }
        roundsInARow.clear();
        roundsInARow.putAll(stillInARow);
        return written;
    }

    private void add(Candidate found, Situation situation, List<Proposal> written, Map<String, Integer> stillInARow) {
        if (openByQueue.containsKey(found.to()) || !mayHelp(found.to(), situation.at())) {
            return;
        }
        Candidate free = withoutTaken(found, situation);
        if (free == null || !free.worthwhile(situation, threshold)) {
            return;
        }
        int rounds = roundsInARow.getOrDefault(free.to(), 0) + 1;
        stillInARow.put(free.to(), rounds);
        if (rounds < threshold.roundsInARow() && !free.urgent(situation, threshold)) {
            return;
        }
        Candidate proven = free.proven(situation);
        if (!proven.proof().helps()) {
            return;
        }
        String id = "p-" + situation.at().getEpochSecond() + "-" + free.to();
        Proposal proposal = proposal(id, situation.at(), situation, proven);
        openByQueue.put(free.to(), proposal);
        written.add(proposal);
    }

    /** The candidate without agents that another open proposal names, within the limit of open moves; null if nobody is left. */
    private Candidate withoutTaken(Candidate candidate, Situation situation) {
        Set<String> taken = new HashSet<>();
        openByQueue.values().forEach(p -> p.actions().forEach(move -> taken.add(move.agent())));
        List<Move> free = candidate.moves().stream()
                .filter(move -> !taken.contains(move.agent()))
                .limit(Math.max(0, guardrails.mostMoves() - taken.size()))
                .toList();
        return free.size() == candidate.moves().size() ? candidate : Candidate.of(situation, candidate.to(), free);
    }

    private Proposal look(Proposal open, Situation situation) {
        List<Move> possible = possible(open, situation);
        Candidate now = Candidate.of(situation, helped(open), possible);
        boolean young = situation.at().isBefore(open.madeAt().plus(threshold.leastOpen()));
        boolean good = now != null && (now.worthKeeping(threshold) || young && now.gain() > 0);
        Candidate proven = good ? now.proven(situation) : null;
        return proven != null && (young || !proven.proof().refuted())
                ? proposal(open.id(), open.madeAt(), situation, proven)
                : open.withStatus("withdrawn");
    }

    /** Those of its moves that can still be carried out, from now on. */
    private static List<Move> possible(Proposal open, Situation situation) {
        List<Move> possible = new ArrayList<>();
        for (Move move : open.actions()) {
            for (Situation.AgentState agent : situation.agents()) {
                boolean there = agent.agent().equals(move.agent())
                        && !agent.lent()
                        && agent.queues().contains(move.from());
                double end = situation.intervalsUntil(move.end());
                if (there && end > 0.3 && agent.availableShare(0, end) > 0.999) {
                    possible.add(
                            new Move(move.lever(), move.agent(), move.from(), move.to(), situation.at(), move.end()));
                }
            }
        }
        return possible;
    }

    private Proposal proposal(String id, Instant madeAt, Situation situation, Candidate candidate) {
        return new Proposal(
                id,
                madeAt,
                situation.at().plus(threshold.validFor()),
                "open",
                candidate.moves(),
                candidate.effect(),
                candidate.cost(),
                candidate.costNow(),
                Reasons.of(situation, candidate));
    }

    private static String helped(Proposal proposal) {
        return proposal.actions().get(0).to();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
