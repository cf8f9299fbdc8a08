package io.ramzor.rebalance;

/**
 * The exact dynamic programme of one agent, all others held: the cheapest single move (queue, start, end) that keeps clear of breaks and
 * shift ends, or to stay. Since queues' costs add up over intervals, that is the run of intervals with the smallest sum, for each option.
 */
final class BestRow {
    private static final double WORTH = 1e-9;

    private final Allocation allocation;
    private final double moveCost;
    private final double[] loss;
    private double gain;

    BestRow(Allocation allocation) {
        this.allocation = allocation;
        moveCost = allocation.problem.situation.moveCost();
        loss = new double[allocation.problem.intervals];
    }

    /** Gives the agent their cheapest row; returns whether that is another one than before. */
    boolean assign(int agent, int mostMoves) {
        if (!allocation.isMoved(agent) && allocation.moves() >= mostMoves) {
            return false;
        }
        int[] best = find(agent);
        if (best == null) {
            boolean was = allocation.isMoved(agent);
            allocation.sendHome(agent);
            return was;
        }
        if (java.util.Arrays.equals(best, allocation.row(agent))) {
            return false;
        }
        allocation.give(agent, best);
        return true;
    }

    /** The agent's cheapest move, null if staying is as cheap. */
    int[] find(int agent) {
        Problem problem = allocation.problem;
        for (int i = 0; i < loss.length; i++) {
            loss[i] = allocation.loss(agent, i);
        }
        int[] best = null;
        gain = -WORTH;
        for (int option = 1; option < problem.options[agent].length; option++) {
            double sum = 0;
            int from = 0;
            for (int i = 0; i < loss.length; i++) {
                if (allocation.away(agent, i)) {
                    sum = 0;
                    from = i + 1;
                    continue;
                }
                if (sum > 0) {
                    sum = 0;
                    from = i;
                }
                sum += loss[i] + allocation.help(agent, i, option);
                if (sum + moveCost < gain) {
                    gain = sum + moveCost;
                    best = new int[] {option, from, i + 1};
                }
            }
        }
        return best;
    }

    /** What the row found last changes against staying. */
    double change() {
        return gain;
    }
}
