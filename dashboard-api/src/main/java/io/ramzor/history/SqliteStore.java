package io.ramzor.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteConfig;

/**
 * One SQLite file in write-ahead mode, with how far topics have been written into it. One connection writes, another reads, so that a
 * reader never waits for a long write.
 */
final class SqliteStore implements AutoCloseable {
    private static final String PROGRESS =
            "create table if not exists progress(partition text primary key, next integer not null) without rowid";

    private static final int PREPARED = 64;

    private final Path file;
    /** Hold its monitor while using it; commit or roll back before letting go. */
    final Connection writer;

    private final Connection reader;
    /** Those used last, by their text: preparing one costs more than most answers. */
    private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(64, 0.75f, true);

    private SqliteStore(Path file, Connection writer, Connection reader) {
        this.file = file;
        this.writer = writer;
        this.reader = reader;
    }

    /** Opens the file, and makes it and the tables if they are missing. */
    static SqliteStore open(Path file, String... tables) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Connection writer = connect(file);
            try (Statement statement = writer.createStatement()) {
                for (String table : tables) {
                    statement.execute(table);
                }
                statement.execute(PROGRESS);
            }
            writer.setAutoCommit(false);
            return new SqliteStore(file, writer, connect(file));
        } catch (SQLException e) {
            throw new IOException("cannot open the history " + file + ": " + e.getMessage(), e);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(10_000);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /** Adds the column to a table of an earlier version. */
    void addColumn(String table, String column, String type) throws IOException {
        boolean[] there = {false};
        query("select 1 from pragma_table_info(?) where name = ?", row -> there[0] = true, table, column);
        if (there[0]) {
            return;
        }
        synchronized (writer) {
            try (Statement statement = writer.createStatement()) {
                statement.execute("alter table " + table + " add column " + column + " " + type);
                writer.commit();
            } catch (SQLException e) {
                throw failure("change", e);
            }
        }
    }

    /** Takes the rows of an answer. */
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    void query(String sql, RowReader each, Object... arguments) throws IOException {
        synchronized (reader) {
            try {
                PreparedStatement statement = prepared(sql);
                for (int i = 0; i < arguments.length; i++) {
                    statement.setObject(i + 1, arguments[i]);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        each.read(rows);
                    }
                }
            } catch (SQLException e) {
                throw failure("read", e);
            }
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known != null) {
            return known;
        }
        if (prepared.size() >= PREPARED) {
            Iterator<PreparedStatement> oldest = prepared.values().iterator();
            oldest.next().close();
            oldest.remove();
        }
        PreparedStatement statement = reader.prepareStatement(sql);
        prepared.put(sql, statement);
        return statement;
    }

    /** Writes the progress in the transaction that is open. */
    void writeProgress(List<History.Progress> progress) throws SQLException {
        try (PreparedStatement upsert = writer.prepareStatement("insert into progress(partition, next) values(?, ?)"
                + " on conflict(partition) do update set next = excluded.next")) {
            for (History.Progress each : progress) {
                upsert.setString(1, each.partition());
                upsert.setLong(2, each.next());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    Map<String, Long> progress() throws IOException {
        Map<String, Long> next = new HashMap<>();
        query("select partition, next from progress", row -> next.put(row.getString(1), row.getLong(2)));
        return next;
    }

    IOException failure(String what, SQLException cause) {
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
            throw failure("close", e);
        }
    }
}
