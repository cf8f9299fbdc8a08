package io.ramzor.staffing;

/**
 * How many agents one queue needs on queue in one interval, and what these give.
 *
 * @param agents net agents on queue, whole
 * @param workload agents that the work alone takes, as in erlangs
 * @param serviceLevel expected share within the target or deadline, null = nothing is expected to come
 * @param abandonment expected share of those who come that leave, null = nothing is expected to come
 * @param occupancy expected share of the agents' places that is taken, null = no agents
 * @param backlog contacts expected to wait at the end of the interval
 */
public record Requirement(
        int agents, double workload, Double serviceLevel, Double abandonment, Double occupancy, double backlog) {

    /**
     * Agents to be paid so that so many are on queue: net / (1 - shrinkage).
     *
     * @param shrinkage share of paid time not on queue (breaks, training, absence), 0 or more and below 1
     */
    public double gross(double shrinkage) {
        return gross(agents, shrinkage);
    }

    /** The same for any number of agents. */
    public static double gross(double net, double shrinkage) {
        if (!(shrinkage >= 0 && shrinkage < 1)) {
            throw new IllegalArgumentException("shrinkage is 0 or more and below 1, not " + shrinkage);
        }
        if (!(net >= 0) || Double.isInfinite(net)) {
            throw new IllegalArgumentException("agents are 0 or more, not " + net);
        }
        return net / (1 - shrinkage);
    }
}
