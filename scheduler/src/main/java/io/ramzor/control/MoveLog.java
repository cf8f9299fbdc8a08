package io.ramzor.control;

import io.ramzor.decision.Decision;
import io.ramzor.decision.Move;
import io.ramzor.rebalance.MovesBehind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The moves of agents within the last week, by the decisions; one that was undone was a move all the same. */
final class MoveLog {
    private static final Duration TODAY = Duration.ofHours(12);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration HOUR = Duration.ofHours(1);

    private final List<Made> moves = new ArrayList<>();

    /** A move of that decision, made then, over at {@code end}. */
    private record Made(String decision, Instant at, Move move, Instant end) {
        boolean within(Duration span, Instant now) {
            return !at.isBefore(now.minus(span)) && !at.isAfter(now);
        }
    }

    void take(Decision decision) {
        moves.removeIf(old -> old.at().isBefore(decision.at().minus(WEEK)));
        if (decision.undoes() != null) {
            moves.replaceAll(made -> made.decision().equals(decision.undoes())
                    ? new Made(made.decision(), made.at(), made.move(), decision.at())
                    : made);
        } else if (decision.movesAgents()) {
            decision.agentMoves().forEach(move -> moves.add(new Made(decision.id(), decision.at(), move, move.end())));
        }
    }

    MovesBehind of(String agent, Instant now) {
        Map<String, Instant> left = new HashMap<>();
        int today = 0;
        int thisWeek = 0;
        for (Made made : moves) {
            if (!made.move().agent().equals(agent)) {
                continue;
            }
            left(left, made.move().from(), made.move().start(), now);
            left(left, made.move().to(), made.end(), now);
            today += made.within(TODAY, now) ? 1 : 0;
            thisWeek += made.within(WEEK, now) ? 1 : 0;
        }
        return new MovesBehind(left, today, thisWeek);
    }

    private static void left(Map<String, Instant> left, String queue, Instant when, Instant now) {
        if (queue != null && when != null && !when.isAfter(now)) {
            left.merge(queue, when, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    /** Moves of all agents within the last hour. */
    int lastHour(Instant now) {
        return (int) moves.stream().filter(made -> made.within(HOUR, now)).count();
    }
}
