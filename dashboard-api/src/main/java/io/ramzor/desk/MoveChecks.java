package io.ramzor.desk;

import io.ramzor.board.Board;
import io.ramzor.centre.AgentProfile;
import io.ramzor.decision.BotLevels;
import io.ramzor.decision.Breach;
import io.ramzor.decision.Lever;
import io.ramzor.decision.Move;
import io.ramzor.metric.FloorAgent;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether moves of agents can be carried out now, and whether the guardrails allow them; says no by {@link DeskException}. */
final class MoveChecks {
    private static final Set<String> NOT_HERE = Set.of("offline", "break", "training");
    /** The one guardrail that holds for a way back too. */
    private static final String QUEUE_FLOOR = "queue_floor";

    private final Board board;
    private final WhatIfView whatIf;

    /** @param whatIf null = no planner runs here, and nothing is held against guardrails */
    MoveChecks(Board board, WhatIfView whatIf) {
        this.board = board;
        this.whatIf = whatIf;
    }

    /** Each is possible, and no agent is named twice. */
    void movable(List<Move> moves, Instant now) {
        Set<String> agents = new HashSet<>();
        for (Move move : moves) {
            movable(move, now);
            if (move.movesAgent() && !agents.add(move.agent())) {
                throw DeskException.invalid("Agent " + move.agent() + " is named twice.");
            }
        }
    }

    void movable(Move move, Instant now) {
        known(move);
        if (!move.end().isAfter(now)) {
            throw DeskException.conflict("What is to be done would have ended at " + move.end() + ".");
        }
        if (move.movesAgent()) {
            agentMovable(move);
        } else {
            botAt(move.from());
        }
    }

    private void botAt(String level) {
        BotLevels.Asked asked = board.botLevel();
        if (asked != null && !asked.level().equals(level)) {
            throw DeskException.conflict("The bot is at " + asked.level() + " by now, not at " + level + ".");
        }
    }

    private void agentMovable(Move move) {
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
        skill(move);
        board.moveInForce(move.agent()).ifPresent(other -> {
            throw DeskException.conflict("Agent " + move.agent() + " has been moved to " + other.to() + " until "
                    + other.end() + "; undo that first.");
        });
    }

    /** There is such a lever, and what it leads to. */
    void known(Move move) {
        if (move.pulls(Lever.BOT_LEVEL)) {
            if (!BotLevels.ALL.contains(move.to())) {
                throw DeskException.unknown("There is no level " + move.to() + " of the bot.");
            }
        } else if (!move.movesAgent()) {
            throw DeskException.unknown("There is no lever " + move.lever() + ".");
        } else if (move.agent() == null) {
            throw DeskException.invalid("agent: say who is to be moved.");
        } else if (!board.queues().contains(move.to())) {
            throw DeskException.unknown("There is no queue " + move.to() + ".");
        }
    }

    private void skill(Move move) {
        boolean unskilled = board.profile(move.agent())
                .map(AgentProfile::skills)
                .filter(skills -> !skills.isEmpty() && !skills.containsKey(move.to()))
                .isPresent();
        if (unskilled) {
            throw DeskException.conflict("Agent " + move.agent() + " has no skill for " + move.to() + ".");
        }
    }

    /** The guardrails allow the moves together. */
    void allowed(List<Move> moves) throws IOException {
        refuse(breaches(moves));
    }

    /** The queues left keep their floor; nothing else stands against a way back. */
    void wayBackAllowed(List<Move> back) throws IOException {
        refuse(breaches(back).stream()
                .filter(breach -> breach.rule().equals(QUEUE_FLOOR))
                .toList());
    }

    /** What the moves would break; nothing where nothing is planned. */
    List<Breach> breaches(List<Move> moves) throws IOException {
        return whatIf == null ? List.of() : whatIf.breaches(moves);
    }

    private static void refuse(List<Breach> breaches) {
        if (!breaches.isEmpty()) {
            throw DeskException.conflict("The guardrails do not allow it: "
                    + breaches.stream().map(Breach::sentence).collect(Collectors.joining("; ")) + ".");
        }
    }
}
