package io.ramzor.topic;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * The newest record of each key, in one file. A record without a value says that of its key nothing is left; it stays
 * for
 * an hour and 10 000 records at least, so that followers hear of it.
 */
final class CompactedFile implements RecordStore {
    private static final long KEPT_RECORDS = 10_000;
    private static final long KEPT_MILLIS = 3_600_000;
    private static final String[] SCHEMA = {
        "CREATE TABLE IF NOT EXISTS record (offset INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value BLOB, at INTEGER NOT NULL)",
        "CREATE INDEX IF NOT EXISTS gone ON record (offset) WHERE value IS NULL",
    };

    private final Path file;
    private final EmbeddedOptions options;
    private final RecordReader reader;
    private Connection writer;
    private long end;
    private long sweptAt;

    CompactedFile(Path file, EmbeddedOptions options) throws IOException {
        this.file = file;
        this.options = options;
        this.reader = new RecordReader(file);
        openWriter();
    }

    private void openWriter() throws IOException {
        writer = SqliteFile.writer(file, options, SCHEMA);
        try {
            end = SqliteFile.number(writer, "SELECT max(offset) + 1 FROM record", 0);
            writer.commit();
        } catch (SQLException e) {
            giveUp();
            throw SqliteFile.failed(file, "be read", e);
        }
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public long write(List<List<Broker.Entry>> batches) throws IOException {
        requireKeys(batches);
        if (writer == null) {
            openWriter();
        }
        try {
            long next = insert(batches);
            boolean sweep = next - sweptAt >= KEPT_RECORDS;
            if (sweep) {
                sweep(next);
            }
            writer.commit();
            sweptAt = sweep ? next : sweptAt;
            end = next;
            return end;
        } catch (SQLException e) {
            giveUp();
            throw SqliteFile.failed(file, "be written", e);
        }
    }

    private static void requireKeys(List<List<Broker.Entry>> batches) {
        for (List<Broker.Entry> batch : batches) {
            for (Broker.Entry entry : batch) {
                if (entry.key() == null) {
                    throw new IllegalArgumentException("a record of a compacted topic needs a key");
                }
            }
        }
    }

    private long insert(List<List<Broker.Entry>> batches) throws SQLException {
        long next = end;
        long now = options.clock().millis();
        try (PreparedStatement insert =
                writer.prepareStatement("INSERT OR REPLACE INTO record (offset, key, value, at) VALUES (?, ?, ?, ?)")) {
            for (List<Broker.Entry> batch : batches) {
                for (Broker.Entry entry : batch) {
                    insert.setLong(1, next++);
                    insert.setString(2, entry.key());
                    insert.setBytes(3, entry.value());
                    insert.setLong(4, now);
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
        return next;
    }

    /** The newest record always stays, so that offsets never start again. */
    private void sweep(long next) throws SQLException {
        try (PreparedStatement delete =
                writer.prepareStatement("DELETE FROM record WHERE value IS NULL AND offset < ? AND at < ?")) {
            delete.setLong(1, next - KEPT_RECORDS);
            delete.setLong(2, options.clock().millis() - KEPT_MILLIS);
            delete.executeUpdate();
        }
    }

    private void giveUp() {
        SqliteFile.discard(writer);
        writer = null;
    }

    @Override
    public List<Broker.Stored> read(long from, int most) throws IOException {
        return reader.read(from, most);
    }

    @Override
    public void close() throws IOException {
        reader.close();
        if (writer != null) {
            giveUp();
        }
    }
}
