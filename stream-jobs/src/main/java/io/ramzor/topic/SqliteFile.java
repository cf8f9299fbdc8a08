package io.ramzor.topic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/** Connections to one file of records, and what its errors mean. */
final class SqliteFile {
    private static final int READER_PATIENCE_MILLIS = 10_000;
    /** A read stops after so many bytes, so that a batch of the longest lines fits into memory. */
    private static final long READ_BYTES = 16 << 20;

    private static final int JOURNAL_PAGES = 4_000;

    private SqliteFile() {}

    /** A connection that writes; a writer in another process makes it fail at once instead of waiting. */
    static Connection writer(Path file, EmbeddedOptions options, String... schema) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(
                options.syncEachCommit() ? SQLiteConfig.SynchronousMode.FULL : SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(0);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        try {
            Connection connection = config.createConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA wal_autocheckpoint=" + JOURNAL_PAGES);
                if (options.mostPages() > 0) {
                    statement.execute("PRAGMA max_page_count=" + options.mostPages());
                }
                for (String part : schema) {
                    statement.execute(part);
                }
                connection.setAutoCommit(false);
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed(file, "be opened", e);
        }
    }

    /** A connection that reads beside the writer. */
    static Connection reader(Path file) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(READER_PATIENCE_MILLIS);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        try {
            Connection connection = config.createConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA query_only=1");
            }
            return connection;
        } catch (SQLException e) {
            throw failed(file, "be opened", e);
        }
    }

    /** Runs {@code select offset, key, value ... where offset >= ? ... limit ?}. */
    static List<Broker.Stored> read(PreparedStatement select, long from, int most) throws SQLException {
        List<Broker.Stored> records = new ArrayList<>();
        long bytes = 0;
        select.setLong(1, from);
        select.setInt(2, most);
        try (ResultSet rows = select.executeQuery()) {
            while (bytes < READ_BYTES && rows.next()) {
                byte[] value = rows.getBytes(3);
                records.add(new Broker.Stored(rows.getLong(1), rows.getString(2), value));
                bytes += value == null ? 0 : value.length;
            }
        }
        return records;
    }

    /** The one number that the query gives, or that other one if it gives none. */
    static long number(Connection connection, String query, long otherwise) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            long number = row.next() ? row.getLong(1) : otherwise;
            return row.wasNull() ? otherwise : number;
        }
    }

    /** Ends the transaction under way and the connection; what was not committed is gone. */
    static void discard(Connection connection) {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is given up because of an earlier failure, which is the one that is reported.
        }
    }

    static IOException failed(Path file, String what, SQLException e) {
        String message = "file " + file + " cannot " + what + ": ";
        SQLiteErrorCode code =
                e instanceof SQLiteException known ? known.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        String why = e.getMessage();
        if (code == SQLiteErrorCode.SQLITE_FULL) {
            why =
                    "the disk, or the limit set for the file, is full; nothing of this batch was kept: make room and send it again";
        } else if (code.name().startsWith("SQLITE_BUSY")) {
            why = "another process writes to it; stop that one, or name another folder";
        } else if (!Files.isWritable(file) && Files.exists(file)) {
            why = "it may not be written; check its owner and mode";
        }
        return new IOException(message + why, e);
    }
}
