package io.ramzor.staffing;

import java.util.List;

/** M(t)/M/n(t)+M by Kolmogorov's forward equations, stepped finely: the exact state of a queue whose load changes. */
final class TransientReference {
    private static final double STEP = 0.5;
    private double[] state = new double[200];

    TransientReference() {
        state[0] = 1;
    }

    /** Shares of arrivals that leave, by interval. */
    double[] abandonment(List<IntervalDemand> demand, int[] agents, double patience, int seconds) {
        double[] left = new double[agents.length];
        for (int i = 0; i < agents.length; i++) {
            double arrive = demand.get(i).contacts() / seconds;
            double handle = demand.get(i).handleSeconds();
            for (double t = 0; t < seconds; t += STEP) {
                double[] change = new double[state.length];
                double queued = 0;
                for (int k = 0; k < state.length; k++) {
                    int waiting = Math.max(0, k - agents[i]);
                    double up = k + 1 < state.length ? arrive : 0;
                    double down = Math.min(k, agents[i]) / handle + waiting / patience;
                    queued += waiting * state[k];
                    change[k] -= (up + down) * state[k];
                    if (k + 1 < state.length) {
                        change[k + 1] += up * state[k];
                    }
                    if (k > 0) {
                        change[k - 1] += down * state[k];
                    }
                }
                left[i] += queued / patience * STEP;
                for (int k = 0; k < state.length; k++) {
                    state[k] += change[k] * STEP;
                }
            }
            left[i] /= demand.get(i).contacts();
        }
        return left;
    }
}
