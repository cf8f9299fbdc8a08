package io.ramzor.rebalance;

import java.time.Duration;

/**
 * When a proposal arises, stays and goes.
 *
 * @param leastGain what the moves of a proposal must save together, beyond their own cost, in abandoned contacts
 * @param leastRise by how much the helped queue's middle service level must rise, share
 * @param keepShare an open proposal stays while it saves this share of {@code leastGain}
 * @param leastOpen it stays at least so long, unless it can no longer be carried out or does harm
 * @param validFor a proposal may be applied so long after it was last looked at
 * @param quietAfterDismissal no proposal for a queue so long after one for it was dismissed
 * @param quietAfterDecision nor so long after one was applied or undone
 */
public record Threshold(
        double leastGain,
        double leastRise,
        double keepShare,
        Duration leastOpen,
        Duration validFor,
        Duration quietAfterDismissal,
        Duration quietAfterDecision) {
    public static final Threshold DEFAULT = new Threshold(
            4,
            0.03,
            0.4,
            Duration.ofMinutes(4),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ofMinutes(2));
}
