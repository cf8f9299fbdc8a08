package io.ramzor.rebalance;

import java.time.Duration;
import java.util.Map;

/**
 * Limits of what may be proposed, and of what may be done without a person; {@link MoveGuard} holds moves against them.
 *
 * @param mostMoves moves in one proposal, and in all open ones together
 * @param minimumStay an agent who came by a move stays at least so long
 * @param mostMovesAnHour moves of the whole centre within an hour
 * @param mostMovesAnAgent moves of one agent within twelve hours
 * @param noWayBack nobody is sent to a queue that they left less than so long ago
 * @param breakNear nobody is moved so shortly before a break, a training or the end of the shift
 * @param mostThreadsKept who has more open threads than that is not moved; others keep theirs and finish them; 0 = all are finished first
 * @param statutoryShare a queue in which somebody has used up this share of the statutory time gives nobody away
 * @param fairLead nobody is moved who was moved so many times more within a week than another who could be moved instead
 * @param queueFloor agents that every queue keeps
 * @param queueFloors the same for single queues, by queue id
 */
public record Guardrails(
        int mostMoves,
        Duration minimumStay,
        int mostMovesAnHour,
        int mostMovesAnAgent,
        Duration noWayBack,
        Duration breakNear,
        int mostThreadsKept,
        double statutoryShare,
        int fairLead,
        int queueFloor,
        Map<String, Integer> queueFloors) {
    public static final Guardrails DEFAULT = new Guardrails(8, Duration.ofMinutes(15));

    public Guardrails {
        queueFloors = Map.copyOf(queueFloors);
    }

    /** Those two, and the default of all others. */
    public Guardrails(int mostMoves, Duration minimumStay) {
        this(mostMoves, minimumStay, 16, 3, Duration.ofMinutes(30), Duration.ofMinutes(10), 5, 0.5, 2, 1, Map.of());
    }

    /** Agents that the queue keeps. */
    int floorOf(String queue) {
        return queueFloors.getOrDefault(queue, queueFloor);
    }
}
