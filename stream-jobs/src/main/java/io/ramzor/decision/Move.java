package io.ramzor.decision;

import java.time.Instant;

/**
 * One action of a proposal or decision.
 *
 * @param lever one of {@link Lever}, by its wire name; null = {@code move_agent}
 * @param agent agent id, null where the lever is no agent's
 * @param from queue id left; of other levers, how it was
 * @param to queue id served from then on; of other levers, how it is to be
 * @param start first instant
 * @param end first instant after it, when the agent returns
 */
public record Move(String lever, String agent, String from, String to, Instant start, Instant end) {

    /** Whether it moves an agent from a queue to another. */
    public boolean movesAgent() {
        return lever == null || pulls(Lever.MOVE_AGENT);
    }

    /** Whether it is an action of that lever. */
    public boolean pulls(Lever one) {
        return one.wireName().equals(lever);
    }
}
