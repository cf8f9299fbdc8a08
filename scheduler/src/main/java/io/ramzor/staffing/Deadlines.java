package io.ramzor.staffing;

import java.util.ArrayList;
import java.util.List;

/**
 * Deferred work, done oldest first while the queue is open, as a fluid.
 *
 * <p>What is done by the end of each open interval lies between what is due by then and what has come by then. The tautest path
 * through that corridor has the lowest peak and the least change; whole agents follow it from above. Because counts vary, what
 * is due is raised by the normal quantile of the service level times the spread of the work of one deadline's length, so that
 * the share is held, not only on average.
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
        double[] due = clock.due(backlogSeconds(), true);
        for (int k = 0; k < open.length; k++) {
            upper[k] = come[open[k]];
            lower[k] = Math.min(upper[k], due[open[k]]);
        }
        double[] path = TautString.through(lower, upper);
        List<Integer> agents = new ArrayList<>();
        double done = 0;
        int k = 0;
        for (int i = 0; i < demand.size(); i++) {
            int needed = 0;
            if (demand.get(i).open()) {
                needed = (int) Math.max(0, Math.ceil((path[k++] - done) / seconds - 1e-9));
                done = Math.min(come[i], done + (double) needed * seconds);
            }
            agents.add(needed);
        }
        return given(agents);
    }

    /** What those agents hold. */
    List<Requirement> given(List<Integer> agents) {
        double[] done = new double[come.length];
        double sum = 0;
        for (int i = 0; i < done.length; i++) {
            double able = demand.get(i).open() ? (double) agents.get(i) * seconds : 0;
            sum = Math.min(come[i], sum + able);
            done[i] = sum;
        }
        List<Requirement> requirements = new ArrayList<>();
        for (int i = 0; i < done.length; i++) {
            requirements.add(requirement(i, agents.get(i), done));
        }
        return requirements;
    }

    private Requirement requirement(int i, int agents, double[] done) {
        IntervalDemand interval = demand.get(i);
        double before = i == 0 ? 0 : done[i - 1];
        double worked = done[i] - before;
        boolean working = agents > 0 && interval.open();
        return new Requirement(
                working ? agents : 0,
                worked / seconds,
                interval.contacts() > 0 ? (Double) within(i, done) : null,
                interval.contacts() > 0 ? (Double) 0.0 : null,
                working ? (Double) (worked / ((double) agents * seconds)) : null,
                (come[i] - done[i]) / interval.handleSeconds());
    }

    /** Share of what comes in the interval that is done by its deadline; what falls due after the last interval is taken as within. */
    private double within(int i, double[] done) {
        double before = i == 0 ? backlogWork() : come[i - 1];
        int within = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            double share = (sample + 0.5) / SAMPLES;
            double place = before + share * demand.get(i).work();
            double due = clock.dueAt((i + share) * seconds);
            if (due >= (double) done.length * seconds || doneBy(due, done) >= place - 1e-9) {
                within++;
            }
        }
        return (double) within / SAMPLES;
    }

    private double doneBy(double time, double[] done) {
        int i = (int) Math.floor(time / seconds);
        double before = i == 0 ? 0 : done[i - 1];
        return i >= done.length ? done[done.length - 1] : before + (done[i] - before) * (time / seconds - i);
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
