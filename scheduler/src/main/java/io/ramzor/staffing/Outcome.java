package io.ramzor.staffing;

/**
 * What a number of agents gives on a steady load.
 *
 * @param agents agents on queue
 * @param waitProbability share of contacts that wait at all
 * @param abandonment share of contacts that leave before an answer
 * @param meanWaitSeconds mean wait of all contacts, those included that leave; infinite if the queue grows without end
 * @param occupancy share of the agents' time with contacts
 * @param serviceLevel by definition
 */
public record Outcome(
        int agents,
        double waitProbability,
        double abandonment,
        double meanWaitSeconds,
        double occupancy,
        ServiceLevel serviceLevel) {

    /**
     * Shares 0 to 1 for the answer target asked for.
     *
     * @param ofOffered answered within the target / offered; the strictest of the three
     * @param withoutShortAbandons the same without contacts that left within the target
     * @param waitWithinTarget answered or left within the target / offered
     */
    public record ServiceLevel(double ofOffered, double withoutShortAbandons, double waitWithinTarget) {}
}
