package io.ramzor.oracle;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.Micros;
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
    private long productive;
    private final String agent;
    /** The same by interval, and time with contacts by channel and level. */
    private final GroupSums sums;

    AgentNumbers(Centre centre, String agent, GroupSums sums) {
        this.centre = centre;
        this.agent = agent;
        this.sums = sums;
    }

    void write(Numbers numbers, String place, long now) {
        Long from = null;
        for (long next : boundaries(now)) {
            if (from != null) {
                count(from, next - from);
            }
            from = next;
        }
        sessions();
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
        // Paid is what the plan has them do; productive is what they were on queue of it.
        numbers.seconds(place + ".productive_seconds", productive);
        numbers.ratio(place + ".shrinkage", scheduled - productive, scheduled);
    }

    private void add(String fact, double micros, long at) {
        sums.add(List.of("agent", agent), at, fact, micros / 1e6);
    }

    /** Contacts let go of, at the level just before: by how many contacts of full weight the agent had, the one let go of at least. */
    private void sessions() {
        for (Spent session : spent) {
            if (session.lets()) {
                long end = session.to();
                long full = spent.stream()
                        .filter(time -> !time.idle() && time.from() < end && end <= time.to())
                        .count();
                sums.add(level(session.channel(), Math.max(1, full)), end, "sessions", 1);
            }
        }
    }

    private static List<String> level(String channel, long full) {
        return List.of("load", channel, Long.toString(full));
    }

    private void load(List<Spent> now, long active, long at, long micros) {
        for (Spent time : now) {
            List<String> level = level(time.channel(), active);
            sums.add(level, at, "session_seconds", micros / 1e6);
            if (!time.idle()) {
                sums.add(level, at, "active_seconds", time.held() ? 0 : micros / 1e6);
                sums.add(level, at, "contact_focus_seconds", micros / 1e6 / active);
            }
        }
    }

    private TreeSet<Long> boundaries(long now) {
        TreeSet<Long> boundaries = new TreeSet<>();
        boundaries.add(now);
        states.forEach(state -> boundaries.add(state.time()));
        plan.forEach(entry -> boundaries.addAll(List.of(entry.time(), entry.start(), entry.end())));
        spent.forEach(time -> boundaries.addAll(List.of(time.from(), time.to())));
        boundaries.tailSet(now, false).clear();
        long length = centre.intervalMinutes() * Micros.MINUTE;
        for (long start = centre.intervalStart(boundaries.first()) + length; start < now; start += length) {
            boundaries.add(start);
        }
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
        double focused = active == 0 ? 0 : micros / (double) active;
        focus += focused;
        add("focus_seconds", focused, at);
        load(now, active, at, micros);
        if (present) {
            onQueue(state, now, active > 0 || wrapping, at, micros);
        }
        if (activity != null && !activity.equals("off")) {
            planned(activity, actual, at, micros);
        }
    }

    private void onQueue(Event state, List<Spent> now, boolean busy, long at, long micros) {
        onQueue += micros;
        occupied += busy ? micros : 0;
        double load = 0;
        for (Spent time : now) {
            load += micros * (time.idle() ? centre.idleWeight() : 1) / capacity(state, time.channel());
        }
        slots += load;
        add("available_seconds", micros, at);
        add("occupied_seconds", busy ? micros : 0, at);
        add("slot_seconds", load, at);
    }

    private void planned(String activity, String actual, long at, long micros) {
        long exception = matches(activity, actual) ? 0 : micros;
        long onQueueThen = activity.equals("on_queue") ? micros : 0;
        long worked = ON_QUEUE.contains(actual) ? micros : 0;
        scheduled += micros;
        exceptions += exception;
        scheduledOnQueue += onQueueThen;
        productive += worked;
        add("scheduled_seconds", micros, at);
        add("exception_seconds", exception, at);
        add("scheduled_on_queue_seconds", onQueueThen, at);
        add("productive_seconds", worked, at);
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
