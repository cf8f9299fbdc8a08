package io.ramzor.rebalance;

/**
 * A bound from below on what any plan costs by the {@link Evaluator}, if expected cost is convex in the agents of all intervals together
 * (as it is of a fluid queue, and as tests find it of the chain): the plane that touches the cost at some agents lies below it
 * everywhere, and on a plane every agent can be placed by itself. Frank and Wolfe's steps move the point of touch to raise the bound.
 */
final class ConvexBound {
    static final String NAME =
            "Frank-Wolfe dual of the convex relaxation (holds where expected cost is convex in agents)";

    private static final int STEPS = 24;
    /** In agents; small, so that the plane does not cut the curve. */
    private static final double DIFFERENCE = 0.02;

    private ConvexBound() {}

    /** The highest bound found, starting at the answer's plan. */
    static double of(Rebalancer.Answer answer) {
        Problem problem = answer.problem();
        PricedMoves moves = new PricedMoves(problem);
        double[][] point = answer.plan().agents(problem);
        double highest = 0;
        for (int step = 0; step < STEPS; step++) {
            double value = 0;
            double[][] goal = new double[problem.queues][];
            for (int queue = 0; queue < problem.queues; queue++) {
                goal[queue] = problem.present[queue].clone();
                double[] slopes = answer.evaluator().slopes(queue, point[queue], DIFFERENCE);
                value += answer.evaluator().queueCost(queue, point[queue]);
                for (int i = 0; i < slopes.length; i++) {
                    moves.price[queue][i] = slopes[i];
                    value += slopes[i] * (goal[queue][i] - point[queue][i]);
                }
            }
            highest = Math.max(highest, value + moves.cheapest(goal));
            approach(point, goal, 2.0 / (step + 3));
        }
        return Math.min(highest, answer.cost());
    }

    private static void approach(double[][] point, double[][] goal, double share) {
        for (int queue = 0; queue < point.length; queue++) {
            for (int i = 0; i < point[queue].length; i++) {
                point[queue][i] += share * (goal[queue][i] - point[queue][i]);
            }
        }
    }
}
