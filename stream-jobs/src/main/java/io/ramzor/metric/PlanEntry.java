package io.ramzor.metric;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import java.util.Comparator;

/**
 * Something said about an agent's plan: it replaces what was said before of the time that it covers.
 *
 * @param id id of the event that said it
 * @param at when it was said, microseconds
 * @param seq the source's own order among events of one time
 * @param move whether it was a move, which follows the schedule at equal time
 * @param start first instant planned
 * @param end first instant after it
 * @param activity {@code on_queue}, {@code break}, {@code training} or {@code off}
 */
public record PlanEntry(String id, long at, long seq, boolean move, long start, long end, String activity) {
    /** The order in which one replaces another: that of events. */
    public static final Comparator<PlanEntry> ORDER = Comparator.comparingLong(PlanEntry::at)
            .thenComparingLong(PlanEntry::seq)
            .thenComparing(PlanEntry::move)
            .thenComparing(PlanEntry::id, EventOrder::compareUtf8);

    /** What an {@code agent.scheduled} or {@code move.decided} says of its agent's plan; null if it names no time. */
    public static PlanEntry of(Event event) {
        if (event.start() == null || event.end() == null || event.start() >= event.end()) {
            return null;
        }
        boolean move = event.type() == EventType.MOVE_DECIDED;
        if (!move && event.type() != EventType.AGENT_SCHEDULED) {
            return null;
        }
        String activity = event.activity() != null ? event.activity() : move ? Duty.ON_QUEUE : Duty.OFF;
        return new PlanEntry(event.id(), event.time(), event.seq(), move, event.start(), event.end(), activity);
    }
}
