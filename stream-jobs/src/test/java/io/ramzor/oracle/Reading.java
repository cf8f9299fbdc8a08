package io.ramzor.oracle;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a reader keeps of a log read in that order from one partition.
 *
 * @param kept events that count, retracted ones left out
 * @param now the largest time read
 * @param late ids of events that came after the horizon had passed their time
 * @param duplicates events whose id was known
 */
public record Reading(List<Event> kept, long now, List<String> late, int duplicates) {

    /** Reads the events in their order. */
    public static Reading of(Centre centre, List<Event> events) {
        List<Event> accepted = new ArrayList<>();
        List<String> late = new ArrayList<>();
        Map<String, Long> known = new HashMap<>();
        Set<String> retracted = new HashSet<>();
        Map<String, Long> timeOf = new HashMap<>();
        int duplicates = 0;
        long now = Long.MIN_VALUE;
        for (Event event : events) {
            long horizon = now == Long.MIN_VALUE ? Long.MIN_VALUE : now - centre.allowedLatenessMicros();
            if (event.time() < horizon) {
                late.add(event.id());
            } else if (known.containsKey(event.id()) && known.get(event.id()) >= horizon) {
                duplicates++;
            } else {
                known.put(event.id(), event.time());
                timeOf.putIfAbsent(event.id(), event.time());
                accepted.add(event);
                now = Math.max(now, event.time());
                if (event.type() == EventType.EVENT_RETRACTED) {
                    retract(event, now - centre.allowedLatenessMicros(), timeOf, retracted);
                }
            }
        }
        return new Reading(
                accepted.stream()
                        .filter(event -> !retracted.contains(event.id()))
                        .toList(),
                now,
                late,
                duplicates);
    }

    /** What all events say that were all in time, whatever the order in which they came. */
    public static Reading inTime(List<Event> events) {
        Map<String, Event> byId = new HashMap<>();
        List<Event> first = new ArrayList<>();
        Set<String> retracted = new HashSet<>();
        long now = Long.MIN_VALUE;
        for (Event event : events) {
            if (byId.putIfAbsent(event.id(), event) == null) {
                first.add(event);
                now = Math.max(now, event.time());
                if (event.type() == EventType.EVENT_RETRACTED && event.target() != null) {
                    retracted.add(event.target());
                }
            }
        }
        List<Event> kept =
                first.stream().filter(event -> !retracted.contains(event.id())).toList();
        return new Reading(kept, now, List.of(), events.size() - first.size());
    }

    /** Inside the lateness the target counts as never sent, also if it has not come yet. */
    private static void retract(Event event, long horizon, Map<String, Long> timeOf, Set<String> retracted) {
        Long time = timeOf.get(event.target());
        if (event.target() != null && (time == null || time >= horizon)) {
            retracted.add(event.target());
        }
    }
}
