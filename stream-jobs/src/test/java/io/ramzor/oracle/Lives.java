package io.ramzor.oracle;

import io.ramzor.centre.Centre;
import io.ramzor.centre.ChannelKind;
import io.ramzor.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cuts a log into the lives of its contacts. */
final class Lives {
    private Lives() {}

    /** Every contact; one that was forgotten after its last event begins a new life with the next. */
    static List<Life> of(Centre centre, List<Event> events) {
        Map<String, List<Event>> byContact = new TreeMap<>();
        for (Event event : events) {
            if (event.type().ofContact()) {
                byContact
                        .computeIfAbsent(event.contact(), contact -> new ArrayList<>())
                        .add(event);
            }
        }
        List<Life> lives = new ArrayList<>();
        byContact.forEach((contact, of) -> lives.addAll(of(centre, contact, of)));
        return lives;
    }

    private static List<Life> of(Centre centre, String contact, List<Event> events) {
        List<Event> sorted = events.stream().sorted(StepOrder.PLAIN).toList();
        List<Life> lives = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            boolean last = i == sorted.size();
            long silence = last
                    ? Long.MAX_VALUE
                    : sorted.get(i).time() - sorted.get(i - 1).time();
            if (silence > shortest(centre)) {
                Life life = life(centre, contact, sorted.subList(from, i));
                if (last || sorted.get(i).time() > life.forgotten) {
                    lives.add(life);
                    from = i;
                }
            }
        }
        return lives;
    }

    private static long shortest(Centre centre) {
        return Math.min(centre.liveExpiryMicros(), centre.writtenExpiryMicros());
    }

    /**
     * How long it is remembered follows from the channel as far as these events tell it, and from a callback that is still owed: one whose
     * window ends before the longest expiry is remembered until it is missed.
     */
    private static Life life(Centre centre, String contact, List<Event> events) {
        Life life = new Life(centre, contact, events, Long.MAX_VALUE);
        long last = events.get(events.size() - 1).time();
        long forgotten = last
                + (life.channel.kind() == ChannelKind.LIVE ? centre.liveExpiryMicros() : centre.writtenExpiryMicros());
        long longest = last + Math.max(centre.liveExpiryMicros(), centre.writtenExpiryMicros());
        for (long due : life.callbacksOwed()) {
            forgotten = due < longest ? Math.max(forgotten, due + 1) : forgotten;
        }
        return new Life(centre, contact, events, forgotten);
    }
}
