package io.ramzor.rebalance;

/**
 * How long to search; whichever limit is met first. With the step limits alone the same seed gives the same answer.
 *
 * @param seedMillis wall time of the seed
 * @param seedRounds ruin-and-recreate rounds of the seed
 * @param refineMillis wall time of OptaPlanner; 0 = leave it out
 * @param refineSteps plans scored by OptaPlanner
 */
public record Budget(long seedMillis, int seedRounds, long refineMillis, int refineSteps) {
    public static final Budget LIVE = new Budget(300, 4_000, 200, 200_000);

    /** Limits by steps only, for tests and proofs. */
    public static Budget steps(int seedRounds, int refineSteps) {
        return new Budget(3_600_000, seedRounds, refineSteps == 0 ? 0 : 3_600_000, refineSteps);
    }
}
