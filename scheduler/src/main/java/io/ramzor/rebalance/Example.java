package io.ramzor.rebalance;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A tiny situation with something to do in it. */
final class Example {
    private Example() {}

    /** Two queues; the second is short of an agent whom the first can spare. */
    static Situation tiny() {
        return new Situation(
                Instant.EPOCH,
                15,
                8,
                List.of(queue("calm", 10), queue("rush", 60)),
                List.of(agent("a", "calm"), agent("b", "calm"), agent("c", "calm"), agent("d", "rush")),
                null);
    }

    private static Situation.QueueState queue(String id, double arrivals) {
        return new Situation.QueueState(
                id, "voice", null, List.of(arrivals), 60, 120.0, List.of(), null, null, null, null, null, null);
    }

    private static Situation.AgentState agent(String id, String queue) {
        return new Situation.AgentState(
                id, queue, null, Map.of("calm", 1.0, "rush", 1.0), null, null, null, 0, null, null);
    }
}
