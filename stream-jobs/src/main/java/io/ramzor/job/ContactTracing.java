package io.ramzor.job;

import io.ramzor.event.Micros;
import io.ramzor.metric.Book;
import io.ramzor.metric.ContactTrace;
import io.ramzor.metric.Counted;
import io.ramzor.metric.Measure;
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

    /** While the job catches up a contact is told when nothing has happened to it for so long, microseconds of event time. */
    static final long QUIET = 10 * Micros.MINUTE;

    /** Work of so many intervals is told with the thread; what is older in a chapter. */
    private static final int MOST_WORK = 200;

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
            boolean ofBase = told.isEmpty();
            told.add(trace.start());
            output.accept(TopicRecord.of(Topics.CONTACTS, ofBase ? withWork(trace, book) : trace));
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

    /**
     * Settles the contact without losing what it stands for: earlier lives are told before they are let go, work that is let go of is
     * kept for the trace, and what else is let go of, as old clocks of a very long thread, is told in a chapter of its own.
     */
    void settle(
            String contact, ContactBook book, long horizon, long now, Runnable settling, Consumer<TopicRecord> output) {
        boolean lives = !book.past.isEmpty();
        if (lives) {
            tell(contact, book, now, output);
        }
        boolean mayLetGo = journey.mayLetGo(book, horizon);
        ContactTrace whole = mayLetGo && journey.isLong(book) ? latest(book) : null;
        List<Counted> before = mayLetGo ? journey.factsOfLatest(book, book.seen) : List.of();
        settling.run();
        if (lives && book.past.isEmpty()) {
            letGo(book);
        }
        if (mayLetGo) {
            List<Counted> lost = new ArrayList<>(0);
            FactDifference.between(before, journey.factsOfLatest(book, book.seen), fact -> keep(book, fact, lost));
            tellChapter(book, whole, lost, output);
        }
    }

    /** The latest life as it stood when it was last sent on. */
    private ContactTrace latest(ContactBook book) {
        List<ContactTrace> lives = journey.traces(book, book.seen);
        return lives.isEmpty() ? null : lives.get(lives.size() - 1);
    }

    /** Earlier lives were let go: what was told of them stands for good. */
    private static void letGo(ContactBook book) {
        int lives = book.told.size();
        book.told = new ArrayList<>(book.told.subList(Math.max(0, lives - 1), lives));
        forgetWork(book);
    }

    private static void keep(ContactBook book, Counted change, List<Counted> lost) {
        if (change.weight() > 0) {
            return;
        }
        if (change.measure() != Measure.WORK) {
            lost.add(change);
            return;
        }
        long micros = -change.weight() * change.value();
        for (int i = 0; i < book.workQueues.size(); i++) {
            if (book.workAts.get(i) == change.at() && book.workQueues.get(i).equals(change.queue())) {
                book.workMicros.set(i, book.workMicros.get(i) + micros);
                return;
            }
        }
        book.workQueues.add(change.queue());
        book.workAts.add(change.at());
        book.workMicros.add(micros);
    }

    /** The trace with the work that its state no longer holds. */
    private static ContactTrace withWork(ContactTrace trace, ContactBook book) {
        if (book.workQueues.isEmpty()) {
            return trace;
        }
        List<ContactTrace.Fact> facts = new ArrayList<>(trace.facts());
        addWork(facts, book);
        return trace.with(facts);
    }

    private static void addWork(List<ContactTrace.Fact> facts, ContactBook book) {
        for (int i = 0; i < book.workQueues.size(); i++) {
            facts.add(new ContactTrace.Fact(
                    book.workQueues.get(i), "", Measure.WORK.wireName(), book.workAts.get(i), book.workMicros.get(i)));
        }
    }

    private static void forgetWork(ContactBook book) {
        book.workQueues.clear();
        book.workAts.clear();
        book.workMicros.clear();
    }

    /**
     * Tells what a very long thread has let go of in a record of its own, which is never told again. Chapters are numbered, so that after
     * a restart the same ones come again in the place of those told before it.
     *
     * @param whole the life as it was told before, null if it is not long
     */
    private void tellChapter(ContactBook book, ContactTrace whole, List<Counted> lost, Consumer<TopicRecord> output) {
        boolean muchWork = book.workQueues.size() > MOST_WORK;
        boolean isTold = every != AT_THE_END || lost.stream().anyMatch(fact -> fact.book() != Book.LIVE);
        if (!muchWork && (lost.isEmpty() || !isTold)) {
            return;
        }
        ContactTrace rest = latest(book);
        if (rest == null) {
            return;
        }
        ContactTrace before = whole == null ? rest : whole;
        List<ContactTrace.Fact> facts = facts(lost, Book.INTERVAL);
        if (muchWork) {
            addWork(facts, book);
            forgetWork(book);
            book.untold = true;
        }
        Instant start = rest.start().plusNanos(1_000L * ++book.chapters);
        output.accept(TopicRecord.of(Topics.CONTACTS, before.chapter(start, rest, facts, facts(lost, Book.LIVE))));
    }

    private static List<ContactTrace.Fact> facts(List<Counted> lost, Book book) {
        List<ContactTrace.Fact> facts = new ArrayList<>();
        for (Counted one : lost) {
            for (int n = 0; one.book() == book && n < -one.weight(); n++) {
                facts.add(new ContactTrace.Fact(
                        one.queue(), one.clock(), one.measure().wireName(), one.at(), one.value()));
            }
        }
        return facts;
    }

    /** The contact is forgotten: its traces leave the topic. */
    void forget(String contact, ContactBook book, Consumer<TopicRecord> output) {
        if (every != AT_THE_END) {
            book.told.forEach(start -> output.accept(TopicRecord.gone(ContactTrace.key(contact, start))));
        }
    }
}
