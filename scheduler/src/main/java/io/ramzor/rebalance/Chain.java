package io.ramzor.rebalance;

/**
 * The transient birth-death chain of one queue over the horizon: the exact distribution of contacts in the system when arrivals,
 * handling and patience are memoryless, in implicit Euler steps of one minute (stable for any rate). Very long queues are counted in
 * groups of contacts, so that a pass takes time in proportion to at most {@value #MOST_STATES} states.
 *
 * <p>Source: Kolmogorov's forward equations for M(t)/M(n)/s(t)+M; the backward pass is their adjoint.
 */
final class Chain {
    private static final int MOST_STATES = 400;

    private final Dynamics dynamics;
    private final double[] arrivalsPerMinute;
    private final int stepsPerInterval;
    private final int states;
    private final int group;
    private final int start;

    /**
     * @param queue its state now
     * @param handling contacts with agents now
     * @param intervals length of the horizon
     * @param leastAgents fewer agents than any likely plan gives it: bounds how long the queue is counted exactly
     * @param mostAgents more agents than any plan gives it
     */
    Chain(
            Situation.QueueState queue,
            double handling,
            int intervals,
            int intervalMinutes,
            double leastAgents,
            double mostAgents) {
        dynamics = new Dynamics(queue);
        stepsPerInterval = Math.max(1, intervalMinutes);
        arrivalsPerMinute = new double[intervals];
        double peak = 0;
        double all = 0;
        double unserved = 0;
        double served = dynamics.serviceRate(dynamics.slots(leastAgents), leastAgents);
        for (int i = 0; i < intervals; i++) {
            arrivalsPerMinute[i] = Math.max(0, queue.arrivalsIn(i)) / intervalMinutes;
            peak = Math.max(peak, arrivalsPerMinute[i]);
            all += arrivalsPerMinute[i] * intervalMinutes;
            unserved += Math.max(0, arrivalsPerMinute[i] - served) * intervalMinutes;
        }
        double now = handling + queue.backlog().size();
        double patience = dynamics.leavingRate() > 0 ? 1.5 * peak / dynamics.leavingRate() : all;
        double most = now + dynamics.slots(mostAgents) + Math.min(unserved, patience) + 5 * Math.sqrt(all) + 12;
        group = (int) Math.max(1, Math.ceil(most / MOST_STATES));
        states = (int) Math.ceil(most / group) + 1;
        start = (int) Math.min(states - 1, Math.round(now / group));
    }

    int intervals() {
        return arrivalsPerMinute.length;
    }

    /** Expected cost of the horizon with those agents by interval. */
    double cost(double[] agents) {
        double[] distribution = startingDistribution();
        double sum = 0;
        for (int i = 0; i < intervals(); i++) {
            sum += forward(distribution, i, agents[i]);
        }
        return sum + dot(distribution, left(agents[intervals() - 1]));
    }

    /** Distribution of contacts in the system at the start of each interval and at the end, for those agents. */
    double[][] distributions(double[] agents) {
        double[][] byInterval = new double[intervals() + 1][];
        double[] distribution = startingDistribution();
        for (int i = 0; i < intervals(); i++) {
            byInterval[i] = distribution.clone();
            forward(distribution, i, agents[i]);
        }
        byInterval[intervals()] = distribution;
        return byInterval;
    }

    /** Expected contacts waiting (beyond those with agents) in that distribution. */
    double waiting(double[] distribution, double agents) {
        double slots = dynamics.slots(agents);
        double sum = 0;
        for (int n = 0; n < states; n++) {
            sum += distribution[n] * Math.max(0, (double) n * group - slots);
        }
        return sum;
    }

    /** Cost to go by state, at the start of each interval and at the end, for those agents. */
    double[][] costsToGo(double[] agents) {
        double[][] byInterval = new double[intervals() + 1][];
        double[] value = left(agents[intervals() - 1]);
        byInterval[intervals()] = value.clone();
        for (int i = intervals() - 1; i >= 0; i--) {
            backward(value, i, agents[i]);
            byInterval[i] = value.clone();
        }
        return byInterval;
    }

    /** Cost of one interval with so many agents, from that distribution on, plus the cost to go after it. */
    double costFrom(double[] distribution, int interval, double agents, double[] costToGo) {
        double[] moving = distribution.clone();
        return forward(moving, interval, agents) + dot(moving, costToGo);
    }

    /** What one agent more changes in each interval, by the difference of so much less and so much more, all others as they are. */
    double[] slopes(double[] agents, double by) {
        double[][] before = distributions(agents);
        double[][] after = costsToGo(agents);
        double[] slopes = new double[intervals()];
        for (int i = 0; i < slopes.length; i++) {
            boolean last = i == slopes.length - 1;
            double less = Math.max(0, agents[i] - by);
            double more = agents[i] + by;
            double up = costFrom(before[i], i, more, last ? left(more) : after[i + 1]);
            double down = costFrom(before[i], i, less, last ? left(less) : after[i + 1]);
            slopes[i] = (up - down) / (more - less);
        }
        return slopes;
    }

    private double[] startingDistribution() {
        double[] distribution = new double[states];
        distribution[start] = 1;
        return distribution;
    }

    private double[] left(double agents) {
        double slots = dynamics.slots(agents);
        double[] cost = new double[states];
        for (int n = 0; n < states; n++) {
            cost[n] = dynamics.costLeft(Math.max(0, (double) n * group - slots), agents);
        }
        return cost;
    }

    private double[] deaths(double agents) {
        double slots = dynamics.slots(agents);
        double[] deaths = new double[states];
        for (int n = 1; n < states; n++) {
            double contacts = (double) n * group;
            deaths[n] =
                    (dynamics.serviceRate(contacts, agents) + dynamics.leavingRate() * Math.max(0, contacts - slots))
                            / group;
        }
        return deaths;
    }

    /** Moves the distribution over one interval in place and returns what it costs. */
    private double forward(double[] distribution, int interval, double agents) {
        double birth = arrivalsPerMinute[interval] / group;
        double[] death = deaths(agents);
        double[] cost = dynamics.costRates(states, group, agents, arrivalsPerMinute[interval]);
        double[] factor = new double[states];
        double[] pivot = new double[states];
        int last = states - 1;
        pivot[0] = 1 + birth;
        for (int n = 1; n <= last; n++) {
            factor[n] = -birth / pivot[n - 1];
            pivot[n] = 1 + (n == last ? 0 : birth) + death[n] + factor[n] * death[n];
        }
        double sum = 0;
        for (int step = 0; step < stepsPerInterval; step++) {
            for (int n = 1; n <= last; n++) {
                distribution[n] -= factor[n] * distribution[n - 1];
            }
            distribution[last] /= pivot[last];
            for (int n = last - 1; n >= 0; n--) {
                distribution[n] = (distribution[n] + death[n + 1] * distribution[n + 1]) / pivot[n];
            }
            sum += dot(distribution, cost);
        }
        return sum;
    }

    private void backward(double[] value, int interval, double agents) {
        double birth = arrivalsPerMinute[interval] / group;
        double[] death = deaths(agents);
        double[] cost = dynamics.costRates(states, group, agents, arrivalsPerMinute[interval]);
        double[] factor = new double[states];
        double[] pivot = new double[states];
        int last = states - 1;
        pivot[0] = 1 + birth;
        for (int n = 1; n <= last; n++) {
            factor[n] = -death[n] / pivot[n - 1];
            pivot[n] = 1 + (n == last ? 0 : birth) + death[n] + factor[n] * birth;
        }
        for (int step = 0; step < stepsPerInterval; step++) {
            for (int n = 0; n <= last; n++) {
                value[n] += cost[n] - (n == 0 ? 0 : factor[n] * value[n - 1]);
            }
            value[last] /= pivot[last];
            for (int n = last - 1; n >= 0; n--) {
                value[n] = (value[n] + birth * value[n + 1]) / pivot[n];
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
