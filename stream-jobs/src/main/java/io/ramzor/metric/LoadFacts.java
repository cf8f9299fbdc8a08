package io.ramzor.metric;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Goes through an agent's time from one change to the next and sums what each piece comes to under its interval. */
final class LoadFacts {
    private static final Comparator<Stretch> BY_START = Comparator.comparingLong(Stretch::from)
            .thenComparing(Stretch::contact)
            .thenComparing(Stretch::to);

    private final Centre centre;
    private final AgentState state;
    private final List<Event> said;
    private final List<Stretch> stretches;
    private final TreeMap<Long, LoadSums> intervals = new TreeMap<>();

    /** Takes the state over: it is led on to the end. */
    LoadFacts(Centre centre, AgentState state, List<Event> said, List<Stretch> stretches) {
        this.centre = centre;
        this.state = state;
        this.said = said;
        this.stretches = new ArrayList<>(stretches);
        this.stretches.sort(BY_START);
    }

    List<GroupFact> between(long from, long to, boolean last) {
        if (from < to) {
            sweep(from, to);
        }
        for (Stretch stretch : stretches) {
            boolean ends = stretch.to() >= from && (stretch.to() < to || last && stretch.to() == to);
            if (ends && stretches.stream().noneMatch(stretch::goesOnIn)) {
                sums(stretch.to()).session(stretch.channel(), Math.max(1, fullJustBefore(stretch.to())));
            }
        }
        List<GroupFact> facts = new ArrayList<>();
        intervals.forEach((start, sums) -> sums.facts(state.agent, start, facts));
        return facts;
    }

    private void sweep(long from, long to) {
        List<Stretch> present = new ArrayList<>();
        Iterator<Event> events = said.iterator();
        Event event = next(events);
        int come = 0;
        Long at = from;
        TreeSet<Long> changes = changes(from, to);
        for (long until : changes) {
            while (event != null && event.time() <= at) {
                AgentFold.say(state, event);
                event = next(events);
            }
            while (come < stretches.size() && stretches.get(come).from() <= at) {
                present.add(stretches.get(come++));
            }
            long now = at;
            present.removeIf(stretch -> stretch.to() <= now);
            sum(at, until, present);
            at = until;
        }
    }

    private static Event next(Iterator<Event> events) {
        return events.hasNext() ? events.next() : null;
    }

    /** The instants after {@code from} at which something changes, up to {@code to}. */
    private TreeSet<Long> changes(long from, long to) {
        TreeSet<Long> changes = new TreeSet<>();
        for (Event event : said) {
            changes.add(event.time());
        }
        for (Stretch stretch : stretches) {
            changes.add(stretch.from());
            changes.add(stretch.to());
        }
        TreeSet<Long> inside = new TreeSet<>(changes.subSet(from, false, to, false));
        inside.add(to);
        return inside;
    }

    private void sum(long from, long to, List<Stretch> present) {
        boolean onQueue = Duty.isOnQueue(state.state);
        if (!onQueue && present.isEmpty()) {
            return;
        }
        int full = (int) present.stream().filter(Stretch::isFull).count();
        boolean occupied = full > 0 || "wrap_up".equals(state.state);
        double slots = onQueue ? slots(present) : 0;
        long at = from;
        while (at < to) {
            long end = Math.min(to, centre.intervalStart(at) + centre.intervalMicros());
            LoadSums sums = sums(at);
            if (onQueue) {
                sums.onQueue(end - at, occupied, slots);
            }
            sums.contacts(end - at, present, full);
            at = end;
        }
    }

    private double slots(List<Stretch> present) {
        double slots = 0;
        for (Stretch stretch : present) {
            Integer said = state.capacity.get(stretch.channel());
            int capacity = said != null
                    ? said
                    : centre.channelOrDefault(stretch.channel()).capacity();
            slots += stretch.weight() / Math.max(1, capacity);
        }
        return slots;
    }

    private int fullJustBefore(long at) {
        return (int) stretches.stream()
                .filter(stretch -> stretch.isFull() && stretch.from() < at && at <= stretch.to())
                .count();
    }

    private LoadSums sums(long at) {
        return intervals.computeIfAbsent(centre.intervalStart(at), start -> new LoadSums());
    }
}
