package io.ramzor.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an agent's time inside one interval comes to; parts of microseconds are rounded once, at the end. */
final class LoadSums {
    private long onQueue;
    private long occupied;
    private double slotLoad;
    private double focus;
    private final Map<Level, Sessions> levels =
            new TreeMap<>(Comparator.comparing(Level::channel).thenComparing(Level::contacts));

    /** A channel, and how many contacts of full weight the agent has. */
    private record Level(String channel, int contacts) {}

    private static final class Sessions {
        private int ended;
        private long time;
        private long active;
        private double focus;
    }

    void onQueue(long span, boolean isOccupied, double slots) {
        onQueue += span;
        occupied += isOccupied ? span : 0;
        slotLoad += slots * span;
    }

    void contacts(long span, List<Stretch> present, int full) {
        focus += full == 0 ? 0 : (double) span / full;
        for (Stretch stretch : present) {
            Sessions sessions = level(stretch.channel(), full);
            sessions.time += span;
            if (stretch.isFull()) {
                sessions.active += stretch.held() ? 0 : span;
                sessions.focus += (double) span / full;
            }
        }
    }

    void session(String channel, int contacts) {
        level(channel, contacts).ended++;
    }

    private Sessions level(String channel, int contacts) {
        return levels.computeIfAbsent(new Level(channel, contacts), level -> new Sessions());
    }

    void facts(String agent, long start, List<GroupFact> facts) {
        List<String> of = List.of(agent);
        add(facts, Group.AGENT, of, Measure.ON_QUEUE, start, onQueue);
        add(facts, Group.AGENT, of, Measure.OCCUPIED, start, occupied);
        add(facts, Group.AGENT, of, Measure.SLOT_LOAD, start, Math.round(slotLoad));
        add(facts, Group.AGENT, of, Measure.FOCUS, start, Math.round(focus));
        levels.forEach((level, sessions) -> {
            List<String> keys = List.of(level.channel(), Integer.toString(level.contacts()));
            if (sessions.ended > 0) {
                facts.add(new GroupFact(Group.LOAD, keys, Measure.SESSIONS, start, 0, sessions.ended));
            }
            add(facts, Group.LOAD, keys, Measure.SESSION_TIME, start, sessions.time);
            add(facts, Group.LOAD, keys, Measure.SESSION_ACTIVE, start, sessions.active);
            add(facts, Group.LOAD, keys, Measure.SESSION_FOCUS, start, Math.round(sessions.focus));
        });
    }

    /** Adds a fact of a time unless it is none. */
    static void add(List<GroupFact> facts, Group group, List<String> keys, Measure measure, long start, long micros) {
        if (micros != 0) {
            facts.add(new GroupFact(group, new ArrayList<>(keys), measure, start, micros, 1));
        }
    }
}
