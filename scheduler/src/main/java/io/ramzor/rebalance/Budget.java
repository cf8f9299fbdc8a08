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

    private static final long NO_LIMIT = 3_600_000;

    /** Limits by steps only, for tests and proofs. */
    public static Budget steps(int seedRounds, int refineSteps) {
        return new Budget(NO_LIMIT, seedRounds, refineSteps == 0 ? 0 : NO_LIMIT, refineSteps);
    }

    /** Whether the clock limits the seed. */
    boolean timed() {
        return seedMillis < NO_LIMIT;
    }

    /** All of the time for the seed. */
    Budget seedOnly() {
        return new Budget(Math.min(NO_LIMIT, seedMillis + refineMillis), seedRounds, 0, 0);
    }

    /** A part of the seed's budget, one of so many. */
    Budget seedPart(int parts) {
        return new Budget(
                timed() ? Math.max(1, seedMillis / parts) : seedMillis, seedRounds / parts, refineMillis, refineSteps);
    }
}
