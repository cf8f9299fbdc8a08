package io.ramzor.metric;

import io.ramzor.centre.Centre;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds what an agent did against their plan. Scheduled is all that the plan has them work, pause or train; an exception is scheduled
 * time in which they do anything else than it says, before their first {@code agent.state} too.
 */
final class PlanFacts {
    private final Centre centre;
    private final String agent;
    private final List<Duty> duties;
    private final List<PlanEntry> plan;
    private final Map<Long, Sums> intervals = new TreeMap<>();

    private static final class Sums {
        private long scheduled;
        private long exception;
        private long scheduledOnQueue;
        private long productive;
    }

    PlanFacts(Centre centre, String agent, List<Duty> duties, List<PlanEntry> plan) {
        this.centre = centre;
        this.agent = agent;
        this.duties = duties;
        this.plan = plan;
    }

    List<GroupFact> between(long from, long to) {
        List<PlanEntry> inForce = plan.stream()
                .filter(entry -> entry.start() < to && entry.end() > from)
                .toList();
        if (!inForce.isEmpty()) {
            sweep(inForce, from, to);
        }
        List<GroupFact> facts = new ArrayList<>();
        intervals.forEach((start, sums) -> {
            List<String> keys = List.of(agent);
            LoadSums.add(facts, Group.AGENT, keys, Measure.SCHEDULED, start, sums.scheduled);
            LoadSums.add(facts, Group.AGENT, keys, Measure.EXCEPTION, start, sums.exception);
            LoadSums.add(facts, Group.AGENT, keys, Measure.SCHEDULED_ON_QUEUE, start, sums.scheduledOnQueue);
            LoadSums.add(facts, Group.AGENT, keys, Measure.PRODUCTIVE, start, sums.productive);
        });
        return facts;
    }

    private void sweep(List<PlanEntry> inForce, long from, long to) {
        TreeSet<Long> changes = new TreeSet<>();
        inForce.forEach(entry -> {
            changes.add(entry.start());
            changes.add(entry.end());
        });
        duties.forEach(duty -> changes.add(duty.from()));
        long at = from;
        for (long until : new TreeSet<>(changes.subSet(from, false, to, false))) {
            sum(activity(inForce, at), duty(at), at, until);
            at = until;
        }
        sum(activity(inForce, at), duty(at), at, to);
    }

    /** What was said last of that instant. */
    private static String activity(List<PlanEntry> inForce, long at) {
        for (int i = inForce.size() - 1; i >= 0; i--) {
            PlanEntry entry = inForce.get(i);
            if (entry.start() <= at && at < entry.end()) {
                return entry.activity();
            }
        }
        return Duty.OFF;
    }

    private String duty(long at) {
        for (int i = duties.size() - 1; i >= 0; i--) {
            if (duties.get(i).from() <= at) {
                return duties.get(i).activity();
            }
        }
        return Duty.OFF;
    }

    private void sum(String planned, String done, long from, long to) {
        if (planned.equals(Duty.OFF)) {
            return;
        }
        long at = from;
        while (at < to) {
            long start = centre.intervalStart(at);
            long end = Math.min(to, start + centre.intervalMicros());
            Sums sums = intervals.computeIfAbsent(start, none -> new Sums());
            sums.scheduled += end - at;
            sums.exception += planned.equals(done) ? 0 : end - at;
            sums.scheduledOnQueue += planned.equals(Duty.ON_QUEUE) ? end - at : 0;
            sums.productive += done.equals(Duty.ON_QUEUE) ? end - at : 0;
            at = end;
        }
    }
}
