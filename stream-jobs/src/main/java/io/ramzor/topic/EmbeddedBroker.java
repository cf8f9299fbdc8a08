package io.ramzor.topic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A broker in a folder of SQLite files: one file a topic, partition and UTC day, or one a compacted topic.
 *
 * <p>A batch is acknowledged after its commit and then outlives the process. One process uses a folder at a time;
 * inside it
 * all openings of the same folder share the same files. A full disk makes appends fail and leaves reads as they are;
 * once
 * there is room, appends succeed again.
 */
public final class EmbeddedBroker implements Broker {
    private static final Map<Path, Shared> OPEN = new HashMap<>();

    private final Path folder;
    private final BrokerFolder records;
    private final AtomicBoolean closed = new AtomicBoolean();

    private static final class Shared {
        private final BrokerFolder records;
        private int openings;

        private Shared(BrokerFolder records) {
            this.records = records;
        }
    }

    private EmbeddedBroker(Path folder, BrokerFolder records) {
        this.folder = folder;
        this.records = records;
    }

    /**
     * Opens the folder, made if it is missing; the first opening in a process decides the options.
     *
     * @throws IOException if another process uses the folder, it cannot be written, or it remembers other
     *     partition counts
     */
    public static EmbeddedBroker open(Path folder, EmbeddedOptions options) throws IOException {
        Files.createDirectories(folder);
        Path real = folder.toRealPath();
        synchronized (OPEN) {
            Shared shared = OPEN.get(real);
            if (shared == null) {
                shared = new Shared(BrokerFolder.open(real, options));
                OPEN.put(real, shared);
            } else {
                shared.records.requirePartitions(options.partitions());
            }
            shared.openings++;
            return new EmbeddedBroker(real, shared.records);
        }
    }

    @Override
    public int partitions(String topic) {
        return records.partitions(topic);
    }

    @Override
    public long append(String topic, int partition, List<Entry> batch) throws IOException {
        return log(topic, partition).append(batch);
    }

    @Override
    public List<Stored> read(String topic, int partition, long from, int most, Duration wait) throws IOException {
        return log(topic, partition).read(from, most, wait);
    }

    @Override
    public long end(String topic, int partition) throws IOException {
        return log(topic, partition).end();
    }

    private RecordLog log(String topic, int partition) throws IOException {
        if (closed.get()) {
            throw new IOException("the broker in " + folder + " is closed");
        }
        return records.log(topic, partition);
    }

    /** Ends this opening; the last one closes the files. */
    @Override
    public void close() throws IOException {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        synchronized (OPEN) {
            Shared shared = OPEN.get(folder);
            shared.openings--;
            if (shared.openings == 0) {
                OPEN.remove(folder);
                shared.records.close();
            }
        }
    }
}
