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

    /**
     * What each agent is to each queue, by agent and queue: the share of their time, plus what the other queues leave them idle and this
     * one may take when it needs it. So an agent of two half-empty queues is nearly a whole agent to each, one of two full queues half
     * an agent.
     */
    double[][] worths() {
        double[][] shares = shares();
        double[] load = load(shares);
        for (double[] share : shares) {
            double own = 0;
            for (int queue = 0; queue < share.length; queue++) {
                own += share[queue] * Math.min(1, load[queue]);
            }
            for (int queue = 0; queue < share.length; queue++) {
                share[queue] += share[queue] > 0 ? (1 - share[queue]) * (1 - own) : 0;
            }
        }
        return shares;
    }

    /** Share of each agent's time by agent and queue; sums to 1 where they serve any. */
    private double[][] shares() {
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

    private double[] load(double[][] shares) {
        double[] supply = new double[demand.length];
        for (int agent = 0; agent < shares.length; agent++) {
            double here = situation.agents().get(agent).availableShare(0, Math.min(2, situation.horizonIntervals()));
            for (int queue = 0; queue < demand.length; queue++) {
                supply[queue] += here * shares[agent][queue];
            }
        }
        double[] load = new double[demand.length];
        for (int queue = 0; queue < demand.length; queue++) {
            load[queue] = demand[queue] / Math.max(1e-6, supply[queue]);
        }
        return load;
    }

    private void level(double[][] shares) {
        double[] load = load(shares);
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
