package io.ramzor.history;

import io.ramzor.centre.BusinessCalendar;
import io.ramzor.event.Micros;
import io.ramzor.metric.Book;
import io.ramzor.metric.ContactTrace;
import io.ramzor.metric.Measure;
import io.ramzor.metric.TracedMetric;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The embedded store of traces: a row a counted fact, in the order in which numbers are asked for, so that neither a sum nor a page
 * reads what it does not answer; and each trace as packed JSON.
 */
public final class SqliteTraces implements Traces {
    private static final String[] TABLES = {
        TracePlaces.TABLE,
        "create table if not exists trace(id integer primary key, contact text not null, start integer not null,"
                + " at integer not null, body blob not null, unique(contact, start))",
        "create index if not exists trace_at on trace(at)",
        "create table if not exists fact(place integer not null, measure integer not null, at integer not null,"
                + " trace integer not null, n integer not null, value integer not null,"
                + " primary key(place, measure, at, trace, n)) without rowid",
    };
    private static final Cursor START = new Cursor(Long.MIN_VALUE, Long.MIN_VALUE);
    private static final String RANGE = " from fact where place = ? and measure = ? and at >= ? and at < ?";

    private final SqliteStore store;
    private final TracePlaces places;

    private SqliteTraces(SqliteStore store) {
        this.store = store;
        this.places = new TracePlaces(store.writer);
    }

    /** Opens the file, and makes it if there is none. */
    public static SqliteTraces open(Path file) throws IOException {
        SqliteTraces traces = new SqliteTraces(SqliteStore.open(file, TABLES));
        traces.inTransaction("open", writing -> traces.places.load());
        return traces;
    }

    private interface Work {
        void in(TraceWriting writing) throws SQLException;
    }

    private void inTransaction(String what, Work work) throws IOException {
        synchronized (store.writer) {
            try (TraceWriting writing = new TraceWriting(store.writer, places)) {
                work.in(writing);
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
                writing.replace(trace);
            }
            store.writeProgress(progress);
        });
    }

    @Override
    public int forget(Instant before, int most) throws IOException {
        Map<Long, ContactTrace> old = new LinkedHashMap<>();
        inTransaction("delete from", writing -> {
            try (PreparedStatement find =
                    store.writer.prepareStatement("select id, body from trace where at < ? order by at limit ?")) {
                find.setLong(1, Micros.of(before));
                find.setInt(2, most);
                try (ResultSet rows = find.executeQuery()) {
                    while (rows.next()) {
                        old.put(rows.getLong(1), PackedTrace.unpack(rows.getBytes(2)));
                    }
                }
            }
            for (Map.Entry<Long, ContactTrace> each : old.entrySet()) {
                writing.forget(each.getKey(), each.getValue());
            }
        });
        return old.size();
    }

    @Override
    public Map<String, Long> progress() throws IOException {
        return store.progress();
    }

    @Override
    public TracedMetric.Sums sums(Place place, TracedMetric metric, BusinessCalendar calendar) throws IOException {
        Map<Measure, Long> counts = new EnumMap<>(Measure.class);
        Map<Measure, Long> sums = new EnumMap<>(Measure.class);
        long[] oldest = {Long.MAX_VALUE};
        Long id = places.find(place);
        if (id == null) {
            return new TracedMetric.Sums(counts, sums, null, null, calendar);
        }
        for (Measure measure : metric.measures()) {
            // The sum of many instants does not fit into a whole number; that of their distances does.
            long base = TracedMetric.isInstant(measure) ? place.from() : 0;
            store.query(
                    "select count(*), coalesce(sum(value - ?), 0), min(at)" + RANGE,
                    row -> {
                        if (row.getLong(1) > 0) {
                            counts.put(measure, row.getLong(1));
                            sums.put(measure, row.getLong(2) + row.getLong(1) * base);
                            oldest[0] = Math.min(oldest[0], row.getLong(3));
                        }
                    },
                    base,
                    id,
                    measure.ordinal(),
                    place.from(),
                    place.to());
        }
        Long oldestAt = oldest[0] == Long.MAX_VALUE ? null : oldest[0];
        return new TracedMetric.Sums(counts, sums, oldestAt, ranked(id, place, metric, counts), calendar);
    }

    @Override
    public Map<Measure, Long> counts(Place place, Set<Measure> counted) throws IOException {
        Map<Measure, Long> counts = new EnumMap<>(Measure.class);
        Long id = places.find(place);
        if (id != null) {
            for (Measure measure : counted) {
                store.query(
                        "select count(*)" + RANGE,
                        row -> counts.put(measure, row.getLong(1)),
                        id,
                        measure.ordinal(),
                        place.from(),
                        place.to());
            }
        }
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    /** The value that has the percentile's rank, exactly. */
    private Long ranked(long id, Place place, TracedMetric metric, Map<Measure, Long> counts) throws IOException {
        if (metric.percent() == 0 || counts.isEmpty()) {
            return null;
        }
        Measure measure = metric.measures().iterator().next();
        long rank = TracedMetric.rank(counts.get(measure), metric.percent());
        Long[] found = {null};
        store.query(
                "select value" + RANGE + " order by value limit 1 offset ?",
                row -> found[0] = row.getLong(1),
                id,
                measure.ordinal(),
                place.from(),
                place.to(),
                rank - 1);
        return found[0];
    }

    @Override
    public List<Entry> entries(Place place, Set<Measure> counted, Optional<Cursor> after, int most) throws IOException {
        Long id = places.find(place);
        if (id == null) {
            return List.of();
        }
        List<Cursor> page = page(id, place, counted, after.orElse(START), most);
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

    /** Each measure's facts lie in the order that is wanted: the first of each, merged, hold the first of all. */
    private List<Cursor> page(long id, Place place, Set<Measure> counted, Cursor after, int most) throws IOException {
        Map<Long, Set<Long>> found = new TreeMap<>();
        for (Measure measure : counted) {
            store.query(
                    "select at, trace" + RANGE + " and (at, trace) > (?, ?) order by at, trace limit ?",
                    row -> found.computeIfAbsent(row.getLong(1), at -> new TreeSet<>())
                            .add(row.getLong(2)),
                    id,
                    measure.ordinal(),
                    Math.max(place.from(), after.at()),
                    place.to(),
                    after.at(),
                    after.trace(),
                    most);
        }
        List<Cursor> cursors = new ArrayList<>();
        found.forEach((at, traces) -> traces.forEach(trace -> cursors.add(new Cursor(at, trace))));
        return cursors.subList(0, Math.min(most, cursors.size()));
    }

    private Map<Long, ContactTrace> traces(List<Cursor> page) throws IOException {
        String ids = page.stream()
                .map(cursor -> String.valueOf(cursor.trace()))
                .distinct()
                .collect(Collectors.joining(","));
        Map<Long, ContactTrace> traces = new HashMap<>();
        store.query(
                "select id, body from trace where id in (" + ids + ")",
                row -> traces.put(row.getLong(1), PackedTrace.unpack(row.getBytes(2))));
        return traces;
    }

    private static List<ContactTrace.Fact> factsAt(Place place, ContactTrace trace, long at) {
        List<ContactTrace.Fact> facts = place.book() == Book.INTERVAL ? trace.facts() : trace.live();
        return facts.stream()
                .filter(fact -> fact.at() == at
                        && fact.queue().equals(place.queue())
                        && fact.clock().equals(place.clock()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
