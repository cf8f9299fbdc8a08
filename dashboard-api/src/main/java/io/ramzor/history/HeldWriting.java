package io.ramzor.history;

import io.ramzor.event.Micros;
import io.ramzor.metric.ContactTrace;
import io.ramzor.metric.Group;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The statements that note from when to when agents had a contact, by agent and by channel. */
final class HeldWriting implements AutoCloseable {
    static final String TABLE = "create table if not exists held(place integer not null, until integer not null,"
            + " start integer not null, trace integer not null, primary key(place, until, start, trace)) without rowid";

    private final TracePlaces places;
    private final PreparedStatement insert;
    private final PreparedStatement delete;

    /** From when to when; {@code until} Long.MAX_VALUE = it goes on. */
    record Row(long place, long until, long start) {}

    HeldWriting(Connection writer, TracePlaces places) throws SQLException {
        this.places = places;
        insert = writer.prepareStatement("insert or ignore into held(place, until, start, trace) values(?, ?, ?, ?)");
        delete = writer.prepareStatement("delete from held where place = ? and until = ? and start = ? and trace = ?");
    }

    Set<Row> rows(ContactTrace trace) throws SQLException {
        Set<Row> rows = new HashSet<>();
        for (ContactTrace.AgentPart part : trace.agents()) {
            long start = Micros.of(part.start());
            long until = part.end() == null ? Long.MAX_VALUE : Micros.of(part.end());
            if (!part.agent().isEmpty()) {
                rows.add(new Row(places.idOfHeld(ofAgent(part.agent())), until, start));
            }
            if (trace.channel() != null) {
                rows.add(new Row(places.idOfHeld(ofChannel(trace.channel())), until, start));
            }
        }
        return rows;
    }

    private static String ofAgent(String agent) {
        return GroupSeries.id(Group.AGENT, Map.of("agent", agent));
    }

    private static String ofChannel(String channel) {
        return GroupSeries.id(Group.LOAD, Map.of("channel", channel));
    }

    void change(long trace, Set<Row> before, Set<Row> after) throws SQLException {
        batch(delete, trace, before, after);
        batch(insert, trace, after, before);
    }

    private static void batch(PreparedStatement statement, long trace, Set<Row> rows, Set<Row> but)
            throws SQLException {
        for (Row row : rows) {
            if (!but.contains(row)) {
                statement.setLong(1, row.place);
                statement.setLong(2, row.until);
                statement.setLong(3, row.start);
                statement.setLong(4, trace);
                statement.addBatch();
            }
        }
        statement.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        delete.close();
    }
}
