package io.ramzor.rebalance;

import java.util.function.LongSupplier;

/**
 * A proven bound from below on what any plan costs by a table: with a price for an agent in each queue and interval, every queue takes as
 * many agents as suit it and every agent goes where they cost least, without regard to each other; no plan is cheaper than that, whatever
 * the prices. Subgradient steps raise it towards the optimum of the linear programme. Source: Lagrangian relaxation, Polyak's step.
 */
final class Bound {
    private static final int PATIENCE = 12;
    private static final double LEAST_STEP = 1e-4;

    private final Problem problem;
    private final CostTable table;
    private final PricedMoves moves;
    private final double[][] best;
    private final double[][] excess;
    private double highest = Double.NEGATIVE_INFINITY;

    private Bound(Problem problem, CostTable table, Plan near) {
        this.problem = problem;
        this.table = table;
        moves = new PricedMoves(problem);
        best = new double[problem.queues][problem.intervals];
        excess = new double[problem.queues][problem.intervals];
        double[][] agents = near.agents(problem);
        for (int queue = 0; queue < problem.queues; queue++) {
            for (int i = 0; i < problem.intervals; i++) {
                double at = agents[queue][i];
                moves.price[queue][i] = table.at(queue, i, at + 0.5) - table.at(queue, i, at - 0.5);
            }
        }
    }

    /** The highest bound found within the steps and the time, starting from the prices that the plan suggests. */
    static double of(Problem problem, CostTable table, Plan near, int steps, long millis, LongSupplier nanos) {
        Bound bound = new Bound(problem, table, near);
        bound.climb(Evaluator.tableCost(problem, table, near), steps, nanos.getAsLong() + millis * 1_000_000, nanos);
        return bound.highest;
    }

    private void climb(double known, int steps, long deadline, LongSupplier nanos) {
        double scale = 1;
        int idle = 0;
        for (int step = 0; step < steps && scale > LEAST_STEP && nanos.getAsLong() - deadline < 0; step++) {
            double value = evaluate();
            if (value > highest + 1e-9 * Math.abs(value)) {
                highest = value;
                copy(moves.price, best);
                idle = 0;
            } else if (++idle == PATIENCE) {
                idle = 0;
                scale /= 2;
                copy(best, moves.price);
                evaluate();
            }
            double length = length();
            if (length == 0) {
                return;
            }
            raise(scale * Math.max(known - value, 1e-6 * Math.abs(known)) / length);
        }
    }

    private double length() {
        double sum = 0;
        for (double[] row : excess) {
            for (double one : row) {
                sum += one * one;
            }
        }
        return sum;
    }

    private void raise(double by) {
        for (int queue = 0; queue < problem.queues; queue++) {
            for (int i = 0; i < problem.intervals; i++) {
                moves.price[queue][i] += by * excess[queue][i];
            }
        }
    }

    private static void copy(double[][] from, double[][] to) {
        for (int queue = 0; queue < from.length; queue++) {
            System.arraycopy(from[queue], 0, to[queue], 0, from[queue].length);
        }
    }

    /** The bound by the prices (brought into each table's range of slopes); leaves agents given less agents taken in {@link #excess}. */
    private double evaluate() {
        double sum = 0;
        for (int queue = 0; queue < problem.queues; queue++) {
            for (int i = 0; i < problem.intervals; i++) {
                Hull hull = table.hull(queue, i);
                int corner = cheapest(hull, queue, i);
                excess[queue][i] = problem.present[queue][i] - hull.corner(corner);
                sum += hull.value(corner) + moves.price[queue][i] * excess[queue][i];
            }
        }
        return sum + moves.cheapest(excess);
    }

    /** The corner at which the queue's cost less its agents' price is least; mends a price that no slope of the table has. */
    private int cheapest(Hull hull, int queue, int interval) {
        double first = hull.slope(0);
        double last = hull.slope(hull.slopes() - 1);
        double price = Math.max(first, Math.min(last, moves.price[queue][interval]));
        moves.price[queue][interval] = price;
        int low = 0;
        int high = hull.slopes();
        while (low < high) {
            int middle = (low + high) / 2;
            if (hull.slope(middle) < price) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
