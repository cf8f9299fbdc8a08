package io.ramzor.history;

import io.ramzor.event.Micros;
import io.ramzor.metric.Book;
import io.ramzor.metric.ContactTrace;
import io.ramzor.metric.Measure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The statements that put traces and their facts into the tables, in one transaction. */
final class TraceWriting implements AutoCloseable {
    private final TracePlaces places;
    private final PreparedStatement find;
    private final PreparedStatement keep;
    private final PreparedStatement drop;
    private final PreparedStatement insert;
    private final PreparedStatement delete;

    /** A row of facts without its value; equal facts of a life are numbered. */
    private record Row(long place, int measure, long at, int n) {}

    TraceWriting(Connection writer, TracePlaces places) throws SQLException {
        this.places = places;
        find = writer.prepareStatement("select id, body from trace where contact = ? and start = ?");
        keep = writer.prepareStatement("insert into trace(contact, start, at, body) values(?, ?, ?, ?)"
                + " on conflict(contact, start) do update set at = excluded.at, body = excluded.body returning id");
        drop = writer.prepareStatement("delete from trace where id = ?");
        insert = writer.prepareStatement(
                "insert or replace into fact(place, measure, at, trace, n, value) values(?, ?, ?, ?, ?, ?)");
        delete = writer.prepareStatement(
                "delete from fact where place = ? and measure = ? and at = ? and trace = ? and n = ?");
    }

    /** Writes the trace over the one that is kept of the same life. */
    void replace(ContactTrace trace) throws SQLException {
        long start = Micros.of(trace.start());
        Map<Row, Long> before = Map.of();
        long id = -1;
        find.setString(1, trace.contact());
        find.setLong(2, start);
        try (ResultSet row = find.executeQuery()) {
            if (row.next()) {
                id = row.getLong(1);
                before = rows(PackedTrace.unpack(row.getBytes(2)));
            }
        }
        if (!trace.gone()) {
            change(keep(trace, start), before, rows(trace));
        } else if (id >= 0) {
            drop(id, before);
        }
    }

    /** Takes the trace and its facts out. */
    void forget(long id, ContactTrace trace) throws SQLException {
        drop(id, rows(trace));
    }

    private void drop(long id, Map<Row, Long> rows) throws SQLException {
        change(id, rows, Map.of());
        drop.setLong(1, id);
        drop.executeUpdate();
    }

    private long keep(ContactTrace trace, long start) throws SQLException {
        keep.setString(1, trace.contact());
        keep.setLong(2, start);
        keep.setLong(3, Micros.of(trace.at()));
        keep.setBytes(4, PackedTrace.pack(trace));
        try (ResultSet row = keep.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void change(long trace, Map<Row, Long> before, Map<Row, Long> after) throws SQLException {
        for (Row row : before.keySet()) {
            if (!after.containsKey(row)) {
                at(delete, row, trace).addBatch();
            }
        }
        delete.executeBatch();
        for (Map.Entry<Row, Long> row : after.entrySet()) {
            if (!row.getValue().equals(before.get(row.getKey()))) {
                at(insert, row.getKey(), trace).setLong(6, row.getValue());
                insert.addBatch();
            }
        }
        insert.executeBatch();
    }

    private static PreparedStatement at(PreparedStatement statement, Row row, long trace) throws SQLException {
        statement.setLong(1, row.place);
        statement.setInt(2, row.measure);
        statement.setLong(3, row.at);
        statement.setLong(4, trace);
        statement.setInt(5, row.n);
        return statement;
    }

    private Map<Row, Long> rows(ContactTrace trace) throws SQLException {
        Map<Row, Long> rows = new LinkedHashMap<>();
        addRows(rows, Book.INTERVAL, trace.facts());
        addRows(rows, Book.LIVE, trace.live());
        return rows;
    }

    private void addRows(Map<Row, Long> rows, Book book, List<ContactTrace.Fact> facts) throws SQLException {
        for (ContactTrace.Fact fact : facts) {
            if (fact.queue().isEmpty()) {
                continue; // of the channel as a whole, which no queue is asked for
            }
            long place = places.idOf(book, fact.queue(), fact.clock());
            int measure = Measure.of(fact.measure()).ordinal();
            int n = 0;
            while (rows.putIfAbsent(new Row(place, measure, fact.at(), n), fact.value()) != null) {
                n++;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : List.of(find, keep, drop, insert, delete)) {
            statement.close();
        }
    }
}
