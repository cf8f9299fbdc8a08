package io.ramzor.rebalance;

/**
 * Cost by queue, interval and agents, convex in the agents: what the whole horizon costs if that one interval had so many agents and all
 * others were as in the plan around which the table is built. The distribution before the interval comes from the chain's forward pass,
 * the cost after it from the backward pass, so a backlog built or worked off in one interval counts in all later ones.
 */
final class CostTable {
    private static final int BELOW = 8;
    private static final int ABOVE = 10;

    private final Hull[][] byQueueAndInterval;

    private CostTable(Hull[][] byQueueAndInterval) {
        this.byQueueAndInterval = byQueueAndInterval;
    }

    /** A table of given hulls, by queue and interval. */
    static CostTable of(Hull[][] hulls) {
        return new CostTable(hulls);
    }

    /** The table around those agents by queue and interval. */
    static CostTable around(Chain[] chains, double[][] agents) {
        Hull[][] hulls = new Hull[chains.length][];
        for (int queue = 0; queue < chains.length; queue++) {
            hulls[queue] = hulls(chains[queue], agents[queue]);
        }
        return new CostTable(hulls);
    }

    private static Hull[] hulls(Chain chain, double[] agents) {
        double[][] before = chain.distributions(agents);
        double[][] after = chain.costsToGo(agents);
        Hull[] hulls = new Hull[agents.length];
        for (int i = 0; i < agents.length; i++) {
            double from = Math.max(0, Math.floor(agents[i]) - BELOW);
            double[] values = new double[(int) (Math.ceil(agents[i]) + ABOVE - from) + 1];
            for (int step = 0; step < values.length; step++) {
                values[step] = chain.costFrom(before[i], i, from + step, after[i + 1]);
            }
            hulls[i] = new Hull(from, values);
        }
        return hulls;
    }

    Hull hull(int queue, int interval) {
        return byQueueAndInterval[queue][interval];
    }

    double at(int queue, int interval, double agents) {
        return byQueueAndInterval[queue][interval].at(agents);
    }
}
