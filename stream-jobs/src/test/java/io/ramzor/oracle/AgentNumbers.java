package io.ramzor.oracle;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.oracle.Activity.Spent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One agent's time, looked at stretch by stretch in which nothing changes. */
final class AgentNumbers {
    private static final Set<String> ON_QUEUE = Set.of("available", "busy", "wrap_up");

    private final Centre centre;
    /** The agent's states and plan, in order. */
    final List<Event> states = new ArrayList<>();

    final List<Event> plan = new ArrayList<>();
    final List<Spent> spent = new ArrayList<>();
    private long onQueue;
    private long occupied;
    private double slots;
    private double focus;
    private long scheduled;
    private long exceptions;
    private long scheduledOnQueue;

    AgentNumbers(Centre centre) {
        this.centre = centre;
    }

    void write(Numbers numbers, String place, long now) {
        Long from = null;
        for (long next : boundaries(now)) {
            if (from != null) {
                count(from, next - from);
            }
            from = next;
        }
        numbers.seconds(place + ".available_seconds", onQueue);
        numbers.seconds(place + ".occupied_seconds", occupied);
        numbers.put(place + ".slot_seconds", Double.valueOf(slots / 1e6));
        numbers.seconds(place + ".scheduled_seconds", scheduled);
        numbers.seconds(place + ".scheduled_on_queue_seconds", scheduledOnQueue);
        numbers.seconds(place + ".exception_seconds", exceptions);
        numbers.ratio(place + ".occupancy", occupied, onQueue);
        numbers.ratio(place + ".slot_load", slots, onQueue);
        numbers.put(place + ".focus_seconds", Double.valueOf(focus / 1e6));
        numbers.put(
                place + ".adherence",
                scheduled == 0 ? null : Double.valueOf(Math.max(0, 1 - exceptions / (double) scheduled)));
        numbers.ratio(place + ".conformance", onQueue, scheduledOnQueue);
    }

    private TreeSet<Long> boundaries(long now) {
        TreeSet<Long> boundaries = new TreeSet<>();
        boundaries.add(now);
        states.forEach(state -> boundaries.add(state.time()));
        plan.forEach(entry -> boundaries.addAll(List.of(entry.time(), entry.start(), entry.end())));
        spent.forEach(time -> boundaries.addAll(List.of(time.from(), time.to())));
        boundaries.tailSet(now, false).clear();
        return boundaries;
    }

    private void count(long at, long micros) {
        Event state = null;
        for (Event said : states) {
            state = said.time() <= at ? said : state;
        }
        String activity = planned(at);
        String actual = state == null ? "offline" : state.state();
        boolean present = ON_QUEUE.contains(actual);
        List<Spent> now = spent.stream()
                .filter(time -> time.from() <= at && at < time.to())
                .toList();
        long active = now.stream().filter(time -> !time.idle()).count();
        boolean wrapping = actual.equals("wrap_up");
        focus += active == 0 ? 0 : micros / (double) active;
        if (present) {
            onQueue += micros;
            occupied += active > 0 || wrapping ? micros : 0;
            for (Spent time : now) {
                slots += micros * (time.idle() ? centre.idleWeight() : 1) / capacity(state, time.channel());
            }
        }
        if (activity != null && !activity.equals("off")) {
            scheduled += micros;
            exceptions += matches(activity, actual) ? 0 : micros;
            scheduledOnQueue += activity.equals("on_queue") ? micros : 0;
        }
    }

    private double capacity(Event state, String channel) {
        Integer own = state.capacity() == null ? null : state.capacity().get(channel);
        return own != null ? own : centre.channelOrDefault(channel).capacity();
    }

    /** A later entry replaces what it overlaps. */
    private String planned(long at) {
        String activity = null;
        for (Event entry : plan) {
            activity = entry.start() <= at && at < entry.end() ? entry.activity() : activity;
        }
        return activity;
    }

    private static boolean matches(String activity, String actual) {
        return activity.equals("on_queue") ? ON_QUEUE.contains(actual) : activity.equals(actual);
    }
}
