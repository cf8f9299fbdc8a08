package io.ramzor.metric;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import java.util.Comparator;
import java.util.Set;

/** The order of a contact's events: time, then seq, then the rule of the stream for ties. */
public final class EventOrder {
    /** Time, sequence, type, id: the order of events that are not of one contact, or whose queue is not known. */
    public static final Comparator<Event> BY_TIME =
            Comparator.comparingLong(Event::time).thenComparing(within(Set.of()));

    private EventOrder() {}

    /**
     * The order among events of one contact and one time.
     *
     * @param queues the queues in which the contact was before that time, waiting or with an agent; their steps come first
     */
    public static Comparator<Event> within(Set<String> queues) {
        return Comparator.comparingLong(Event::seq)
                .thenComparingInt(event -> stays(event, queues) ? 0 : 1)
                .thenComparing(event -> event.contact() != null)
                .thenComparing(Event::type)
                .thenComparing(Event::id, EventOrder::compareUtf8);
    }

    /** Compares two texts by the bytes of their UTF-8 form: by code point, which differs from {@code compareTo} above U+FFFF. */
    public static int compareUtf8(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        int shorter = Math.min(one.length(), other.length());
        for (int i = 0; i < shorter; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                boolean supplementary = Character.isSurrogate(a);
                if (supplementary != Character.isSurrogate(b)) {
                    return supplementary ? 1 : -1;
                }
                return a - b;
            }
        }
        return one.length() - other.length();
    }

    private static boolean stays(Event event, Set<String> queues) {
        if (queues.isEmpty() || event.type() == EventType.QUEUED) {
            return false;
        }
        return event.queue() == null || event.queue().isEmpty() || queues.contains(event.queue());
    }
}
