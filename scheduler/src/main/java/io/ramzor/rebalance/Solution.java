package io.ramzor.rebalance;

import io.ramzor.decision.Move;
import io.ramzor.decision.Proposal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer to one state: what to do, why, what that costs, and how much better any plan could be. Costs are in abandoned contacts over
 * the horizon.
 *
 * @param moves who goes where, when and until when
 * @param cost expected cost with the moves, their own cost included
 * @param costNow expected cost if nobody is moved
 * @param bound no plan within the same guardrails costs less than this
 * @param boundBy how the bound was found
 */
public record Solution(List<ExplainedMove> moves, double cost, double costNow, Double bound, String boundBy) {
    /**
     * A move.
     *
     * @param from queue left
     * @param to queue helped
     * @param why reasons, most weighty first
     */
    public record ExplainedMove(
            String agent, String from, String to, Instant start, Instant end, List<Proposal.Reason> why) {}

    /** Solves the situation by that chain, explains each move and bounds what could be gained further. */
    public static Solution of(Rebalancer rebalancer, Situation situation) {
        Rebalancer.Answer answer = rebalancer.solve(situation);
        List<Move> moves = Proposer.allMoves(answer);
        Map<String, List<Move>> byHelped = new LinkedHashMap<>();
        moves.forEach(move ->
                byHelped.computeIfAbsent(move.to(), to -> new ArrayList<>()).add(move));
        Map<String, List<Proposal.Reason>> reasons = new LinkedHashMap<>();
        byHelped.forEach((to, several) -> reasons.put(
                to, Reasons.of(situation, Candidate.of(situation, to, several).proven(situation))));
        return new Solution(
                moves.stream()
                        .map(move -> new ExplainedMove(
                                move.agent(), move.from(), move.to(), move.start(), move.end(), reasons.get(move.to())))
                        .toList(),
                answer.cost(),
                answer.costNow(),
                ConvexBound.of(answer),
                ConvexBound.NAME);
    }
}
