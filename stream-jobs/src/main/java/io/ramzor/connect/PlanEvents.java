package io.ramzor.connect;

import io.ramzor.centre.ShiftRow;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Says in events what a changed row of the plan of record changes of an agent's plan from now on: what lies behind is left as it was
 * told. A shift is work on queue; breaks, trainings and leaves lie on top of it, in whatever order the rows come.
 */
final class PlanEvents {
    private static final String SHIFT = "shift";
    private static final Map<String, String> ACTIVITIES =
            Map.of(SHIFT, "on_queue", "break", "break", "training", "training", "leave", "off");

    private final String id;
    private final long seq;
    private final long at;
    private final List<Event> events = new ArrayList<>(1);

    private PlanEvents(String id, long seq, long at) {
        this.id = id;
        this.seq = seq;
        this.at = at;
    }

    /**
     * The events that a change of a row comes to.
     *
     * @param id with which their ids begin
     * @param seq from which they are numbered
     * @param at now, microseconds
     * @param before the row as it was, null if it is new
     * @param after the row as it is, null if it is gone
     * @param rows all rows of the agent as they are
     */
    static List<Event> of(String id, long seq, long at, ShiftRow before, ShiftRow after, Collection<ShiftRow> rows) {
        PlanEvents plan = new PlanEvents(id, seq, at);
        if (before != null) {
            plan.say(before.agent(), before.start(), before.end(), "off");
            rows.stream().filter(PlanEvents::isShift).forEach(row -> plan.within(row, before));
            plan.onTop(rows, before);
        }
        if (after != null) {
            plan.within(after, after);
            if (isShift(after)) {
                plan.onTop(rows, after);
            }
        }
        return plan.events;
    }

    private static boolean isShift(ShiftRow row) {
        return row.activity().equals(SHIFT);
    }

    private void onTop(Collection<ShiftRow> rows, ShiftRow span) {
        rows.stream()
                .filter(row -> !isShift(row))
                .sorted(Comparator.comparing(ShiftRow::start).thenComparing(ShiftRow::activity))
                .forEach(row -> within(row, span));
    }

    private void within(ShiftRow row, ShiftRow span) {
        Instant start = row.start().isAfter(span.start()) ? row.start() : span.start();
        Instant end = row.end().isBefore(span.end()) ? row.end() : span.end();
        say(row.agent(), start, end, ACTIVITIES.get(row.activity()));
    }

    private void say(String agent, Instant start, Instant end, String activity) {
        long from = Math.max(at, Micros.of(start));
        long to = Micros.of(end);
        if (from < to && activity != null) {
            int number = events.size();
            events.add(Event.of(id + "-" + number, at, EventType.AGENT_SCHEDULED)
                    .seq(seq + number)
                    .source(PlanTeller.SOURCE)
                    .agent(agent)
                    .start(from)
                    .end(to)
                    .activity(activity)
                    .build());
        }
    }
}
