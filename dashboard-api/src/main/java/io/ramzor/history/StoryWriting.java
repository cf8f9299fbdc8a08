package io.ramzor.history;

import io.ramzor.event.Micros;
import io.ramzor.metric.Book;
import io.ramzor.metric.Group;
import io.ramzor.metric.GroupNumbers;
import io.ramzor.metric.GroupTrace;
import io.ramzor.metric.Measure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The statements that put what spells and sessions stand for in groups into the tables, in one transaction. */
final class StoryWriting implements AutoCloseable {
    static final String TABLE = "create table if not exists story(id integer primary key, key text not null unique,"
            + " at integer not null, body blob not null)";

    private final TracePlaces places;
    private final FactWriting facts;
    private final PreparedStatement find;
    private final PreparedStatement keep;
    private final PreparedStatement drop;

    StoryWriting(Connection writer, TracePlaces places, FactWriting facts) throws SQLException {
        this.places = places;
        this.facts = facts;
        find = writer.prepareStatement("select id, body from story where key = ?");
        keep = writer.prepareStatement("insert into story(key, at, body) values(?, ?, ?)"
                + " on conflict(key) do update set at = excluded.at, body = excluded.body returning id");
        drop = writer.prepareStatement("delete from story where id = ?");
    }

    /** Writes it over what was told of the same before; one without facts takes that out. */
    void replace(GroupTrace told) throws SQLException {
        Map<FactWriting.Row, Long> before = Map.of();
        long id = -1;
        find.setString(1, told.key());
        try (ResultSet row = find.executeQuery()) {
            if (row.next()) {
                id = row.getLong(1);
                before = rows(Packed.unpack(row.getBytes(2), GroupTrace.class));
            }
        }
        if (!told.facts().isEmpty()) {
            facts.change(keep(told), before, rows(told));
        } else if (id >= 0) {
            drop(id, before);
        }
    }

    /** Takes it and its facts out. */
    void forget(long id, GroupTrace told) throws SQLException {
        drop(id, rows(told));
    }

    private void drop(long id, Map<FactWriting.Row, Long> rows) throws SQLException {
        facts.change(id, rows, Map.of());
        drop.setLong(1, id);
        drop.executeUpdate();
    }

    private long keep(GroupTrace told) throws SQLException {
        keep.setString(1, told.key());
        // What is told before the first clock has come is told as of no time at all.
        keep.setLong(2, Micros.of(told.at().isBefore(told.start()) ? told.start() : told.at()));
        keep.setBytes(3, Packed.pack(told));
        try (ResultSet row = keep.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private Map<FactWriting.Row, Long> rows(GroupTrace told) throws SQLException {
        Map<FactWriting.Row, Long> rows = new LinkedHashMap<>();
        for (GroupTrace.Fact fact : told.facts()) {
            long place = places.idOf(Book.INTERVAL, placeOf(fact), "");
            FactWriting.addRow(rows, place, Measure.of(fact.measure()), fact.at(), fact.value());
        }
        return rows;
    }

    /** Under which id the fact is counted. */
    static String placeOf(GroupTrace.Fact fact) {
        Group group = GroupNumbers.group(fact.group()).orElseThrow();
        return GroupSeries.id(group, fact.keys());
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : List.of(find, keep, drop)) {
            statement.close();
        }
    }
}
