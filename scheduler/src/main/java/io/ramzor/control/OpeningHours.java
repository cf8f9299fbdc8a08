package io.ramzor.control;

import io.ramzor.centre.Centre;
import io.ramzor.centre.QueueTerms;
import io.ramzor.event.Micros;
import java.time.Instant;

/** When queues are open by their calendars. */
final class OpeningHours {
    private OpeningHours() {}

    /** Whether the queue is open for any of {@code [from, to)}. */
    static boolean open(Centre centre, String queue, String channel, Instant from, Instant to) {
        QueueTerms terms = centre.queueOrDefault(queue, channel).termsAt(Micros.of(from));
        return centre.calendarOf(terms).businessMicros(Micros.of(from), Micros.of(to)) > 0;
    }
}
