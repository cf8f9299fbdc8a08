package io.ramzor.history;

import io.ramzor.centre.BusinessCalendar;
import io.ramzor.event.Micros;
import io.ramzor.metric.ContactTrace;
import io.ramzor.metric.GroupTrace;
import io.ramzor.metric.Measure;
import io.ramzor.metric.TracedMetric;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The embedded store of traces: a row a counted fact, in the order in which numbers are asked for, so that neither a sum nor a page
 * reads what it does not answer; and each trace as packed JSON.
 */
public final class SqliteTraces implements Traces {
    private static final String[] TABLES = {
        TracePlaces.TABLE,
        "create table if not exists trace(id integer primary key, contact text not null, start integer not null,"
                + " at integer not null, body blob not null, customer text, unique(contact, start))",
        "create index if not exists trace_at on trace(at)",
        StoryWriting.TABLE,
        "create index if not exists story_at on story(at)",
        FactReading.TABLE,
        FactTotals.TABLE,
        HeldWriting.TABLE,
    };
    private static final String BY_CUSTOMER =
            "create index if not exists trace_customer on trace(customer, start) where customer is not null";
    private static final Cursor START = new Cursor(Long.MIN_VALUE, Long.MIN_VALUE);

    private final SqliteStore store;
    private final TracePlaces places;
    private final FactReading facts;
    private final StoryReading stories;

    private SqliteTraces(SqliteStore store) {
        this.store = store;
        places = new TracePlaces(store.writer);
        facts = new FactReading(store, places);
        stories = new StoryReading(store);
    }

    /** Opens the file, and makes it if there is none. */
    public static SqliteTraces open(Path file) throws IOException {
        SqliteStore store = SqliteStore.open(file, TABLES);
        store.addColumn("trace", "customer", "text");
        SqliteTraces traces = new SqliteTraces(store);
        traces.inTransaction("open", writing -> {
            try (PreparedStatement index = store.writer.prepareStatement(BY_CUSTOMER)) {
                index.execute();
            }
        });
        traces.inTransaction("open", writing -> new FactTotals(store.writer).addUpIfMissing());
        traces.inTransaction("open", writing -> traces.places.load());
        return traces;
    }

    /** The statements of one transaction. */
    private record Writing(TraceWriting traces, StoryWriting stories) {}

    private interface Work {
        void in(Writing writing) throws SQLException;
    }

    private void inTransaction(String what, Work work) throws IOException {
        synchronized (store.writer) {
            try (FactWriting factWriting = new FactWriting(store.writer, places);
                    TraceWriting traceWriting = new TraceWriting(store.writer, places, factWriting);
                    StoryWriting storyWriting = new StoryWriting(store.writer, places, factWriting)) {
                work.in(new Writing(traceWriting, storyWriting));
                factWriting.flush();
                store.writer.commit();
            } catch (SQLException e) {
                undo();
                throw store.failure(what, e);
            }
        }
    }

    /** What was not committed is gone, so the numbers given in it are too. */
    private void undo() {
        try {
            store.writer.rollback();
            places.load();
        } catch (SQLException e) {
            // The next write fails for the same reason, and says it.
        }
    }

    @Override
    public void write(List<ContactTrace> traces, List<History.Progress> progress) throws IOException {
        Map<String, ContactTrace> newest = new LinkedHashMap<>();
        traces.forEach(trace -> newest.put(trace.key(), trace));
        inTransaction("write to", writing -> {
            for (ContactTrace trace : newest.values()) {
                writing.traces.replace(trace);
            }
            store.writeProgress(progress);
        });
    }

    @Override
    public void writeGroups(List<GroupTrace> told, List<History.Progress> progress) throws IOException {
        Map<String, GroupTrace> newest = new LinkedHashMap<>();
        told.forEach(trace -> newest.put(trace.key(), trace));
        inTransaction("write to", writing -> {
            for (GroupTrace trace : newest.values()) {
                writing.stories.replace(trace);
            }
            store.writeProgress(progress);
        });
    }

    @Override
    public int forget(Instant before, int most) throws IOException {
        int[] forgotten = {0};
        inTransaction("delete from", writing -> {
            Map<Long, ContactTrace> traces = old("trace", before, most, ContactTrace.class);
            for (Map.Entry<Long, ContactTrace> each : traces.entrySet()) {
                writing.traces.forget(each.getKey(), each.getValue());
            }
            forgotten[0] = traces.size();
        });
        return forgotten[0];
    }

    @Override
    public int forgetGroups(Instant before, int most) throws IOException {
        int[] forgotten = {0};
        inTransaction("delete from", writing -> {
            Map<Long, GroupTrace> told = old("story", before, most, GroupTrace.class);
            for (Map.Entry<Long, GroupTrace> each : told.entrySet()) {
                writing.stories.forget(each.getKey(), each.getValue());
            }
            forgotten[0] = told.size();
        });
        return forgotten[0];
    }

    private <T> Map<Long, T> old(String table, Instant before, int most, Class<T> type) throws SQLException {
        Map<Long, T> old = new LinkedHashMap<>();
        try (PreparedStatement find =
                store.writer.prepareStatement("select id, body from " + table + " where at < ? order by at limit ?")) {
            find.setLong(1, Micros.of(before));
            find.setInt(2, most);
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    old.put(rows.getLong(1), Packed.unpack(rows.getBytes(2), type));
                }
            }
        }
        return old;
    }

    @Override
    public Map<String, Long> progress() throws IOException {
        return store.progress();
    }

    @Override
    public List<String> groups() {
        return places.groups();
    }

    @Override
    public TracedMetric.Sums sums(Place place, TracedMetric metric, BusinessCalendar calendar) throws IOException {
        return facts.sums(place, metric, calendar);
    }

    @Override
    public Map<Measure, Long> counts(Place place, Set<Measure> counted) throws IOException {
        return facts.counts(place, counted);
    }

    @Override
    public List<Entry> entries(Place place, Set<Measure> counted, Optional<Cursor> after, int most) throws IOException {
        List<Cursor> page = facts.page(place, counted, after.orElse(START), most);
        Map<Long, ContactTrace> traces = traces(page);
        List<Entry> entries = new ArrayList<>(page.size());
        for (Cursor cursor : page) {
            ContactTrace trace = traces.get(cursor.trace());
            if (trace != null) {
                entries.add(new Entry(cursor, trace, factsAt(place, trace, cursor.at())));
            }
        }
        return entries;
    }

    @Override
    public List<Story> stories(Place place, Set<Measure> counted, Optional<Cursor> after, int most) throws IOException {
        return stories.stories(place, facts.page(place, counted, after.orElse(START), most));
    }

    @Override
    public long held(Held asked) throws IOException {
        long[] count = {0};
        List<Long> ids = places.findHeld(asked.keys());
        if (!ids.isEmpty()) {
            store.query(
                    "select count(*) from held where place in (" + FactReading.list(ids)
                            + ") and until > ? and start < ?",
                    row -> count[0] = row.getLong(1),
                    asked.from(),
                    asked.to());
        }
        return count[0];
    }

    @Override
    public List<Entry> heldEntries(Held asked, Optional<Cursor> after, int most) throws IOException {
        List<Cursor> page = new ArrayList<>();
        List<Long> ids = places.findHeld(asked.keys());
        Cursor last = after.orElse(START);
        if (!ids.isEmpty()) {
            store.query(
                    "select distinct start, trace from held where place in (" + FactReading.list(ids)
                            + ") and until > ? and start < ? and (start, trace) > (?, ?) order by start, trace limit ?",
                    row -> page.add(new Cursor(row.getLong(1), row.getLong(2))),
                    asked.from(),
                    asked.to(),
                    last.at(),
                    last.trace(),
                    most);
        }
        Map<Long, ContactTrace> traces = traces(page);
        return page.stream()
                .filter(cursor -> traces.containsKey(cursor.trace()))
                .map(cursor -> new Entry(cursor, traces.get(cursor.trace()), List.of()))
                .toList();
    }

    private Map<Long, ContactTrace> traces(List<Cursor> page) throws IOException {
        List<Long> ids = page.stream().map(Cursor::trace).distinct().toList();
        Map<Long, ContactTrace> traces = new HashMap<>();
        for (long id : ids) {
            store.query(
                    "select body from trace where id = ?",
                    row -> traces.put(id, Packed.unpack(row.getBytes(1), ContactTrace.class)),
                    id);
        }
        return traces;
    }

    private static List<ContactTrace.Fact> factsAt(Place place, ContactTrace trace, long at) {
        return TraceFacts.of(trace, place.book()).stream()
                .filter(fact -> fact.at() == at
                        && fact.clock().equals(place.clock())
                        && place.queues().contains(fact.queue()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
