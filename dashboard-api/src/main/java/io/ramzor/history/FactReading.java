package io.ramzor.history;

import io.ramzor.centre.BusinessCalendar;
import io.ramzor.metric.Measure;
import io.ramzor.metric.TracedMetric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Adds up the rows of facts, and finds those of a page. */
final class FactReading {
    static final String TABLE = "create table if not exists fact(place integer not null, measure integer not null,"
            + " at integer not null, trace integer not null, n integer not null, value integer not null,"
            + " primary key(place, measure, at, trace, n)) without rowid";

    private static final String RANGE = " and measure = ? and at >= ? and at < ?";

    private final SqliteStore store;
    private final TracePlaces places;

    FactReading(SqliteStore store, TracePlaces places) {
        this.store = store;
        this.places = places;
    }

    TracedMetric.Sums sums(Traces.Place place, TracedMetric metric, BusinessCalendar calendar) throws IOException {
        Map<Measure, Long> counts = new EnumMap<>(Measure.class);
        Map<Measure, Long> sums = new EnumMap<>(Measure.class);
        List<Long> ids = places.find(place);
        if (ids.isEmpty()) {
            return new TracedMetric.Sums(counts, sums, null, null, calendar);
        }
        long[] oldest = {Long.MAX_VALUE};
        for (Measure measure : metric.measures()) {
            // The sum of many instants does not fit into a whole number; that of their distances does.
            long base = TracedMetric.isInstant(measure) ? place.from() : 0;
            store.query(
                    "select count(*), coalesce(sum(value - ?), 0), min(at)" + from(ids),
                    row -> {
                        if (row.getLong(1) > 0) {
                            counts.put(measure, row.getLong(1));
                            sums.put(measure, row.getLong(2) + row.getLong(1) * base);
                            oldest[0] = Math.min(oldest[0], row.getLong(3));
                        }
                    },
                    base,
                    measure.ordinal(),
                    place.from(),
                    place.to());
        }
        Long oldestAt = oldest[0] == Long.MAX_VALUE ? null : oldest[0];
        return new TracedMetric.Sums(counts, sums, oldestAt, ranked(ids, place, metric, counts), calendar);
    }

    Map<Measure, Long> counts(Traces.Place place, Set<Measure> counted) throws IOException {
        Map<Measure, Long> counts = new EnumMap<>(Measure.class);
        List<Long> ids = places.find(place);
        for (Measure measure : ids.isEmpty() ? Set.<Measure>of() : counted) {
            store.query(
                    "select count(*)" + from(ids),
                    row -> counts.put(measure, row.getLong(1)),
                    measure.ordinal(),
                    place.from(),
                    place.to());
        }
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static String from(List<Long> ids) {
        return " from fact where place in (" + list(ids) + ")" + RANGE;
    }

    static String list(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** The value that has the percentile's rank, exactly. */
    private Long ranked(List<Long> ids, Traces.Place place, TracedMetric metric, Map<Measure, Long> counts)
            throws IOException {
        if (metric.percent() == 0 || counts.isEmpty()) {
            return null;
        }
        Measure measure = metric.measures().iterator().next();
        long rank = TracedMetric.rank(counts.get(measure), metric.percent());
        Long[] found = {null};
        store.query(
                "select value" + from(ids) + " order by value limit 1 offset ?",
                row -> found[0] = row.getLong(1),
                measure.ordinal(),
                place.from(),
                place.to(),
                rank - 1);
        return found[0];
    }

    /** Each place's and measure's facts lie in the order that is wanted: the first of each, merged, hold the first of all. */
    List<Traces.Cursor> page(Traces.Place place, Set<Measure> counted, Traces.Cursor after, int most)
            throws IOException {
        Map<Long, Set<Long>> found = new TreeMap<>();
        for (long id : places.find(place)) {
            for (Measure measure : counted) {
                store.query(
                        "select at, trace from fact where place = ?" + RANGE
                                + " and (at, trace) > (?, ?) order by at, trace limit ?",
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
        }
        List<Traces.Cursor> cursors = new ArrayList<>();
        found.forEach((at, traces) -> traces.forEach(trace -> cursors.add(new Traces.Cursor(at, trace))));
        return cursors.subList(0, Math.min(most, cursors.size()));
    }
}
