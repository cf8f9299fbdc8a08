package io.ramzor.roster;

/** The best plan seen so far: fewer broken rules first, then cost. */
final class BestPlan {
    private int[][] rows;
    private int broken = Integer.MAX_VALUE;
    private long cost = Long.MAX_VALUE;

    boolean isBeatenBy(int otherBroken, long otherCost) {
        return otherBroken < broken || otherBroken == broken && otherCost < cost;
    }

    /** Keeps the state's plan if it is better. */
    void offer(RosterState state) {
        if (isBeatenBy(state.broken(), state.cost())) {
            rows = state.copy();
            broken = state.broken();
            cost = state.cost();
        }
    }

    int[][] rows() {
        return rows;
    }

    int broken() {
        return broken;
    }

    long cost() {
        return cost;
    }
}
