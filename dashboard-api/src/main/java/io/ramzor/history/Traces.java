package io.ramzor.history;

import io.ramzor.centre.BusinessCalendar;
import io.ramzor.metric.Book;
import io.ramzor.metric.ContactTrace;
import io.ramzor.metric.Measure;
import io.ramzor.metric.TracedMetric;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps the contacts behind the numbers, so that any number can be traced to them. Safe for use by several threads. */
public interface Traces extends AutoCloseable {

    /**
     * Where the facts of a number stand.
     *
     * @param clock response clock, {@code ""} = facts of queue legs
     * @param from first microsecond
     * @param to end, exclusive
     */
    record Place(Book book, String queue, String clock, long from, long to) {}

    /**
     * The place of an entry in an answer's order.
     *
     * @param at under which it is counted, microseconds
     * @param trace number of its contact's trace
     */
    record Cursor(long at, long trace) {}

    /**
     * One leg or clock that is counted, with its contact.
     *
     * @param facts its facts: those of the place that are counted at that instant
     */
    record Entry(Cursor cursor, ContactTrace contact, List<ContactTrace.Fact> facts) {}

    /** Writes the traces over earlier ones of the same lives, and the progress with them: all or nothing. */
    void write(List<ContactTrace> traces, List<History.Progress> progress) throws IOException;

    /** The progress written last, by partition; empty at the first start. */
    Map<String, Long> progress() throws IOException;

    /** The facts of a number, added up. */
    TracedMetric.Sums sums(Place place, TracedMetric metric, BusinessCalendar calendar) throws IOException;

    /** How often each of those facts is counted there; those that are not are left out. */
    Map<Measure, Long> counts(Place place, Set<Measure> counted) throws IOException;

    /**
     * The legs or clocks of which one of those facts is counted there, by that instant.
     *
     * @param after only those behind it; empty = from the first
     * @param most at most so many
     */
    List<Entry> entries(Place place, Set<Measure> counted, Optional<Cursor> after, int most) throws IOException;

    /** Forgets the contacts that have not changed since. Returns how many were forgotten, at most so many. */
    int forget(Instant before, int most) throws IOException;

    @Override
    void close() throws IOException;
}
