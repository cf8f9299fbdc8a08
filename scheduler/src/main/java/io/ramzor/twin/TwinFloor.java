package io.ramzor.twin;

import java.util.ArrayList;
import java.util.List;

/**
 * A floor as it stands now, in index form. Immutable by agreement: nobody changes its arrays.
 *
 * @param horizonSeconds how far futures go
 * @param intervalSeconds length of an interval of the forecast
 * @param queues queues
 * @param proficiency by agent and queue, 1 = standard
 * @param capacity contacts at once, by agent and queue, at least 1
 */
public record TwinFloor(
        double horizonSeconds, double intervalSeconds, List<Line> queues, double[][] proficiency, int[][] capacity) {

    /**
     * A queue.
     *
     * @param arrivals expected contacts by interval; the last one holds on
     * @param arrivalSpread coefficient of variation of their level, one draw a future
     * @param handleSeconds mean handling of a contact alone with an agent of proficiency 1
     * @param handleSpread coefficient of variation of its level, one draw a future
     * @param patienceSeconds mean patience, infinite if nobody leaves
     * @param slowdown by how much of itself a contact takes longer for each other one of its agent
     * @param answerSeconds answer target
     * @param backlog ages of those who wait, the oldest first, seconds
     * @param held contacts with agents now; a part of one is one with that probability
     */
    public record Line(
            double[] arrivals,
            double arrivalSpread,
            double handleSeconds,
            double handleSpread,
            double patienceSeconds,
            double slowdown,
            double answerSeconds,
            double[] backlog,
            double held) {

        /** Expected contacts a second in that interval. */
        double perSecond(int interval, double intervalSeconds) {
            return arrivals[Math.min(interval, arrivals.length - 1)] / intervalSeconds;
        }
    }

    /** A contact that is with an agent at the beginning, with that probability. */
    record Held(int agent, int queue, double probability) {}

    int agents() {
        return proficiency.length;
    }

    /**
     * Who has the contacts that are with agents now: those who are said to hold any first, the least loaded before others.
     *
     * @param serves queues served now, by agent
     * @param open contacts held, by agent; who has none may still be wrapping up
     */
    List<Held> held(int[][] serves, int[] open) {
        List<Held> all = new ArrayList<>();
        double[] load = new double[agents()];
        for (int queue = 0; queue < queues.size(); queue++) {
            for (double left = queues.get(queue).held; left > 1e-9; left -= 1) {
                int agent = holder(queue, serves, open, load);
                if (agent < 0) {
                    break;
                }
                load[agent] += 1.0 / capacity[agent][queue];
                all.add(new Held(agent, queue, Math.min(1, left)));
            }
        }
        return all;
    }

    private int holder(int queue, int[][] serves, int[] open, double[] load) {
        int best = -1;
        for (int agent = 0; agent < agents(); agent++) {
            boolean room = load[agent] + 1.0 / capacity[agent][queue] <= 1 + 1e-9;
            boolean able = proficiency[agent][queue] > 0 && contains(serves[agent], queue);
            if (room && able && (best < 0 || before(agent, best, open, load))) {
                best = agent;
            }
        }
        return best;
    }

    private static boolean before(int agent, int best, int[] open, double[] load) {
        boolean holds = open[agent] > 0;
        return holds != open[best] > 0 ? holds : load[agent] < load[best];
    }

    private static boolean contains(int[] queues, int queue) {
        for (int one : queues) {
            if (one == queue) {
                return true;
            }
        }
        return false;
    }
}
