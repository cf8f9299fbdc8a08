package io.ramzor.rebalance;

import io.ramzor.decision.Move;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the solver's plan into candidates: the moves that would start now, by the queue that they help: where a statutory clock runs out
 * first, then the most worth. Moves that the guardrails forbid together are left out.
 */
final class Proposer {
    static final String LEVER = "move_agent";

    private Proposer() {}

    static List<Candidate> candidates(Rebalancer.Answer answer) {
        Situation situation = answer.problem().situation;
        Map<String, List<Move>> byHelped = new LinkedHashMap<>();
        MoveGuard guard = answer.problem().guard;
        for (Move move : guard.allowed(moves(answer))) {
            byHelped.computeIfAbsent(move.to(), to -> new ArrayList<>()).add(move);
        }
        List<Candidate> candidates = new ArrayList<>();
        byHelped.forEach((to, moves) -> candidates.add(Candidate.of(situation, to, moves)));
        candidates.sort(
                Comparator.comparing((Candidate candidate) -> !guard.statutoryDanger(situation.queue(candidate.to())))
                        .thenComparing(Candidate::gain, Comparator.reverseOrder()));
        return candidates;
    }

    /** The plan's moves that start now. */
    static List<Move> moves(Rebalancer.Answer answer) {
        List<Move> moves = new ArrayList<>();
        for (Plan.Block block : answer.plan().blocks()) {
            if (block.from() == 0) {
                moves.add(move(answer.problem(), block));
            }
        }
        return moves;
    }

    /** All of the plan's moves, whenever they start. */
    static List<Move> allMoves(Rebalancer.Answer answer) {
        return answer.plan().blocks().stream()
                .map(block -> move(answer.problem(), block))
                .toList();
    }

    private static Move move(Problem problem, Plan.Block block) {
        Situation situation = problem.situation;
        Situation.AgentState agent = situation.agents().get(block.agent());
        int to = problem.options[block.agent()][block.option()];
        return new Move(
                LEVER,
                agent.agent(),
                agent.queue(),
                situation.queues().get(to).queue(),
                situation.startOf(block.from()),
                situation.startOf(block.to()));
    }
}
