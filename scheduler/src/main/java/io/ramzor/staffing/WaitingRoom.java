package io.ramzor.staffing;

import java.util.ArrayList;
import java.util.List;

/**
 * A queue whose load changes between intervals and whose customers wait.
 *
 * <p>What is carried from one instant to the next is the expected number of contacts present. Its rate of change is arrivals less
 * the arrivals at which a queue of long standing would have just so many present (pointwise stationary fluid flow, after Wang,
 * Tipper and Banerjee 1996); service level and abandonment at an instant are those of that queue of long standing. So work
 * begun or waiting at a boundary needs its agents in the next interval, and a backlog takes its time to go.
 */
final class WaitingRoom {
    /** Instants of an interval at which the state is looked at, beside its beginning. */
    private static final int STEPS = 4;
    /** Fewer contacts present than this are none. */
    private static final double NOBODY = 1e-3;

    private static final int MOST_AGENTS = 1_000_000;
    /** Bounds a guess: agents beyond the workload by its root. */
    private static final double MOST_SPARE = 3;

    private final Places places;
    private final Target target;
    private final int seconds;
    private double present;
    private double effective;

    WaitingRoom(Places places, Target target, int intervalSeconds) {
        this.places = places;
        this.target = target;
        this.seconds = intervalSeconds;
    }

    /** The fewest agents by interval that hold the target in each. */
    List<Requirement> fewest(List<IntervalDemand> demand) {
        List<Requirement> requirements = new ArrayList<>(demand.size());
        double spare = 1;
        for (IntervalDemand interval : demand) {
            double workload = places.workload(interval, interval.contacts() / seconds);
            double guess = Math.min(MOST_AGENTS, workload + spare * Math.sqrt(workload));
            Interval best = fewest(interval, (int) Math.max(1, Math.ceil(guess)));
            if (best.agents > 0 && workload > 0) {
                spare = Math.min(MOST_SPARE, (best.agents - 0.5 - workload) / Math.sqrt(workload));
            }
            requirements.add(take(best));
        }
        return requirements;
    }

    /** What those agents hold. */
    List<Requirement> given(List<IntervalDemand> demand, List<Integer> agents) {
        List<Requirement> requirements = new ArrayList<>(demand.size());
        for (int i = 0; i < demand.size(); i++) {
            requirements.add(take(new Interval(demand.get(i), agents.get(i))));
        }
        return requirements;
    }

    private Requirement take(Interval interval) {
        present = interval.end;
        effective = interval.endRate;
        return interval.requirement();
    }

    private Interval fewest(IntervalDemand demand, int guess) {
        if (!demand.open()) {
            return new Interval(demand, 0);
        }
        if (demand.contacts() == 0) {
            return new Interval(demand, present < NOBODY ? 0 : (int) Math.max(1, Math.round(present)));
        }
        return narrowed(demand, guess);
    }

    /** Gallops from the guess to a number that holds and one that does not, then halves. */
    private Interval narrowed(IntervalDemand demand, int guess) {
        Interval enough = new Interval(demand, guess);
        int few = 0;
        if (enough.holds()) {
            for (int step = 1; enough.agents > 1; step *= 2) {
                Interval fewer = new Interval(demand, Math.max(1, enough.agents - step));
                if (!fewer.holds()) {
                    few = fewer.agents;
                    break;
                }
                enough = fewer;
            }
        } else {
            for (int step = 1; !enough.holds(); step *= 2) {
                few = enough.agents;
                if (few > MOST_AGENTS) {
                    throw new IllegalArgumentException("more than " + MOST_AGENTS + " agents would be needed");
                }
                enough = new Interval(demand, few + step);
            }
        }
        while (enough.agents - few > 1) {
            Interval middle = new Interval(demand, (enough.agents + few) >>> 1);
            if (middle.holds()) {
                enough = middle;
            } else {
                few = middle.agents;
            }
        }
        return enough;
    }

    /** One interval with a number of agents, from the state at its beginning. */
    private final class Interval {
        private final IntervalDemand demand;
        private final int agents;
        private final double arrive;
        private double end;
        private double endRate;
        private double level;
        private double left;
        private double busy;
        private double waiting;

        Interval(IntervalDemand demand, int agents) {
            this.demand = demand;
            this.agents = agents;
            this.arrive = demand.contacts() / seconds;
            if (demand.open() && agents > 0) {
                play(places.with(agents, demand, arrive));
            } else if (demand.open()) {
                unanswered();
            }
        }

        /** Nobody is there: who comes waits or leaves. */
        private void unanswered() {
            double leave = places.leaveRate();
            double stay = leave == 0 ? seconds : -Math.expm1(-leave * seconds) / leave;
            end = present * Math.exp(-leave * seconds) + arrive * stay;
            left = Math.max(0, present + demand.contacts() - end) / seconds;
            waiting = end;
        }

        private void play(Station station) {
            double now = present;
            double rate = effective;
            double step = (double) seconds / STEPS;
            for (int i = 0; i <= STEPS; i++) {
                double weight = (i == 0 || i == STEPS ? 0.5 : 1) / STEPS;
                double guess = rate > 0 ? rate : now * station.fullRate / station.places;
                Steady state = now < NOBODY ? null : Carry.stateWith(station, now, guess);
                if (state == null) {
                    level += weight;
                    rate = 0;
                    now += i == STEPS ? 0 : filled(station, step);
                    continue;
                }
                rate = state.arrivalsPerSecond;
                note(station, state, weight);
                if (i < STEPS) {
                    double pull = rate / state.variance;
                    now = Math.max(0, now + (arrive - rate) * -Math.expm1(-pull * step) / pull);
                    rate = arrive + (rate - arrive) * Math.exp(-pull * step);
                } else {
                    waiting = state.waiting;
                }
            }
            end = now;
            endRate = rate;
        }

        /** Contacts present after a step that began with none. */
        private double filled(Station station, double step) {
            double each = station.fullRate / station.places;
            return arrive * -Math.expm1(-each * step) / each;
        }

        private void note(Station station, Steady state, double weight) {
            level += weight * state.serviceLevel(target.answerSeconds(), target.reading());
            left += weight * station.leaveRate * state.waiting;
            busy += weight * Math.min(1, state.arrivalsPerSecond * (1 - state.abandonment) / station.fullRate);
        }

        private double abandonment() {
            return arrive == 0 ? 0 : Math.min(1, left / arrive);
        }

        boolean holds() {
            return level >= target.serviceLevel() && abandonment() <= target.mostAbandonment();
        }

        Requirement requirement() {
            boolean any = demand.contacts() > 0 && demand.open();
            return new Requirement(
                    agents,
                    demand.open() ? places.workload(demand, arrive) : 0,
                    any ? (Double) level : null,
                    any ? (Double) abandonment() : null,
                    agents == 0 ? null : (Double) busy,
                    waiting);
        }
    }
}
