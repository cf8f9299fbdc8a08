package io.ramzor.history;

import io.ramzor.centre.BusinessCalendar;
import io.ramzor.event.Micros;
import io.ramzor.metric.Measure;
import io.ramzor.metric.TracedMetric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
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
        for (Measure measure : metric.measures()) {
            long[] sum = total(ids, measure, place);
            if (sum[0] > 0) {
                counts.put(measure, sum[0]);
                sums.put(measure, sum[1]);
            }
        }
        return new TracedMetric.Sums(
                counts, sums, oldest(ids, counts.keySet(), place), ranked(ids, place, metric, counts), calendar);
    }

    Map<Measure, Long> counts(Traces.Place place, Set<Measure> counted) throws IOException {
        Map<Measure, Long> counts = new EnumMap<>(Measure.class);
        List<Long> ids = places.find(place);
        for (Measure measure : ids.isEmpty() ? Set.<Measure>of() : counted) {
            counts.put(measure, total(ids, measure, place)[0]);
        }
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    /** How many and their sum: whole hours are added up already, what lies before and behind them is added up here. */
    private long[] total(List<Long> ids, Measure measure, Traces.Place place) throws IOException {
        long[] total = new long[2];
        long first = FactTotals.hour(place.from() + Micros.HOUR - 1);
        long end = FactTotals.hour(place.to());
        if (first >= end) {
            add(total, ids, measure, place.from(), place.to());
            return total;
        }
        add(total, ids, measure, place.from(), first * Micros.HOUR);
        add(total, ids, measure, end * Micros.HOUR, place.to());
        store.query(
                "select hour, sum(n), sum(sum) from total where place in (" + list(ids)
                        + ") and measure = ? and hour >= ? and hour < ? group by hour",
                row -> {
                    total[0] += row.getLong(2);
                    total[1] += row.getLong(3) + row.getLong(2) * FactTotals.base(measure, row.getLong(1));
                },
                measure.ordinal(),
                first,
                end);
        return total;
    }

    private void add(long[] total, List<Long> ids, Measure measure, long from, long to) throws IOException {
        if (from >= to) {
            return;
        }
        // The sum of many instants does not fit into a whole number; that of their distances does.
        long base = TracedMetric.isInstant(measure) ? from : 0;
        store.query(
                "select count(*), coalesce(sum(value - ?), 0)" + from(ids),
                row -> {
                    total[0] += row.getLong(1);
                    total[1] += row.getLong(2) + row.getLong(1) * base;
                },
                base,
                measure.ordinal(),
                from,
                to);
    }

    /** The earliest instant at which one is counted, or null. */
    private Long oldest(List<Long> ids, Set<Measure> counted, Traces.Place place) throws IOException {
        long[] oldest = {Long.MAX_VALUE};
        for (long id : ids) {
            for (Measure measure : counted) {
                store.query(
                        "select at from fact where place = ?" + RANGE + " order by at limit 1",
                        row -> oldest[0] = Math.min(oldest[0], row.getLong(1)),
                        id,
                        measure.ordinal(),
                        place.from(),
                        place.to());
            }
        }
        return oldest[0] == Long.MAX_VALUE ? null : oldest[0];
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
        NavigableMap<Integer, Long> magnitudes = magnitudes(ids, measure, place);
        long before = 0;
        int bucket = 0;
        for (Map.Entry<Integer, Long> each : magnitudes.entrySet()) {
            bucket = each.getKey();
            if (before + each.getValue() >= rank) {
                break;
            }
            before += each.getValue();
        }
        Long[] found = {null};
        store.query(
                "select value" + from(ids) + " and value >= ? and value < ? order by value limit 1 offset ?",
                row -> found[0] = row.getLong(1),
                measure.ordinal(),
                place.from(),
                place.to(),
                FactTotals.least(bucket),
                FactTotals.least(bucket + 1),
                rank - before - 1);
        return found[0];
    }

    /** How many values are of each magnitude. */
    private NavigableMap<Integer, Long> magnitudes(List<Long> ids, Measure measure, Traces.Place place)
            throws IOException {
        NavigableMap<Integer, Long> magnitudes = new TreeMap<>();
        long first = FactTotals.hour(place.from() + Micros.HOUR - 1);
        long end = Math.max(first, FactTotals.hour(place.to()));
        boolean whole = first < end;
        addMagnitudes(magnitudes, ids, measure, place.from(), whole ? first * Micros.HOUR : place.to());
        addMagnitudes(magnitudes, ids, measure, whole ? end * Micros.HOUR : place.to(), place.to());
        store.query(
                "select bucket, sum(n) from total where place in (" + list(ids)
                        + ") and measure = ? and hour >= ? and hour < ? group by bucket",
                row -> magnitudes.merge(row.getInt(1), row.getLong(2), Long::sum),
                measure.ordinal(),
                first,
                end);
        return magnitudes;
    }

    private void addMagnitudes(Map<Integer, Long> magnitudes, List<Long> ids, Measure measure, long from, long to)
            throws IOException {
        if (from < to) {
            store.query(
                    "select value" + from(ids),
                    row -> magnitudes.merge(FactTotals.bucket(row.getLong(1)), 1L, Long::sum),
                    measure.ordinal(),
                    from,
                    to);
        }
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
