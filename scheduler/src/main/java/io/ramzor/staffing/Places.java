package io.ramzor.staffing;

/** Turns agents into the {@link Station} that they are for the demand of an interval. */
interface Places {
    /** @param agents 1 or more */
    Station with(int agents, IntervalDemand demand, double arrivalsPerSecond);

    /** Waiting customers who leave a second, each. */
    double leaveRate();

    /** Agents that the work alone takes. */
    double workload(IntervalDemand demand, double arrivalsPerSecond);
}
