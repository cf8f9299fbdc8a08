package io.ramzor.history;

import io.ramzor.event.Micros;
import io.ramzor.metric.Measure;
import io.ramzor.metric.TracedMetric;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * The rows of facts added up by hour and by magnitude of their value, so that a day of a hundred thousand is a few hundred rows: what a
 * transaction changes is summed up first and written at its end.
 */
final class FactTotals {
    static final String TABLE = "create table if not exists total(place integer not null, measure integer not null,"
            + " hour integer not null, bucket integer not null, n integer not null, sum integer not null,"
            + " primary key(place, measure, hour, bucket)) without rowid";

    private static final Measure[] MEASURES = Measure.values();
    /** Each power of two is cut into eight. */
    private static final int CUTS = 8;

    private final Connection writer;
    private final Map<Key, long[]> changes = new HashMap<>();

    private record Key(long place, int measure, long hour, int bucket) {}

    FactTotals(Connection writer) {
        this.writer = writer;
    }

    /** The hour in which that microsecond lies. */
    static long hour(long micros) {
        return Math.floorDiv(micros, Micros.HOUR);
    }

    /**
     * From where values are summed, since the sum of many instants does not fit into a whole number: for instants the hour's start,
     * else 0.
     */
    static long base(Measure measure, long hour) {
        return TracedMetric.isInstant(measure) ? hour * Micros.HOUR : 0;
    }

    /** The magnitude of a value: rises with it. */
    static int bucket(long value) {
        if (value < CUTS) {
            return (int) Math.max(0, value);
        }
        int shift = 60 - Long.numberOfLeadingZeros(value);
        return shift * CUTS + (int) (value >>> shift);
    }

    /** The least value of that magnitude. */
    static long least(int bucket) {
        int shift = bucket / CUTS - 1;
        return shift <= 0 ? bucket : (long) (bucket % CUTS + CUTS) << shift;
    }

    /** Notes a row that comes, {@code sign} 1, or goes, -1. */
    void note(long place, int measure, long at, long value, int sign) {
        Measure of = MEASURES[measure];
        long hour = hour(at);
        int bucket = TracedMetric.isInstant(of) ? 0 : bucket(value);
        long[] change = changes.computeIfAbsent(new Key(place, measure, hour, bucket), key -> new long[2]);
        change[0] += sign;
        change[1] += sign * (value - base(of, hour));
    }

    /** Writes what has changed, in the transaction that is open. */
    void flush() throws SQLException {
        try (PreparedStatement upsert = writer.prepareStatement(
                        "insert into total(place, measure, hour, bucket, n, sum) values(?, ?, ?, ?, ?, ?)"
                                + " on conflict do update set n = n + excluded.n, sum = sum + excluded.sum");
                PreparedStatement empty = writer.prepareStatement(
                        "delete from total where place = ? and measure = ? and hour = ? and bucket = ? and n = 0")) {
            for (Map.Entry<Key, long[]> each : changes.entrySet()) {
                long[] change = each.getValue();
                if (change[0] != 0 || change[1] != 0) {
                    at(upsert, each.getKey());
                    upsert.setLong(5, change[0]);
                    upsert.setLong(6, change[1]);
                    upsert.addBatch();
                    if (change[0] < 0) {
                        at(empty, each.getKey());
                        empty.addBatch();
                    }
                }
            }
            upsert.executeBatch();
            empty.executeBatch();
        }
        changes.clear();
    }

    private static void at(PreparedStatement statement, Key key) throws SQLException {
        statement.setLong(1, key.place);
        statement.setInt(2, key.measure);
        statement.setLong(3, key.hour);
        statement.setInt(4, key.bucket);
    }

    /** Adds up what an earlier version kept without totals. */
    void addUpIfMissing() throws SQLException {
        try (Statement statement = writer.createStatement()) {
            try (ResultSet any =
                    statement.executeQuery("select exists(select 1 from fact) and not exists(select 1 from total)")) {
                if (!any.next() || any.getLong(1) == 0) {
                    return;
                }
            }
            try (ResultSet rows = statement.executeQuery("select place, measure, at, value from fact")) {
                while (rows.next()) {
                    note(rows.getLong(1), rows.getInt(2), rows.getLong(3), rows.getLong(4), 1);
                }
            }
        }
        flush();
    }
}
