package io.ramzor.rebalance;

import java.time.Instant;
import java.util.Map;

/**
 * The moves that lie behind an agent.
 *
 * @param left queues left because of a move or of its end, with the last time
 * @param today moves within the last twelve hours
 * @param thisWeek moves within the last seven days
 */
public record MovesBehind(Map<String, Instant> left, int today, int thisWeek) {
    /** Nobody has moved them. */
    public static final MovesBehind NONE = new MovesBehind(Map.of(), 0, 0);

    public MovesBehind {
        left = left == null ? Map.of() : Map.copyOf(left);
    }
}
