package io.ramzor.rebalance;

import java.time.Duration;

/**
 * Limits of what may be proposed.
 *
 * @param mostMoves moves in one proposal, and in all open ones together
 * @param minimumStay an agent who came by a move stays at least so long
 */
public record Guardrails(int mostMoves, Duration minimumStay) {
    public static final Guardrails DEFAULT = new Guardrails(8, Duration.ofMinutes(15));
}
