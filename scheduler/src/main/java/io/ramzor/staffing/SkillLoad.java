package io.ramzor.staffing;

/**
 * One queue among several that agents with more than one skill share.
 *
 * @param queue queue id
 * @param load what comes
 * @param answerSeconds answer target, 0 or more
 * @param serviceLevel share of offered contacts to be answered within it, above 0 and below 1
 * @param agents agents whose own queue it is, 0 or more
 */
public record SkillLoad(String queue, Load load, double answerSeconds, double serviceLevel, int agents) {
    public SkillLoad {
        if (!(answerSeconds >= 0) || Double.isInfinite(answerSeconds)) {
            throw new IllegalArgumentException(
                    queue + ": the answer target must be 0 seconds or more, not " + answerSeconds);
        }
        if (!(serviceLevel > 0 && serviceLevel < 1)) {
            throw new IllegalArgumentException(queue + ": a service level lies between 0 and 1, not " + serviceLevel);
        }
        if (agents < 0 || agents > 100_000) {
            throw new IllegalArgumentException(queue + ": agents are 0 to 100000, not " + agents);
        }
    }
}
