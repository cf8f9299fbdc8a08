package io.ramzor.board;

import io.ramzor.decision.Decision;
import io.ramzor.decision.Move;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The decisions so far and which moves are in force; not safe for use by several threads. */
final class Decisions {
    private final Map<String, Decision> byId = new LinkedHashMap<>();
    private final Set<String> undone = new HashSet<>();

    /** A move that holds an agent, and the decision that made it. */
    record InForce(String decision, Move move) {}

    void add(Decision decision) {
        byId.putIfAbsent(decision.id(), decision);
        if (decision.undoes() != null) {
            undone.add(decision.undoes());
        }
    }

    Decision get(String id) {
        return byId.get(id);
    }

    int size() {
        return byId.size();
    }

    boolean isUndone(String id) {
        return undone.contains(id);
    }

    /** Whether it moved agents, was not undone, and at least one of its moves has not ended. */
    boolean canUndo(Decision decision, Instant now) {
        return moves(decision)
                && !isUndone(decision.id())
                && decision.actions().stream().anyMatch(move -> move.end().isAfter(now));
    }

    private static boolean moves(Decision decision) {
        boolean kind = decision.kind().equals("apply") || decision.kind().equals("move");
        return kind && decision.actions() != null;
    }

    /** By agent, the move that holds now or will: the newest decision wins. */
    Map<String, InForce> inForce(Instant now) {
        Map<String, InForce> found = new HashMap<>();
        for (Decision decision : byId.values()) {
            if (!canUndo(decision, now)) {
                continue;
            }
            for (Move move : decision.agentMoves()) {
                if (!move.start().isAfter(now) && move.end().isAfter(now)) {
                    found.put(move.agent(), new InForce(decision.id(), move));
                }
            }
        }
        return found;
    }

    List<BoardView.DecisionRow> newest(int most, Instant now) {
        List<Decision> all = new ArrayList<>(byId.values());
        Collections.reverse(all);
        return all.stream()
                .limit(most)
                .map(decision -> new BoardView.DecisionRow(decision, isUndone(decision.id()), canUndo(decision, now)))
                .toList();
    }
}
