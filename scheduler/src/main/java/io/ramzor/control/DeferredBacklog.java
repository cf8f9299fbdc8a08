package io.ramzor.control;

import io.ramzor.centre.Centre;
import io.ramzor.centre.ChannelKind;
import io.ramzor.centre.Queue;
import io.ramzor.centre.QueueTerms;
import io.ramzor.event.Micros;
import io.ramzor.metric.FloorContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What waits in deferred queues to be answered by a deadline. Made of what was known at one instant. */
final class DeferredBacklog {
    private final Centre centre;
    private final Map<String, List<Instant>> queued = new HashMap<>();

    /** Callers hold the notes' lock. */
    DeferredBacklog(Notes notes) {
        centre = notes.centre;
        for (FloorContact contact : notes.contacts.values()) {
            if ("waiting".equals(contact.place()) && contact.queue() != null && contact.queued() != null) {
                queued.computeIfAbsent(contact.queue(), id -> new ArrayList<>()).add(contact.queued());
            }
        }
    }

    /**
     * Seconds on the deadline's clock from the arrival of each to {@code at}, the oldest first; none of a queue that is not deferred.
     * Those that came later belong to what is expected from then on.
     */
    List<Double> ages(Queue queue, Instant at) {
        if (centre.channelOrDefault(queue.channel()).kind() != ChannelKind.DEFERRED) {
            return List.of();
        }
        return queued.getOrDefault(queue.id(), List.of()).stream()
                .filter(since -> since.isBefore(at))
                .sorted()
                .map(since -> age(queue, since, at))
                .toList();
    }

    private double age(Queue queue, Instant since, Instant at) {
        QueueTerms terms = queue.termsAt(Micros.of(since));
        long from = Micros.of(since);
        long to = Micros.of(at);
        return Micros.toSeconds(terms.businessClock() ? centre.calendarOf(terms).businessMicros(from, to) : to - from);
    }
}
