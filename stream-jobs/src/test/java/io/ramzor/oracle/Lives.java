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
        boolean live = new Life(centre, contact, sorted, Long.MAX_VALUE).channel.kind() == ChannelKind.LIVE;
        long expiry = live ? centre.liveExpiryMicros() : centre.writtenExpiryMicros();
        List<Life> lives = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || sorted.get(i).time() - sorted.get(i - 1).time() > expiry) {
                long forgotten = sorted.get(i - 1).time() + expiry;
                lives.add(new Life(centre, contact, sorted.subList(from, i), forgotten));
                from = i;
            }
        }
        return lives;
    }
}
