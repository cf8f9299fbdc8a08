package io.ramzor.rebalance;

import io.ramzor.decision.Decision;
import io.ramzor.decision.Dismissal;
import io.ramzor.decision.Move;
import io.ramzor.decision.Proposal;
import io.ramzor.rebalance.Situation.AgentState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What supervisors decided lately and the next rounds respect: queues to leave in peace, people and queues that can spare nobody. */
final class Objections {
    private final Threshold threshold;
    private final Map<String, Instant> quietQueues = new HashMap<>();
    private final Map<String, Instant> sparedAgents = new HashMap<>();
    private final Map<String, Instant> sparedQueues = new HashMap<>();

    Objections(Threshold threshold) {
        this.threshold = threshold;
    }

    /** Takes note of a refusal of that proposal, which would have helped that queue. */
    void dismissed(Decision decision, Proposal proposal, String helped) {
        Instant until = decision.at().plus(threshold.quietAfterObjection());
        List<Move> moves = proposal.actions().stream().filter(Move::movesAgent).toList();
        Dismissal because = Dismissal.of(decision.because()).orElse(Dismissal.NOT_NOW);
        if (moves.isEmpty() || because == Dismissal.NOT_NOW) {
            quiet(helped, decision.at().plus(threshold.quietAfterDismissal()));
        } else if (because == Dismissal.NOT_THESE_AGENTS) {
            moves.forEach(move -> sparedAgents.merge(move.agent(), until, Objections::later));
        } else {
            moves.forEach(move -> sparedQueues.merge(move.from(), until, Objections::later));
        }
    }

    /** Takes note of something done: all queues helped are left in peace for a while. */
    void acted(Decision decision, String helped) {
        Instant until = decision.at().plus(threshold.quietAfterDecision());
        quiet(helped, until);
        decision.agentMoves().forEach(move -> quiet(move.to(), until));
    }

    private void quiet(String queue, Instant until) {
        if (queue != null) {
            quietQueues.merge(queue, until, Objections::later);
        }
    }

    /** Whether a queue may get a proposal now. */
    boolean mayHelp(String queue, Instant at) {
        return !holds(quietQueues, queue, at);
    }

    /** Whether nobody objected to that move. */
    boolean allows(Move move, Instant at) {
        return !holds(sparedAgents, move.agent(), at) && !holds(sparedQueues, move.from(), at);
    }

    /** The situation with those who are to be spared able to do only what they do now. */
    Situation respected(Situation situation) {
        if (sparedAgents.isEmpty() && sparedQueues.isEmpty()) {
            return situation;
        }
        List<AgentState> agents = situation.agents().stream()
                .map(agent -> spared(agent, situation.at()) ? agent.staying() : agent)
                .toList();
        return situation.withAgents(agents);
    }

    private boolean spared(AgentState agent, Instant at) {
        return holds(sparedAgents, agent.agent(), at) || holds(sparedQueues, agent.queue(), at);
    }

    private static boolean holds(Map<String, Instant> until, String key, Instant at) {
        Instant end = until.get(key);
        return end != null && at.isBefore(end);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
