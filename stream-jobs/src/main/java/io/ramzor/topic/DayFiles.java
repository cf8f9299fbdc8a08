package io.ramzor.topic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log in one file a UTC day; a file's name holds its day and its first offset, and offsets continue from file to
 * file.
 */
final class DayFiles implements RecordStore {
    private static final Logger LOG = LoggerFactory.getLogger(DayFiles.class);
    private static final Pattern NAME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.(\\d{19})\\.sqlite");
    private static final String SCHEMA =
            "CREATE TABLE IF NOT EXISTS record (offset INTEGER PRIMARY KEY, key TEXT, value BLOB NOT NULL)";

    private final Path folder;
    private final EmbeddedOptions options;
    private final Duration retention;
    /** By first offset. */
    private final ConcurrentSkipListMap<Long, Day> days = new ConcurrentSkipListMap<>();

    private Connection writer;
    private volatile Day writing;
    private long end;

    private record Day(LocalDate date, long first, Path file, RecordReader reader) {}

    DayFiles(Path folder, EmbeddedOptions options, Duration retention) throws IOException {
        this.folder = folder;
        this.options = options;
        this.retention = retention;
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(this::take);
        }
        if (days.isEmpty()) {
            start(today(), 0);
        } else {
            openWriter(days.lastEntry().getValue());
        }
        dropOldDays();
    }

    private void take(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
            long first = Long.parseLong(name.group(2));
            Day day = new Day(LocalDate.parse(name.group(1)), first, file, new RecordReader(file));
            days.merge(first, day, (one, other) -> one.date.isAfter(other.date) ? one : other);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(options.clock().instant(), ZoneOffset.UTC);
    }

    private void start(LocalDate date, long first) throws IOException {
        Path file = folder.resolve("%s.%019d.sqlite".formatted(date, first));
        Day day = new Day(date, first, file, new RecordReader(file));
        openWriter(day);
        days.put(first, day);
    }

    private void openWriter(Day day) throws IOException {
        Connection opened = SqliteFile.writer(day.file, options, SCHEMA);
        try {
            end = SqliteFile.number(opened, "SELECT max(offset) + 1 FROM record", day.first);
            opened.commit();
        } catch (SQLException e) {
            SqliteFile.discard(opened);
            throw SqliteFile.failed(day.file, "be read", e);
        }
        closeWriter();
        writer = opened;
        writing = day;
    }

    private void closeWriter() {
        if (writer != null) {
            SqliteFile.discard(writer);
            writer = null;
        }
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public long write(List<List<Broker.Entry>> batches) throws IOException {
        prepare();
        try (PreparedStatement insert =
                writer.prepareStatement("INSERT INTO record (offset, key, value) VALUES (?, ?, ?)")) {
            long next = end;
            for (List<Broker.Entry> batch : batches) {
                for (Broker.Entry entry : batch) {
                    if (entry.value() == null) {
                        throw new IllegalArgumentException("a record needs a value where the topic is not compacted");
                    }
                    insert.setLong(1, next++);
                    insert.setString(2, entry.key());
                    insert.setBytes(3, entry.value());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
            writer.commit();
            end = next;
            return end;
        } catch (SQLException e) {
            closeWriter();
            throw SqliteFile.failed(writing.file, "be written", e);
        } catch (IllegalArgumentException e) {
            closeWriter();
            throw e;
        }
    }

    /**
     * Opens what a failure closed, and the next day's file when the day has passed; a clock that goes back changes
     * nothing.
     */
    private void prepare() throws IOException {
        if (writer == null) {
            openWriter(writing);
        }
        LocalDate today = today();
        if (today.isAfter(writing.date)) {
            Day before = writing;
            start(today, end);
            if (before.first == writing.first) {
                delete(before);
            }
            dropOldDays();
        }
    }

    /** The newest file stays whatever its age: it says how far the offsets are. */
    private void dropOldDays() {
        if (retention == null) {
            return;
        }
        Instant oldest = options.clock().instant().minus(retention);
        for (Day day : new ArrayList<>(days.headMap(writing.first).values())) {
            if (!day.date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().isAfter(oldest)) {
                days.remove(day.first);
                delete(day);
            }
        }
    }

    /** A file that cannot be deleted now is found again at the next start. */
    private static void delete(Day day) {
        try {
            day.reader.close();
            for (String part : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(day.file.resolveSibling(day.file.getFileName() + part));
            }
        } catch (IOException e) {
            LOG.warn("file {} is past its time but cannot be deleted: {}", day.file, e.getMessage());
        }
    }

    @Override
    public List<Broker.Stored> read(long from, int most) throws IOException {
        Map.Entry<Long, Day> start = days.floorEntry(from);
        long first = start == null ? days.firstKey() : start.getKey();
        for (Day day : days.tailMap(first).values()) {
            List<Broker.Stored> found = read(day, from, most);
            if (day != writing) {
                closeIfRead(day, found, most);
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<Broker.Stored> read(Day day, long from, int most) throws IOException {
        try {
            return day.reader.read(from, most);
        } catch (IOException e) {
            if (days.get(day.first) == day) {
                throw e;
            }
            return List.of();
        }
    }

    /** Nobody comes back to a day that was read to its end, as a rule. */
    private static void closeIfRead(Day day, List<Broker.Stored> found, int most) throws IOException {
        if (found.size() < most) {
            day.reader.close();
        }
    }

    @Override
    public void close() throws IOException {
        closeWriter();
        for (Day day : days.values()) {
            day.reader.close();
        }
    }
}
