package io.ramzor.desk;

import io.ramzor.board.Board;
import io.ramzor.decision.BotLevels;
import io.ramzor.decision.Decision;
import io.ramzor.decision.Dismissal;
import io.ramzor.decision.Lever;
import io.ramzor.decision.Move;
import io.ramzor.decision.Proposal;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Carries out what supervisors decide. One at a time: of two who press at once the second is told what the first did. Calls block
 * until the decision is committed and the board shows it.
 */
public final class Desk {
    private static final String MOVE_AGENT = Lever.MOVE_AGENT.wireName();

    private final Board board;
    private final Audit audit;
    private final WhatIfView whatIf;
    private final MoveChecks checks;

    /** @param whatIf null = what-if questions are answered with a conflict */
    public Desk(Board board, Audit audit, WhatIfView whatIf) {
        this.board = board;
        this.audit = audit;
        this.whatIf = whatIf;
        this.checks = new MoveChecks(board, whatIf);
    }

    /**
     * Carries an open proposal out.
     *
     * @param read its actions as they were read, null = whatever they are now
     */
    public synchronized Decision apply(String proposalId, List<Move> read, String by, String reason)
            throws IOException {
        Instant now = now();
        Proposal proposal = goodProposal(proposalId, now);
        if (read != null && !said(read).equals(said(proposal.actions()))) {
            throw DeskException.conflict("The proposal has changed since it was read; look at it again.");
        }
        checks.movable(proposal.actions(), now);
        checks.allowed(proposal.actions());
        Decision decision = decide("apply", now, by, proposal.id(), null, reason, proposal.actions());
        board.append(Topics.PROPOSALS, proposal.withStatus("applied"));
        audit.record(by, "proposal.apply", proposal.id(), decision.id());
        return decision;
    }

    /** Who goes where until when; a proposal's start moves on with the clock. */
    private static Set<String> said(List<Move> moves) {
        return moves.stream()
                .map(move -> String.join("|", String.valueOf(move.agent()), move.to(), String.valueOf(move.end())))
                .collect(Collectors.toSet());
    }

    /**
     * Changes what an open proposal would do; it stays open, with its effect computed anew.
     *
     * @param actions all of it from now on; they help the same queue
     */
    public synchronized Proposal edit(String proposalId, List<Move> actions, String by, String reason)
            throws IOException {
        Instant now = now();
        Proposal proposal = goodProposal(proposalId, now);
        String helped = proposal.actions().get(0).to();
        if (!proposal.actions().stream().allMatch(Move::movesAgent)
                || !actions.stream().allMatch(Move::movesAgent)) {
            throw DeskException.invalid("Only moves of agents can be edited; use the lever itself.");
        }
        if (actions.stream().anyMatch(move -> !helped.equals(move.to()))) {
            throw DeskException.invalid("The proposal helps " + helped + "; move agents elsewhere by hand.");
        }
        checks.movable(actions, now);
        checks.allowed(actions);
        Proposal changed = predicted(view -> view.changed(proposal, actions));
        Decision decision = decide("edit", now, by, proposal.id(), null, reason, actions);
        board.append(Topics.PROPOSALS, changed);
        audit.record(by, "proposal.edit", proposal.id(), decision.id());
        return changed;
    }

    /**
     * Refuses an open proposal.
     *
     * @param because what the next rounds are to respect, null = nothing in particular
     */
    public synchronized Decision dismiss(String proposalId, String by, String reason, Dismissal because)
            throws IOException {
        Proposal proposal = openProposal(proposalId);
        String code = because == null ? null : because.wireName();
        Decision decision = decide("dismiss", now(), by, proposal.id(), null, reason, List.of(), code);
        board.append(Topics.PROPOSALS, proposal.withStatus("dismissed"));
        audit.record(by, "proposal.dismiss", proposal.id(), decision.id());
        return decision;
    }

    private Proposal goodProposal(String id, Instant now) {
        Proposal proposal = openProposal(id);
        if (proposal.validUntil() != null && now.isAfter(proposal.validUntil())) {
            throw DeskException.conflict(
                    "The proposal was good until " + proposal.validUntil() + "; wait for a new one.");
        }
        return proposal;
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
        checks.movable(move, now);
        Decision decision = decide("move", now, by, null, null, reason, List.of(move));
        audit.record(by, "agent.move", agent, decision.id());
        return decision;
    }

    /**
     * Asks the bot to close the topics of that level for so long; the bot's own platform carries it out.
     *
     * @param level {@code green}, {@code amber} or {@code red}
     */
    public synchronized Decision setBotLevel(String level, int minutes, String by, String reason) throws IOException {
        Instant now = now();
        BotLevels.Asked asked = board.botLevel();
        String from = asked == null ? BotLevels.ALL.get(0) : asked.level();
        if (from.equals(level)) {
            throw DeskException.conflict("The bot is at " + level + " already.");
        }
        Move action =
                new Move(Lever.BOT_LEVEL.wireName(), null, from, level, now, now.plus(Duration.ofMinutes(minutes)));
        checks.movable(action, now);
        Decision decision = decide("move", now, by, null, null, reason, List.of(action));
        audit.record(by, "bot.level", level, decision.id());
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
        checks.wayBackAllowed(back);
        Decision decision = decide("undo", now, by, undone.proposal(), undone.id(), reason, back);
        audit.record(by, "decision.undo", undone.id(), decision.id());
        return decision;
    }

    /** What the moves would change and which guardrails they would break. */
    public WhatIfAnswer whatIf(List<Move> moves) throws IOException {
        for (Move move : moves) {
            checks.known(move);
        }
        return new WhatIfAnswer(predicted(view -> view.effect(moves)), checks.breaches(moves));
    }

    /** A question to the planner's projection. */
    private interface Question<T> {
        T ask(WhatIfView view) throws IOException;
    }

    private <T> T predicted(Question<T> question) throws IOException {
        if (whatIf == null) {
            throw DeskException.conflict("The planner does not run here, so it cannot say what would happen.");
        }
        try {
            return question.ask(whatIf);
        } catch (IllegalArgumentException e) {
            throw DeskException.conflict(e.getMessage() + ".");
        }
    }

    private Decision decide(
            String kind, Instant now, String by, String proposal, String undoes, String reason, List<Move> actions)
            throws IOException {
        return decide(kind, now, by, proposal, undoes, reason, actions, null);
    }

    private Decision decide(
            String kind,
            Instant now,
            String by,
            String proposal,
            String undoes,
            String reason,
            List<Move> actions,
            String because)
            throws IOException {
        String id = "d" + (board.decisionCount() + 1) + "-" + now.getEpochSecond();
        Decision decision = new Decision(id, kind, now, by, proposal, undoes, reason, actions, because);
        board.append(Topics.DECISIONS, decision);
        return decision;
    }

    private Instant now() {
        Instant now = board.now();
        if (now == null) {
            throw DeskException.conflict("There are no live numbers yet; nothing can be decided before they come.");
        }
        return now;
    }
}
