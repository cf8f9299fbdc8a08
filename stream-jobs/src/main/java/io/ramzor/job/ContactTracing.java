package io.ramzor.job;

import io.ramzor.event.Micros;
import io.ramzor.metric.ContactTrace;
import io.ramzor.topic.Topics;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells the traces of contacts when what they count for has changed: the first time at once, then at most once in a stretch of event
 * time, so that a talkative thread does not cost a record a message.
 */
final class ContactTracing implements Serializable {
    /** Only when a contact is let go and at the end of the log. */
    static final long AT_THE_END = Long.MAX_VALUE;

    private final ContactJourney journey;
    private final long every;

    /** @param every microseconds of event time between two traces of a contact, or {@link #AT_THE_END} */
    ContactTracing(ContactJourney journey, long every) {
        this.journey = journey;
        this.every = every;
    }

    /** The microsecond at which the contact is to be told, Long.MAX_VALUE = not as it stands. */
    long due(ContactBook book) {
        if (!book.untold || every == AT_THE_END) {
            return Long.MAX_VALUE;
        }
        return book.toldAt == EventClock.NONE ? EventClock.NONE : book.toldAt + every;
    }

    /** Tells the lives of the contact's id, and takes back those that are none any more. */
    void tell(String contact, ContactBook book, long now, Consumer<TopicRecord> output) {
        if (!book.untold) {
            return;
        }
        List<Instant> told = new ArrayList<>(1);
        for (ContactTrace trace : journey.traces(book, now)) {
            told.add(trace.start());
            output.accept(TopicRecord.of(Topics.CONTACTS, trace));
        }
        for (Instant start : book.told) {
            if (!told.contains(start)) {
                ContactTrace gone = ContactTrace.gone(contact, start, Micros.toInstant(now));
                output.accept(TopicRecord.of(Topics.CONTACTS, gone));
            }
        }
        book.told = told;
        book.toldAt = now;
        book.untold = false;
    }

    /** Earlier lives were let go: what was told of them stands for good. */
    void letGo(ContactBook book) {
        int lives = book.told.size();
        book.told = new ArrayList<>(book.told.subList(Math.max(0, lives - 1), lives));
    }

    /** The contact is forgotten: its traces leave the topic. */
    void forget(String contact, ContactBook book, Consumer<TopicRecord> output) {
        if (every != AT_THE_END) {
            book.told.forEach(start -> output.accept(TopicRecord.gone(ContactTrace.key(contact, start))));
        }
    }
}
