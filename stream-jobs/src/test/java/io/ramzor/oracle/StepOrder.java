package io.ramzor.oracle;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The order of one contact's events. */
final class StepOrder {
    private static final Comparator<Event> BY_TYPE_AND_ID = Comparator.<Event>comparingInt(
                    event -> event.type().ordinal())
            .thenComparing(StepOrder::utf8, Arrays::compareUnsigned);
    /** Without regard to where the contact is. */
    static final Comparator<Event> PLAIN =
            Comparator.comparingLong(Event::time).thenComparingLong(Event::seq).thenComparing(BY_TYPE_AND_ID);

    private StepOrder() {}

    /**
     * Hands the events on in their order.
     *
     * @param queues the queues in which the contact is at the moment of asking
     */
    static void walk(List<Event> events, Supplier<Set<String>> queues, Consumer<Event> next) {
        List<Event> sorted = new ArrayList<>(events);
        sorted.sort(PLAIN);
        int from = 0;
        while (from < sorted.size()) {
            int to = from;
            while (to < sorted.size()
                    && sorted.get(to).time() == sorted.get(from).time()) {
                to++;
            }
            Set<String> before = queues.get();
            List<Event> instant = new ArrayList<>(sorted.subList(from, to));
            instant.sort(Comparator.comparingLong(Event::seq)
                    .thenComparing(event -> !ofQueueBefore(event, before))
                    .thenComparing(BY_TYPE_AND_ID));
            instant.forEach(next);
            from = to;
        }
    }

    private static boolean ofQueueBefore(Event event, Set<String> before) {
        return event.type() != EventType.QUEUED
                && !before.isEmpty()
                && (event.queue() == null || before.contains(event.queue()));
    }

    private static byte[] utf8(Event event) {
        return event.id().getBytes(StandardCharsets.UTF_8);
    }
}
