package io.ramzor.staffing;

import java.util.ArrayList;
import java.util.List;

/**
 * Deferred work, done oldest first while the queue is open, as a fluid.
 *
 * <p>What is done by the end of each open interval lies between what is due by then and what has come by then. The tautest path
 * through that corridor has the lowest peak and the least change; whole agents follow it from above. Because counts vary, work is
 * taken higher than expected by the normal quantile of the service level times the spread of one deadline's length of it, so
 * that the share is held, not only on average.
 *
 * <p>How far off it was seen to be: mail with 12 hours to answer, most of it due by the close, was answered in time to more than
 * 99 % in the twin where 90 % were asked for, with agents for a tenth more than the work. What is due after the last interval is
 * left: plan one deadline's length further than is needed.
 */
final class Deadlines {
    private static final int SAMPLES = 4;

    private final Work.Deferred work;
    private final int seconds;
    private final List<IntervalDemand> demand;
    private final DeadlineClock clock;
    /** Agent-seconds that have come by the end of each interval, those of the backlog included. */
    private final double[] come;

    Deadlines(Work.Deferred work, int intervalSeconds, List<IntervalDemand> demand) {
        this.work = work;
        this.seconds = intervalSeconds;
        this.demand = demand;
        this.clock = new DeadlineClock(work, intervalSeconds, demand);
        this.come = new double[demand.size()];
        double sum = backlogWork();
        for (int i = 0; i < come.length; i++) {
            sum += demand.get(i).work();
            come[i] = sum;
        }
    }

    /** The fewest agents by interval. */
    List<Requirement> fewest() {
        int[] open = openIntervals();
        double[] lower = new double[open.length];
        double[] upper = new double[open.length];
        double[] due = clock.due(backlogSeconds());
        double comes = backlogWork();
        int next = 0;
        for (int k = 0; k < open.length; k++) {
            for (; next <= open[k]; next++) {
                comes += clock.raisedWork(next);
            }
            lower[k] = due[open[k]];
            upper[k] = Math.max(lower[k], comes);
        }
        double[] path = TautString.through(lower, upper);
        List<Integer> agents = new ArrayList<>();
        double able = 0;
        int k = 0;
        for (IntervalDemand interval : demand) {
            int needed = 0;
            if (interval.open()) {
                needed = (int) Math.max(0, Math.ceil((path[k] - able) / seconds - 1e-9));
                able = Math.min(upper[k], able + (double) needed * seconds);
                k++;
            }
            agents.add(needed);
        }
        return given(agents);
    }

    /** What those agents hold. */
    List<Requirement> given(List<Integer> agents) {
        double[] able = new double[come.length];
        double[] done = new double[come.length];
        double sum = 0;
        double all = 0;
        for (int i = 0; i < done.length; i++) {
            double capacity = demand.get(i).open() ? (double) agents.get(i) * seconds : 0;
            all += capacity;
            sum = Math.min(come[i], sum + capacity);
            able[i] = all;
            done[i] = sum;
        }
        List<Requirement> requirements = new ArrayList<>();
        for (int i = 0; i < done.length; i++) {
            requirements.add(requirement(i, agents.get(i), able, done));
        }
        return requirements;
    }

    private Requirement requirement(int i, int agents, double[] able, double[] done) {
        IntervalDemand interval = demand.get(i);
        double worked = done[i] - (i == 0 ? 0 : done[i - 1]);
        boolean working = agents > 0 && interval.open();
        return new Requirement(
                working ? agents : 0,
                worked / seconds,
                interval.contacts() > 0 ? (Double) within(i, able, done) : null,
                interval.contacts() > 0 ? (Double) 0.0 : null,
                working ? (Double) (worked / ((double) agents * seconds)) : null,
                Math.max(0, come[i] - done[i]) / interval.handleSeconds());
    }

    /**
     * Share of what comes in the interval that is done by its deadline: the normal probability that what lies before it, known to
     * the spread of one deadline's arrivals, is less than what the agents are able to do until then. What falls due after the
     * last interval is taken as done.
     */
    private double within(int i, double[] able, double[] done) {
        double contacts = clock.contactsBefore(i);
        double handle = demand.get(i).handleSeconds();
        double spread = handle * Math.sqrt(contacts * (1 + work.variation() * work.variation()));
        double before = i == 0 ? backlogWork() : come[i - 1];
        double sum = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            double share = (sample + 0.5) / SAMPLES;
            double arrival = (i + share) * seconds;
            double due = clock.dueAt(arrival);
            double canDo = at(Math.min(due, clock.end()), able) - at(arrival, able);
            if (due > clock.end()) {
                sum++;
            } else if (canDo > 0) {
                double ahead = Math.max(0, before + share * demand.get(i).work() - at(arrival, done));
                sum += StandardNormal.share((canDo - ahead) / spread);
            }
        }
        return sum / SAMPLES;
    }

    private double at(double time, double[] sums) {
        int i = (int) Math.min(sums.length - 1.0, Math.floor(time / seconds));
        double before = i == 0 ? 0 : sums[i - 1];
        return before + (sums[i] - before) * Math.min(1, time / seconds - i);
    }

    private int[] openIntervals() {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < demand.size(); i++) {
            if (demand.get(i).open()) {
                open.add(i);
            }
        }
        return open.stream().mapToInt(Integer::intValue).toArray();
    }

    private double backlogSeconds() {
        return demand.isEmpty() ? 0 : demand.get(0).handleSeconds();
    }

    private double backlogWork() {
        return work.backlogAges().size() * backlogSeconds();
    }
}
