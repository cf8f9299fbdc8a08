package io.ramzor.rebalance;

import java.util.List;

/** How agents who serve several queues divide their time: so that the queues' loads become as equal as skills allow. */
final class Sharing {
    private static final int ROUNDS = 25;
    private static final double BACKLOG_MINUTES = 30;

    private final Situation situation;
    private final double[] demand;

    Sharing(Situation situation, Dynamics[] dynamics) {
        this.situation = situation;
        demand = new double[situation.queues().size()];
        for (int queue = 0; queue < demand.length; queue++) {
            Situation.QueueState state = situation.queues().get(queue);
            double perMinute = state.arrivalsIn(0) / situation.intervalMinutes()
                    + state.backlog().size() / BACKLOG_MINUTES;
            demand[queue] = 1e-6 + dynamics[queue].offeredAgents(perMinute);
        }
    }

    /** Share of each agent's time by agent and queue; sums to 1 where they serve any. */
    double[][] shares() {
        List<String> ids = situation.queueIds();
        double[][] shares = new double[situation.agents().size()][demand.length];
        for (int agent = 0; agent < shares.length; agent++) {
            List<String> served = situation.agents().get(agent).queues();
            for (int queue = 0; queue < demand.length; queue++) {
                shares[agent][queue] = served.contains(ids.get(queue)) ? 1.0 / served.size() : 0;
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            level(shares);
        }
        return shares;
    }

    private void level(double[][] shares) {
        double[] load = new double[demand.length];
        for (int queue = 0; queue < demand.length; queue++) {
            double supply = 1e-6;
            for (double[] share : shares) {
                supply += share[queue];
            }
            load[queue] = demand[queue] / supply;
        }
        for (double[] share : shares) {
            double sum = 0;
            for (int queue = 0; queue < share.length; queue++) {
                share[queue] *= load[queue];
                sum += share[queue];
            }
            for (int queue = 0; sum > 0 && queue < share.length; queue++) {
                share[queue] /= sum;
            }
        }
    }
}
