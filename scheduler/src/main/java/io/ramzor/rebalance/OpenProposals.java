package io.ramzor.rebalance;

import io.ramzor.decision.Decision;
import io.ramzor.decision.Move;
import io.ramzor.decision.Proposal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The proposals on people's screens: one a helped queue at most. An open one keeps its id and its agents while it remains good, so that
 * nobody's click meets another proposal than was read; it goes when it cannot be carried out, does no good any more or was decided.
 * What the twin does not prove to help does not arise.
 */
public final class OpenProposals {
    private static final String ID = "p-";

    private final Threshold threshold;
    private final Guardrails guardrails;
    private final Map<String, Proposal> openByQueue = new LinkedHashMap<>();
    private final Map<String, Instant> editedUntil = new HashMap<>();
    private final Map<String, Proposal> dismissed = new HashMap<>();
    private final Objections objections;
    private final Map<String, Integer> roundsInARow = new HashMap<>();

    public OpenProposals(Threshold threshold, Guardrails guardrails) {
        this.threshold = threshold;
        this.guardrails = guardrails;
        objections = new Objections(threshold);
    }

    Threshold threshold() {
        return threshold;
    }

    /** The situation with what supervisors object to left out of what may be done. */
    synchronized Situation respected(Situation situation) {
        return objections.respected(situation);
    }

    /** Takes over proposals of the time before the planner started: those open, and those whose refusal is still to be heard of. */
    public synchronized void resume(Proposal proposal) {
        if (proposal.status().equals("dismissed")) {
            dismissed.put(proposal.id(), proposal);
        }
        if (proposal.status().equals("open") && !proposal.actions().isEmpty()) {
            openByQueue.put(helped(proposal), proposal);
        }
    }

    /**
     * Takes note of a decision. A decided proposal is no longer open, and its queue, or what its refusal names, is left in peace for a
     * while; an edited one stays open as it is now, at least until it would have expired.
     */
    public synchronized void decided(Decision decision) {
        Proposal proposal = openByQueue.values().stream()
                .filter(open -> open.id().equals(decision.proposal()))
                .findFirst()
                .orElse(dismissed.get(decision.proposal()));
        switch (decision.kind()) {
            case "edit" -> edited(decision, proposal);
            case "dismiss" -> dismissed(decision, proposal);
            default -> {
                openByQueue.values().remove(proposal);
                objections.acted(decision, proposal == null ? null : helped(proposal));
            }
        }
    }

    private void edited(Decision decision, Proposal proposal) {
        if (proposal != null && openByQueue.containsValue(proposal)) {
            openByQueue.put(helped(proposal), proposal.withActions(decision.actions()));
            editedUntil.put(proposal.id(), decision.at().plus(threshold.validFor()));
        }
    }

    private void dismissed(Decision decision, Proposal proposal) {
        if (proposal != null) {
            openByQueue.values().remove(proposal);
            objections.dismissed(decision, proposal, helped(proposal));
        }
    }

    /** Nothing is open any more; returns the proposals to write. */
    public synchronized List<Proposal> withdrawAll() {
        List<Proposal> withdrawn = openByQueue.values().stream()
                .map(open -> open.withStatus("withdrawn"))
                .toList();
        openByQueue.clear();
        return withdrawn;
    }

    /** Holds what is open and what is new against the situation; returns the proposals to write. */
    public synchronized List<Proposal> reconcile(Situation situation, List<Candidate> candidates) {
        List<Proposal> written = new ArrayList<>();
        for (Proposal open : List.copyOf(openByQueue.values())) {
            Proposal again = look(open, situation);
            if (!again.status().equals("open")) {
                openByQueue.remove(helped(open));
                editedUntil.remove(open.id());
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
        if (openByQueue.containsKey(found.to()) || !objections.mayHelp(found.to(), situation.at())) {
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
        String id = ID + situation.at().getEpochSecond() + "-" + free.to();
        Proposal proposal = proposal(id, situation.at(), situation, proven);
        openByQueue.put(free.to(), proposal);
        written.add(proposal);
    }

    /** The candidate without agents that another open proposal names, within what all may do together; null if nobody is left. */
    private Candidate withoutTaken(Candidate candidate, Situation situation) {
        List<Move> others = openByQueue.values().stream()
                .flatMap(open -> open.actions().stream())
                .toList();
        Set<String> taken = others.stream().map(Move::agent).collect(Collectors.toSet());
        List<Move> notTaken = candidate.moves().stream()
                .filter(move -> !taken.contains(move.agent()) && objections.allows(move, situation.at()))
                .limit(Math.max(0, guardrails.mostMoves() - taken.size()))
                .toList();
        List<Move> free = new MoveGuard(situation, guardrails).allowedAfter(others, notTaken);
        return free.size() == candidate.moves().size() ? candidate : Candidate.of(situation, candidate.to(), free);
    }

    private Proposal look(Proposal open, Situation situation) {
        List<Move> possible = possible(open, situation);
        Candidate now = Candidate.of(situation, helped(open), possible);
        boolean young = situation.at().isBefore(open.madeAt().plus(threshold.leastOpen()));
        boolean wanted = situation.at().isBefore(editedUntil.getOrDefault(open.id(), Instant.MIN));
        boolean good = now != null && (wanted || now.worthKeeping(threshold) || young && now.gain() > 0);
        Candidate proven = good ? now.proven(situation) : null;
        return proven != null && (wanted || young || !proven.proof().refuted())
                ? proposal(open.id(), open.madeAt(), situation, proven)
                : open.withStatus("withdrawn");
    }

    /** Those of its moves that can and may still be carried out, from now on. */
    private List<Move> possible(Proposal open, Situation situation) {
        List<Move> possible = new ArrayList<>();
        for (Move move : open.actions()) {
            if (Levers.possible(move, situation)) {
                possible.add(move);
            }
            for (Situation.AgentState agent : situation.agents()) {
                boolean there = agent.agent().equals(move.agent())
                        && !agent.lent()
                        && agent.queues().contains(move.from());
                double end = situation.intervalsUntil(move.end());
                if (there && end > 0.3 && objections.allows(move, situation.at())) {
                    possible.add(
                            new Move(move.lever(), move.agent(), move.from(), move.to(), situation.at(), move.end()));
                }
            }
        }
        return new MoveGuard(situation, guardrails).allowed(possible);
    }

    /** The proposal with other actions, their effect computed anew. */
    public static Proposal changed(Proposal proposal, List<Move> actions, Situation situation) {
        Candidate candidate = Candidate.of(situation, helped(proposal), actions).proven(situation);
        return new Proposal(
                proposal.id(),
                proposal.madeAt(),
                proposal.validUntil(),
                proposal.status(),
                actions,
                candidate.effect(),
                candidate.cost(),
                candidate.costNow(),
                Reasons.of(situation, candidate));
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

    /** The queue that its id ends with; that its moves lead to, for one whose id is another's. */
    private static String helped(Proposal proposal) {
        int end = proposal.id().indexOf('-', ID.length());
        return proposal.id().startsWith(ID) && end > 0
                ? proposal.id().substring(end + 1)
                : proposal.actions().get(0).to();
    }
}
