package io.ramzor.rebalance;

import java.time.Duration;
import java.util.List;

/**
 * When a proposal arises, stays and goes.
 *
 * @param leastGain what the moves of a proposal must save together, beyond their own cost, in abandoned contacts
 * @param clearMiss how far below its target the helped queue's middle service level of the next half hour must be expected, share
 * @param doubtAllowed how far above its target the 90 % bound of that may lie, share
 * @param roundsInARow in how many rounds one after the other it must be worthwhile; one is enough if the miss is twice as clear
 * @param leastRise by how much the helped queue's middle service level must rise, share
 * @param keepShare an open proposal stays while it saves this share of {@code leastGain}
 * @param leastOpen it stays at least so long, unless it can no longer be carried out or does harm
 * @param validFor a proposal may be applied so long after it was last looked at
 * @param quietAfterDismissal no proposal for a queue so long after one for it was dismissed
 * @param quietAfterDecision nor so long after one was applied or undone
 * @param quietAfterObjection people, or a queue that gives, are spared so long after a dismissal that named them as its reason
 */
public record Threshold(
        double leastGain,
        double clearMiss,
        double doubtAllowed,
        int roundsInARow,
        double leastRise,
        double keepShare,
        Duration leastOpen,
        Duration validFor,
        Duration quietAfterDismissal,
        Duration quietAfterDecision,
        Duration quietAfterObjection) {
    public static final Threshold DEFAULT = new Threshold(
            5,
            0.2,
            0.1,
            3,
            0.04,
            0.4,
            Duration.ofMinutes(4),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ofMinutes(2),
            Duration.ofHours(1));

    /** Whether that band of a service level (10 %, 50 %, 90 %) clearly misses the target. */
    boolean clearlyMissed(List<Double> band, double target) {
        return band.get(1) <= target - clearMiss && band.get(2) <= target + doubtAllowed;
    }
}
