package io.ramzor.history;

import io.ramzor.metric.Book;
import io.ramzor.metric.ContactTrace;
import io.ramzor.metric.Measure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The statements that put rows of facts into the table and take them out, in one transaction. */
final class FactWriting implements AutoCloseable {
    private final TracePlaces places;
    private final FactTotals totals;
    private final PreparedStatement insert;
    private final PreparedStatement delete;

    /** A row without its value; equal facts of one trace are numbered. */
    record Row(long place, int measure, long at, int n) {}

    FactWriting(Connection writer, TracePlaces places) throws SQLException {
        this.places = places;
        totals = new FactTotals(writer);
        insert = writer.prepareStatement(
                "insert or replace into fact(place, measure, at, trace, n, value) values(?, ?, ?, ?, ?, ?)");
        delete = writer.prepareStatement(
                "delete from fact where place = ? and measure = ? and at = ? and trace = ? and n = ?");
    }

    /** Notes the facts as rows. */
    void addRows(Map<Row, Long> rows, Book book, List<ContactTrace.Fact> facts) throws SQLException {
        for (ContactTrace.Fact fact : facts) {
            if (fact.queue().isEmpty()) {
                continue; // of the channel as a whole, which no queue is asked for
            }
            addRow(
                    rows,
                    places.idOf(book, fact.queue(), fact.clock()),
                    Measure.of(fact.measure()),
                    fact.at(),
                    fact.value());
        }
    }

    static void addRow(Map<Row, Long> rows, long place, Measure measure, long at, long value) {
        int n = 0;
        while (rows.putIfAbsent(new Row(place, measure.ordinal(), at, n), value) != null) {
            n++;
        }
    }

    /** Leads from the one state of a trace's rows to the other. */
    void change(long trace, Map<Row, Long> before, Map<Row, Long> after) throws SQLException {
        for (Map.Entry<Row, Long> row : before.entrySet()) {
            if (!row.getValue().equals(after.get(row.getKey()))) {
                count(row, -1);
            }
            if (!after.containsKey(row.getKey())) {
                at(delete, row.getKey(), trace).addBatch();
            }
        }
        delete.executeBatch();
        for (Map.Entry<Row, Long> row : after.entrySet()) {
            if (!row.getValue().equals(before.get(row.getKey()))) {
                count(row, 1);
                at(insert, row.getKey(), trace).setLong(6, row.getValue());
                insert.addBatch();
            }
        }
        insert.executeBatch();
    }

    private void count(Map.Entry<Row, Long> row, int sign) {
        Row of = row.getKey();
        totals.note(of.place, of.measure, of.at, row.getValue(), sign);
    }

    /** Writes what the changes come to, at the end of the transaction. */
    void flush() throws SQLException {
        totals.flush();
    }

    private static PreparedStatement at(PreparedStatement statement, Row row, long trace) throws SQLException {
        statement.setLong(1, row.place);
        statement.setInt(2, row.measure);
        statement.setLong(3, row.at);
        statement.setLong(4, trace);
        statement.setInt(5, row.n);
        return statement;
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        delete.close();
    }
}
