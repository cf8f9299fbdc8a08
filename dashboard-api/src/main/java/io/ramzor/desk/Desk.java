package io.ramzor.desk;

import io.ramzor.board.Board;
import io.ramzor.centre.AgentProfile;
import io.ramzor.decision.Decision;
import io.ramzor.decision.Effect;
import io.ramzor.decision.Move;
import io.ramzor.decision.Proposal;
import io.ramzor.metric.FloorAgent;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Carries out what supervisors decide. One at a time: of two who press at once the second is told what the first did. Calls block
 * until the decision is committed and the board shows it.
 */
public final class Desk {
    private static final Set<String> NOT_HERE = Set.of("offline", "break", "training");
    private static final String MOVE_AGENT = "move_agent";

    private final Board board;
    private final Audit audit;
    private final WhatIfView whatIf;

    /** @param whatIf null = what-if questions are answered with a conflict */
    public Desk(Board board, Audit audit, WhatIfView whatIf) {
        this.board = board;
        this.audit = audit;
        this.whatIf = whatIf;
    }

    /** Carries an open proposal out. */
    public synchronized Decision apply(String proposalId, String by, String reason) throws IOException {
        Instant now = now();
        Proposal proposal = openProposal(proposalId);
        if (proposal.validUntil() != null && now.isAfter(proposal.validUntil())) {
            throw DeskException.conflict(
                    "The proposal was good until " + proposal.validUntil() + "; wait for a new one.");
        }
        proposal.actions().forEach(move -> checkMovable(move, now));
        Decision decision = decide("apply", now, by, proposal.id(), null, reason, proposal.actions());
        board.append(Topics.PROPOSALS, proposal.withStatus("applied"));
        audit.record(by, "proposal.apply", proposal.id(), decision.id());
        return decision;
    }

    /** Refuses an open proposal. */
    public synchronized Decision dismiss(String proposalId, String by, String reason) throws IOException {
        Proposal proposal = openProposal(proposalId);
        Decision decision = decide("dismiss", now(), by, proposal.id(), null, reason, List.of());
        board.append(Topics.PROPOSALS, proposal.withStatus("dismissed"));
        audit.record(by, "proposal.dismiss", proposal.id(), decision.id());
        return decision;
    }

    private Proposal openProposal(String id) {
        Proposal proposal =
                board.proposal(id).orElseThrow(() -> DeskException.unknown("There is no proposal " + id + "."));
        if (!"open".equals(proposal.status())) {
            throw DeskException.conflict("The proposal is no longer open: it was " + proposal.status() + ".");
        }
        return proposal;
    }

    /**
     * Moves an agent by hand from now on.
     *
     * @param from queue left, null = the first that the agent serves
     * @param minutes for how long
     */
    public synchronized Decision move(String agent, String from, String to, int minutes, String by, String reason)
            throws IOException {
        Instant now = now();
        String left = from != null ? from : servedNow(agent);
        Move move = new Move(MOVE_AGENT, agent, left, to, now, now.plus(Duration.ofMinutes(minutes)));
        checkMovable(move, now);
        Decision decision = decide("move", now, by, null, null, reason, List.of(move));
        audit.record(by, "agent.move", agent, decision.id());
        return decision;
    }

    private String servedNow(String agent) {
        return board.view().agents().stream()
                .filter(row -> row.agent().equals(agent))
                .flatMap(row -> row.queues().stream())
                .findFirst()
                .orElse(null);
    }

    /** Takes a decision that moved agents back; once only. */
    public synchronized Decision undo(String decisionId, String by, String reason) throws IOException {
        Instant now = now();
        Decision undone = board.decision(decisionId)
                .orElseThrow(() -> DeskException.unknown("There is no decision " + decisionId + "."));
        if (!undone.kind().equals("apply") && !undone.kind().equals("move")) {
            throw DeskException.conflict(
                    "A decision of kind " + undone.kind() + " moves nobody; there is nothing to undo.");
        }
        if (board.isUndone(decisionId)) {
            throw DeskException.conflict("The decision has been undone already.");
        }
        List<Move> back = undone.actions().stream()
                .filter(move -> move.end().isAfter(now))
                .map(move -> new Move(move.lever(), move.agent(), move.to(), move.from(), now, move.end()))
                .toList();
        if (back.isEmpty()) {
            throw DeskException.conflict("The move is over: its agents are back already.");
        }
        Decision decision = decide("undo", now, by, undone.proposal(), undone.id(), reason, back);
        audit.record(by, "decision.undo", undone.id(), decision.id());
        return decision;
    }

    /** What the moves would change; those without times are taken to run from now for as long as given. */
    public List<Effect> whatIf(List<Move> moves) throws IOException {
        if (whatIf == null) {
            throw DeskException.conflict("The planner does not run here, so it cannot say what would happen.");
        }
        for (Move move : moves) {
            checkQueue(move.to());
        }
        try {
            return whatIf.effect(moves);
        } catch (IllegalArgumentException e) {
            throw DeskException.conflict(e.getMessage() + ".");
        }
    }

    private Decision decide(
            String kind, Instant now, String by, String proposal, String undoes, String reason, List<Move> actions)
            throws IOException {
        String id = "d" + (board.decisionCount() + 1) + "-" + now.getEpochSecond();
        Decision decision = new Decision(id, kind, now, by, proposal, undoes, reason, actions);
        board.append(Topics.DECISIONS, decision);
        return decision;
    }

    private void checkMovable(Move move, Instant now) {
        checkQueue(move.to());
        if (!move.end().isAfter(now)) {
            throw DeskException.conflict("The move of " + move.agent() + " would have ended at " + move.end() + ".");
        }
        if (Objects.equals(move.from(), move.to())) {
            throw DeskException.invalid("from and to are the same queue, " + move.to() + ".");
        }
        FloorAgent agent = board.floorAgent(move.agent())
                .orElseThrow(() -> board.profile(move.agent()).isPresent()
                        ? DeskException.conflict("Agent " + move.agent() + " is not at work now.")
                        : DeskException.unknown("There is no agent " + move.agent() + "."));
        if (NOT_HERE.contains(agent.state())) {
            throw DeskException.conflict("Agent " + move.agent() + " is " + agent.state() + " now; choose another.");
        }
        checkSkill(move);
        board.moveInForce(move.agent()).ifPresent(other -> {
            throw DeskException.conflict("Agent " + move.agent() + " has been moved to " + other.to() + " until "
                    + other.end() + "; undo that first.");
        });
    }

    private void checkQueue(String queue) {
        if (!board.queues().contains(queue)) {
            throw DeskException.unknown("There is no queue " + queue + ".");
        }
    }

    private void checkSkill(Move move) {
        boolean unskilled = board.profile(move.agent())
                .map(AgentProfile::skills)
                .filter(skills -> !skills.isEmpty() && !skills.containsKey(move.to()))
                .isPresent();
        if (unskilled) {
            throw DeskException.conflict("Agent " + move.agent() + " has no skill for " + move.to() + ".");
        }
    }

    private Instant now() {
        Instant now = board.now();
        if (now == null) {
            throw DeskException.conflict("There are no live numbers yet; nothing can be decided before they come.");
        }
        return now;
    }
}
