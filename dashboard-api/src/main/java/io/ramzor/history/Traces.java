package io.ramzor.history;

import io.ramzor.centre.BusinessCalendar;
import io.ramzor.metric.Book;
import io.ramzor.metric.ContactTrace;
import io.ramzor.metric.GroupTrace;
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
     * @param queues those of one queue or of several, or the ids of keys of a group, see {@link GroupSeries}
     * @param clock response clock, {@code ""} = facts of queue legs
     * @param from first microsecond
     * @param to end, exclusive
     */
    record Place(Book book, List<String> queues, String clock, long from, long to) {
        /** Of one queue. */
        public Place(Book book, String queue, String clock, long from, long to) {
            this(book, List.of(queue), clock, from, to);
        }

        /** The same of another stretch. */
        public Place within(long first, long end) {
            return new Place(book, queues, clock, first, end);
        }
    }

    /**
     * Whom agents had in a stretch of time.
     *
     * @param keys ids of the keys of agents, or of the load of channels, see {@link GroupSeries}
     * @param from first microsecond
     * @param to end, exclusive
     */
    record Held(List<String> keys, long from, long to) {}

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

    /**
     * One spell or session that is counted in a group.
     *
     * @param of what it stands for
     * @param facts those of it that are counted at that instant
     * @param contact its contact, of a session what its customer turned to within a day; null if there is none
     */
    record Story(Cursor cursor, GroupTrace of, List<GroupTrace.Fact> facts, ContactTrace contact) {}

    /** Writes the traces over earlier ones of the same lives, and the progress with them: all or nothing. */
    void write(List<ContactTrace> traces, List<History.Progress> progress) throws IOException;

    /** Writes what spells and sessions stand for in groups over what was told of the same before, with the progress. */
    void writeGroups(List<GroupTrace> told, List<History.Progress> progress) throws IOException;

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

    /** Likewise what spells and sessions stand for. */
    int forgetGroups(Instant before, int most) throws IOException;

    /** Ids of the keys of groups, see {@link GroupSeries}, of which anything is counted. */
    List<String> groups();

    /** The spells and sessions of which one of those facts is counted there, by that instant; else as {@link #entries}. */
    List<Story> stories(Place place, Set<Measure> counted, Optional<Cursor> after, int most) throws IOException;

    /** How many times agents had a contact in that stretch. */
    long held(Held asked) throws IOException;

    /** Those contacts by the instant at which an agent took them, without facts; else as {@link #entries}. */
    List<Entry> heldEntries(Held asked, Optional<Cursor> after, int most) throws IOException;

    @Override
    void close() throws IOException;
}
