package io.ramzor.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sqlite.SQLiteConfig;

/**
 * The embedded history: one SQLite file in write-ahead mode. One connection writes, another reads, so that a reader never waits for
 * a long write.
 */
public final class SqliteHistory implements History {
    private final Path file;
    private final Connection writer;
    private final Connection reader;
    private final Map<String, Long> series = new HashMap<>();

    private SqliteHistory(Path file, Connection writer, Connection reader) {
        this.file = file;
        this.writer = writer;
        this.reader = reader;
    }

    /** Opens the file, and makes it if there is none. */
    public static SqliteHistory open(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Connection writer = connect(file);
            try (Statement statement = writer.createStatement()) {
                statement.execute("create table if not exists series(id integer primary key, metric text not null,"
                        + " queue text not null, channel text not null, resolution text not null,"
                        + " unique(metric, queue, resolution))");
                statement.execute("create table if not exists point(series integer not null, time integer not null,"
                        + " value real, primary key(series, time)) without rowid");
                statement.execute(
                        "create table if not exists progress(partition text primary key, next integer not null) without rowid");
            }
            writer.setAutoCommit(false);
            SqliteHistory history = new SqliteHistory(file, writer, connect(file));
            history.loadSeries();
            return history;
        } catch (SQLException e) {
            throw failure("open", file, e);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(10_000);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private void loadSeries() throws SQLException {
        try (Statement statement = writer.createStatement();
                ResultSet rows = statement.executeQuery("select id, metric, queue, resolution from series")) {
            while (rows.next()) {
                series.put(seriesKey(rows.getString(2), rows.getString(3), rows.getString(4)), rows.getLong(1));
            }
        }
        writer.commit();
    }

    private static String seriesKey(String metric, String queue, String resolution) {
        return metric + '\0' + queue + '\0' + resolution;
    }

    @Override
    public void write(List<Point> points, List<Progress> progress) throws IOException {
        synchronized (writer) {
            try {
                writePoints(points);
                writeProgress(progress);
                writer.commit();
            } catch (SQLException e) {
                undo();
                throw failure("write to", file, e);
            }
        }
    }

    private void writePoints(List<Point> points) throws SQLException {
        try (PreparedStatement upsert = writer.prepareStatement("insert into point(series, time, value) values(?, ?, ?)"
                + " on conflict(series, time) do update set value = excluded.value")) {
            for (Point point : points) {
                upsert.setLong(1, seriesOf(point));
                upsert.setLong(2, point.time().toEpochMilli());
                upsert.setObject(3, point.value());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private void writeProgress(List<Progress> progress) throws SQLException {
        try (PreparedStatement upsert = writer.prepareStatement("insert into progress(partition, next) values(?, ?)"
                + " on conflict(partition) do update set next = excluded.next")) {
            for (Progress each : progress) {
                upsert.setString(1, each.partition());
                upsert.setLong(2, each.next());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private long seriesOf(Point point) throws SQLException {
        String key = seriesKey(point.metric(), point.queue(), point.resolution().wireName());
        Long known = series.get(key);
        if (known != null) {
            return known;
        }
        try (PreparedStatement insert = writer.prepareStatement(
                "insert into series(metric, queue, channel, resolution) values(?, ?, ?, ?) returning id")) {
            insert.setString(1, point.metric());
            insert.setString(2, point.queue());
            insert.setString(3, point.channel() == null ? "" : point.channel());
            insert.setString(4, point.resolution().wireName());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                long id = row.getLong(1);
                series.put(key, id);
                return id;
            }
        }
    }

    /** What was not committed is gone, so the ids given in it are too. */
    private void undo() {
        try {
            writer.rollback();
            series.clear();
            loadSeries();
        } catch (SQLException e) {
            series.clear();
        }
    }

    @Override
    public Map<String, Long> progress() throws IOException {
        Map<String, Long> next = new HashMap<>();
        query("select partition, next from progress", row -> next.put(row.getString(1), row.getLong(2)));
        return next;
    }

    @Override
    public List<Sample> read(String metric, String queue, Resolution resolution, Instant from, Instant to, int most)
            throws IOException {
        List<Sample> samples = new ArrayList<>();
        query(
                "select p.time, p.value from series s join point p on p.series = s.id where s.metric = ? and s.queue = ?"
                        + " and s.resolution = ? and p.time >= ? and p.time < ? order by p.time limit ?",
                row -> samples.add(new Sample(Instant.ofEpochMilli(row.getLong(1)), nullable(row))),
                metric,
                queue,
                resolution.wireName(),
                from.toEpochMilli(),
                to.toEpochMilli(),
                most);
        return samples;
    }

    private static Double nullable(ResultSet row) throws SQLException {
        double value = row.getDouble(2);
        return row.wasNull() ? null : value;
    }

    @Override
    public Set<String> metrics() throws IOException {
        return distinct("metric");
    }

    @Override
    public Set<String> queues() throws IOException {
        return distinct("queue");
    }

    private Set<String> distinct(String column) throws IOException {
        Set<String> found = new HashSet<>();
        query("select distinct " + column + " from series", row -> found.add(row.getString(1)));
        return found;
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, RowReader each, Object... arguments) throws IOException {
        synchronized (reader) {
            try (PreparedStatement statement = reader.prepareStatement(sql)) {
                for (int i = 0; i < arguments.length; i++) {
                    statement.setObject(i + 1, arguments[i]);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        each.read(rows);
                    }
                }
            } catch (SQLException e) {
                throw failure("read", file, e);
            }
        }
    }

    private static IOException failure(String what, Path file, SQLException cause) {
        return new IOException("cannot " + what + " the history " + file + ": " + cause.getMessage(), cause);
    }

    @Override
    public void close() throws IOException {
        try {
            synchronized (writer) {
                writer.close();
            }
            synchronized (reader) {
                reader.close();
            }
        } catch (SQLException e) {
            throw failure("close", file, e);
        }
    }
}
