package io.ramzor.control;

import io.ramzor.decision.Decision;
import io.ramzor.decision.Move;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which moves hold, by the decisions so far: applied or made by hand, and not undone. */
final class MovesInForce {
    private static final Duration REMEMBERED = Duration.ofHours(12);

    private final Map<String, Decision> byId = new LinkedHashMap<>();
    private final Map<String, Instant> returned = new HashMap<>();

    void take(Decision decision) {
        if (decision.undoes() != null) {
            Decision undone = byId.remove(decision.undoes());
            if (undone != null) {
                undone.agentMoves().forEach(move -> returned.put(move.agent(), decision.at()));
            }
        } else if (decision.movesAgents()) {
            byId.put(decision.id(), decision);
        }
        byId.values().removeIf(old -> old.at().isBefore(decision.at().minus(REMEMBERED)));
    }

    /** The move that holds for the agent then, null if none; the latest decision wins. */
    Move of(String agent, Instant at) {
        Move found = null;
        for (Decision decision : byId.values()) {
            for (Move move : decision.agentMoves()) {
                boolean holds = !at.isBefore(move.start()) && at.isBefore(move.end());
                found = move.agent().equals(agent) && holds ? move : found;
            }
        }
        return found;
    }

    /** The agent's moves that hold or will hold, the latest decision last. */
    List<Move> ofAgent(String agent) {
        return byId.values().stream()
                .flatMap(decision -> decision.agentMoves().stream())
                .filter(move -> move.agent().equals(agent))
                .toList();
    }

    /** When the agent last came from one queue to another because of a decision, null if never. */
    Instant lastChange(String agent, Instant at) {
        Instant last = returned.get(agent);
        for (Decision decision : byId.values()) {
            for (Move move : decision.agentMoves()) {
                if (move.agent().equals(agent)) {
                    for (Instant change : List.of(move.start(), move.end())) {
                        last = change.isAfter(at) || last != null && last.isAfter(change) ? last : change;
                    }
                }
            }
        }
        return last;
    }
}
