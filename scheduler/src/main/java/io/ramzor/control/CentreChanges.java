package io.ramzor.control;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The changes of the whole centre, calendar and bot level, and the calls that were promised, as they stand at marks of event time: what was
 * said by a mark is known at it, and what a retraction inside the lateness names counts as never said. The same rules as the stream job's: the first event of an id holds, and
 * one that lay before the horizon when it was said is none.
 */
final class CentreChanges {
    private static final long KEPT = Duration.ofDays(16 * 7).toSeconds() * Micros.SECOND;
    private static final long PROMISES_KEPT = Micros.DAY;
    private static final Comparator<Event> BY_TIME =
            Comparator.comparingLong(Event::time).thenComparingLong(Event::seq).thenComparing(Event::id);

    private final long lateness;
    private final List<Said> pending = new ArrayList<>();
    private final Map<String, Event> told = new HashMap<>();
    /** By their id, the times of events that were taken back. */
    private final Map<String, Long> takenBack = new HashMap<>();
    /** Retractions whose target was not read yet, by its id. */
    private final Map<String, List<Said>> waiting = new HashMap<>();

    /**
     * An event and when it was said.
     *
     * @param at event time, microseconds, that its partition had reached when it was said; at least its own
     */
    record Said(Event event, long at) {}

    /** @param lateness allowed lateness, microseconds */
    CentreChanges(long lateness) {
        this.lateness = lateness;
    }

    /** Takes what was said; it is known from the first mark on that does not lie before it. */
    void say(Said said) {
        pending.add(said);
    }

    /**
     * Makes known what was said by that mark.
     *
     * @return whether that changes what is {@link #told}
     */
    boolean note(long mark) {
        List<Said> due = new ArrayList<>();
        for (Iterator<Said> each = pending.iterator(); each.hasNext(); ) {
            Said said = each.next();
            if (said.at() <= mark) {
                due.add(said);
                each.remove();
            }
        }
        due.sort(Comparator.comparingLong(Said::at).thenComparing(Said::event, BY_TIME));
        boolean changed = false;
        for (Said said : due) {
            changed |= said.event().type() == EventType.EVENT_RETRACTED ? retract(said) : take(said);
        }
        if (!due.isEmpty()) {
            forget(mark);
        }
        return changed;
    }

    /** What holds now, by time. */
    List<Event> told() {
        return told.values().stream().sorted(BY_TIME).toList();
    }

    private boolean take(Said said) {
        Event event = said.event();
        boolean late = event.time() < said.at() - lateness;
        if (late || told.containsKey(event.id()) || takenBack.containsKey(event.id())) {
            return false;
        }
        List<Said> retractions = waiting.remove(event.id());
        if (retractions != null && retractions.stream().anyMatch(each -> reaches(each, event))) {
            takenBack.put(event.id(), event.time());
            return false;
        }
        told.put(event.id(), event);
        return true;
    }

    private boolean retract(Said said) {
        String target = said.event().target();
        if (target == null || takenBack.containsKey(target)) {
            return false;
        }
        Event event = told.get(target);
        if (event == null) {
            waiting.computeIfAbsent(target, id -> new ArrayList<>(1)).add(said);
            return false;
        }
        if (!reaches(said, event)) {
            return false;
        }
        told.remove(target);
        takenBack.put(target, event.time());
        return true;
    }

    private boolean reaches(Said retraction, Event target) {
        return target.time() >= retraction.at() - lateness
                && target.time() <= retraction.event().time() + lateness;
    }

    private static long lastUse(Event event) {
        if (!event.type().ofContact()) {
            return event.time() + KEPT;
        }
        return PROMISES_KEPT + (event.windowEnd() == null ? event.time() : Math.max(event.time(), event.windowEnd()));
    }

    private void forget(long mark) {
        told.values().removeIf(event -> lastUse(event) < mark);
        takenBack.values().removeIf(time -> time < mark - 2 * lateness);
        waiting.values().removeIf(each -> each.stream().allMatch(said -> said.at() < mark - 2 * lateness));
    }
}
