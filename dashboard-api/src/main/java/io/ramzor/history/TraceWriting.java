package io.ramzor.history;

import io.ramzor.event.Micros;
import io.ramzor.metric.Book;
import io.ramzor.metric.ContactTrace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The statements that put traces, their facts and who had them into the tables, in one transaction. */
final class TraceWriting implements AutoCloseable {
    private final FactWriting facts;
    private final HeldWriting held;
    private final PreparedStatement find;
    private final PreparedStatement keep;
    private final PreparedStatement drop;

    /** What a trace comes to in the tables. */
    private record Rows(Map<FactWriting.Row, Long> facts, Set<HeldWriting.Row> held) {
        static final Rows NONE = new Rows(Map.of(), Set.of());
    }

    TraceWriting(Connection writer, TracePlaces places, FactWriting facts) throws SQLException {
        this.facts = facts;
        held = new HeldWriting(writer, places);
        find = writer.prepareStatement("select id, body from trace where contact = ? and start = ?");
        keep = writer.prepareStatement("insert into trace(contact, start, at, customer, body) values(?, ?, ?, ?, ?)"
                + " on conflict(contact, start) do update set at = excluded.at, customer = excluded.customer,"
                + " body = excluded.body returning id");
        drop = writer.prepareStatement("delete from trace where id = ?");
    }

    /** Writes the trace over the one that is kept of the same life. */
    void replace(ContactTrace trace) throws SQLException {
        long start = Micros.of(trace.start());
        Rows before = Rows.NONE;
        long id = -1;
        find.setString(1, trace.contact());
        find.setLong(2, start);
        try (ResultSet row = find.executeQuery()) {
            if (row.next()) {
                id = row.getLong(1);
                before = rows(Packed.unpack(row.getBytes(2), ContactTrace.class));
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

    private void drop(long id, Rows rows) throws SQLException {
        change(id, rows, Rows.NONE);
        drop.setLong(1, id);
        drop.executeUpdate();
    }

    private void change(long id, Rows before, Rows after) throws SQLException {
        facts.change(id, before.facts, after.facts);
        held.change(id, before.held, after.held);
    }

    private long keep(ContactTrace trace, long start) throws SQLException {
        keep.setString(1, trace.contact());
        keep.setLong(2, start);
        keep.setLong(3, Micros.of(trace.at()));
        keep.setString(4, trace.customer());
        keep.setBytes(5, Packed.pack(trace));
        try (ResultSet row = keep.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private Rows rows(ContactTrace trace) throws SQLException {
        Map<FactWriting.Row, Long> rows = new LinkedHashMap<>();
        facts.addRows(rows, Book.INTERVAL, TraceFacts.of(trace, Book.INTERVAL));
        facts.addRows(rows, Book.LIVE, trace.live());
        return new Rows(rows, held.rows(trace));
    }

    @Override
    public void close() throws SQLException {
        held.close();
        for (PreparedStatement statement : List.of(find, keep, drop)) {
            statement.close();
        }
    }
}
