package io.ramzor.rebalance;

/**
 * Cost of a queue by interval and agents when every interval is long enough to settle: abandonment, late answers and lateness of the
 * birth-death chain in balance with that interval's arrivals. What an interval costs then depends on its own agents alone, so that a
 * bound on all plans can be proven; {@link Chain} is the truth for a live centre, where backlogs are handed on. Source: the stationary
 * distribution of M/M/s(n)+M by detailed balance.
 */
final class SteadyCosts {
    private static final double LEAST_SHARE = 0.4;
    private static final double MOST_SHARE = 1.7;
    /** Agents have fractions; where few are needed the curve is sampled finely. */
    private static final double FINE = 0.25;

    private static final double LARGE = 100;
    private static final double NEGLIGIBLE = 1e-13;

    private SteadyCosts() {}

    /** The table of all queues, from far too few agents to far too many. */
    static CostTable table(Problem problem) {
        Hull[][] hulls = new Hull[problem.queues][problem.intervals];
        for (int queue = 0; queue < problem.queues; queue++) {
            for (int i = 0; i < problem.intervals; i++) {
                hulls[queue][i] = hull(problem, queue, i);
            }
        }
        return CostTable.of(hulls);
    }

    private static Hull hull(Problem problem, int queue, int interval) {
        int minutes = problem.situation.intervalMinutes();
        double arrivals = problem.situation.queues().get(queue).arrivalsIn(interval) / minutes;
        Dynamics dynamics = problem.dynamics[queue];
        double load = dynamics.offeredAgents(arrivals);
        double present = problem.present[queue][interval];
        double from = Math.max(1, Math.floor(LEAST_SHARE * Math.min(load, present)));
        double step = load < LARGE ? FINE : 1;
        double[] values = new double[(int) Math.ceil((MOST_SHARE * Math.max(load, present) + 10 - from) / step)];
        for (int k = 0; k < values.length; k++) {
            values[k] = minutes * rate(dynamics, arrivals, from + k * step);
        }
        return new Hull(from, step, values);
    }

    /** Cost per minute in balance. */
    static double rate(Dynamics dynamics, double arrivals, double agents) {
        double slots = dynamics.slots(agents);
        int peak = (int) Math.ceil(slots + arrivals / Math.max(dynamics.leavingRate(), 1e-3));
        double[] weight = new double[peak + 1 + (int) (12 * Math.sqrt(peak + 1)) + 50];
        weight[0] = 1;
        double sum = 1;
        double highest = 1;
        int states = 1;
        while (states < weight.length) {
            double death = dynamics.serviceRate(states, agents) + dynamics.leavingRate() * Math.max(0, states - slots);
            weight[states] = weight[states - 1] * arrivals / death;
            sum += weight[states];
            highest = Math.max(highest, weight[states]);
            states++;
            if (weight[states - 1] > 1e200) {
                sum = shrink(weight, states);
                highest = 1;
            }
            if (states > slots && weight[states - 1] < NEGLIGIBLE * highest) {
                break;
            }
        }
        double[] cost = dynamics.costRates(states, 1, agents, arrivals);
        double mean = 0;
        for (int n = 0; n < states; n++) {
            mean += weight[n] * cost[n];
        }
        return mean / sum;
    }

    /** Weights are relative: divides them by the last, which is the highest while they grow; returns their new sum. */
    private static double shrink(double[] weight, int states) {
        double by = weight[states - 1];
        double sum = 0;
        for (int n = 0; n < states; n++) {
            weight[n] /= by;
            sum += weight[n];
        }
        return sum;
    }
}
