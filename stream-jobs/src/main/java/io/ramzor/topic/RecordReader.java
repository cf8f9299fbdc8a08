package io.ramzor.topic;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Reads one file of records through one connection, one thread at a time. */
final class RecordReader implements AutoCloseable {
    private final Path file;
    private Connection connection;
    private PreparedStatement select;

    RecordReader(Path file) {
        this.file = file;
    }

    synchronized List<Broker.Stored> read(long from, int most) throws IOException {
        try {
            if (connection == null) {
                connection = SqliteFile.reader(file);
                select = connection.prepareStatement(
                        "SELECT offset, key, value FROM record WHERE offset >= ? ORDER BY offset LIMIT ?");
            }
            return SqliteFile.read(select, from, most);
        } catch (SQLException e) {
            close();
            throw SqliteFile.failed(file, "be read", e);
        }
    }

    /** Lets the file go; the next read opens it again. */
    @Override
    public synchronized void close() throws IOException {
        Connection closing = connection;
        connection = null;
        select = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (SQLException e) {
                throw SqliteFile.failed(file, "be closed", e);
            }
        }
    }
}
