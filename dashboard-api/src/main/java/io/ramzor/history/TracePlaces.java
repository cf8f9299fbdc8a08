package io.ramzor.history;

import io.ramzor.metric.Book;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Short numbers of what facts are counted under: book, queue and response clock. */
final class TracePlaces {
    static final String TABLE = "create table if not exists place(id integer primary key, book text not null,"
            + " queue text not null, clock text not null, unique(book, queue, clock))";

    /** Stands where others name a book. */
    private static final String HELD = "HELD";

    private final Connection writer;
    private final Map<List<String>, Long> ids = new ConcurrentHashMap<>();

    TracePlaces(Connection writer) {
        this.writer = writer;
    }

    /** Reads what is committed. */
    void load() throws SQLException {
        ids.clear();
        try (Statement statement = writer.createStatement();
                ResultSet rows = statement.executeQuery("select id, book, queue, clock from place")) {
            while (rows.next()) {
                ids.put(List.of(rows.getString(2), rows.getString(3), rows.getString(4)), rows.getLong(1));
            }
        }
        writer.commit();
    }

    /** The numbers of those of its queues, or keys of a group, of which anything has been counted. */
    List<Long> find(Traces.Place place) {
        return find(place.book().name(), place.queues(), place.clock());
    }

    /** Likewise for those whom agents had. */
    List<Long> findHeld(List<String> keys) {
        return find(HELD, keys, "");
    }

    private List<Long> find(String book, List<String> queues, String clock) {
        return queues.stream()
                .map(queue -> ids.get(List.of(book, queue, clock)))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Ids of the keys of groups, see {@link GroupSeries}, of which anything has been counted. */
    List<String> groups() {
        return ids.keySet().stream()
                .map(key -> key.get(1))
                .filter(GroupSeries::is)
                .distinct()
                .sorted()
                .toList();
    }

    /** Its number; a new one is written in the transaction that is open. */
    long idOf(Book book, String queue, String clock) throws SQLException {
        return idOf(List.of(book.name(), queue, clock));
    }

    /** Likewise where it is counted whom agents had. */
    long idOfHeld(String key) throws SQLException {
        return idOf(List.of(HELD, key, ""));
    }

    private long idOf(List<String> key) throws SQLException {
        Long known = ids.get(key);
        if (known != null) {
            return known;
        }
        try (PreparedStatement insert =
                writer.prepareStatement("insert into place(book, queue, clock) values(?, ?, ?) returning id")) {
            for (int i = 0; i < key.size(); i++) {
                insert.setString(i + 1, key.get(i));
            }
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                ids.put(key, row.getLong(1));
                return row.getLong(1);
            }
        }
    }
}
