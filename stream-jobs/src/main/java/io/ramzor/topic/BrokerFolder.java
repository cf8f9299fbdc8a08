package io.ramzor.topic;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The folder of an embedded broker: its lock, what it remembers of topics, and a log a topic and partition. */
final class BrokerFolder implements AutoCloseable {
    private static final Pattern TOPIC_NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final String PARTITIONS_FILE = "partitions.json";

    private final Path folder;
    private final EmbeddedOptions options;
    private final FileChannel lock;
    private final Map<String, Integer> partitions;
    private final Map<String, RecordLog> logs = new TreeMap<>();
    private boolean closed;

    private BrokerFolder(Path folder, EmbeddedOptions options, FileChannel lock) throws IOException {
        this.folder = folder;
        this.options = options;
        this.lock = lock;
        this.partitions = remembered(folder);
    }

    static BrokerFolder open(Path folder, EmbeddedOptions options) throws IOException {
        FileChannel lock = lock(folder);
        try {
            BrokerFolder opened = new BrokerFolder(folder, options, lock);
            opened.requirePartitions(options.partitions());
            for (Map.Entry<String, Integer> topic : options.partitions().entrySet()) {
                opened.remember(topic.getKey(), topic.getValue());
            }
            return opened;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Taken before anything is read, so that a second process hears of the first at its start. */
    private static FileChannel lock(Path folder) throws IOException {
        Path file = folder.resolve("lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock held = null;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            held = null;
        } finally {
            if (held == null) {
                channel.close();
            }
        }
        if (held == null) {
            String process = Files.readString(file, StandardCharsets.UTF_8).strip();
            throw new IOException("another Ramzor" + (process.isEmpty() ? "" : " (process " + process + ")")
                    + " uses folder " + folder + "; stop it, or name another folder");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
        return channel;
    }

    private static Map<String, Integer> remembered(Path folder) throws IOException {
        Path file = folder.resolve(PARTITIONS_FILE);
        if (!Files.exists(file)) {
            return new TreeMap<>();
        }
        try {
            return Json.MAPPER.readValue(Files.readAllBytes(file), new TypeReference<TreeMap<String, Integer>>() {});
        } catch (IOException e) {
            throw new IOException(
                    file + " cannot be read: " + e.getMessage() + "; restore it, or name another folder", e);
        }
    }

    /**
     * @throws IOException if the folder remembers other counts: keys would change their partition and lose their order
     */
    synchronized void requirePartitions(Map<String, Integer> wanted) throws IOException {
        for (Map.Entry<String, Integer> topic : wanted.entrySet()) {
            int known = partitions.getOrDefault(topic.getKey(), topic.getValue());
            if (known != topic.getValue()) {
                throw new IOException("topic " + topic.getKey() + " in folder " + folder + " has " + known
                        + " partitions, not " + topic.getValue() + "; keep that number, or name another folder");
            }
        }
    }

    private void remember(String topic, int count) throws IOException {
        if (Integer.valueOf(count).equals(partitions.put(topic, count))) {
            return;
        }
        Path next = folder.resolve(PARTITIONS_FILE + ".new");
        Files.write(next, Json.write(partitions));
        Files.move(next, folder.resolve(PARTITIONS_FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    synchronized int partitions(String topic) {
        return partitions.getOrDefault(topic, 1);
    }

    /** The log of that topic and partition, opened at its first use. */
    synchronized RecordLog log(String topic, int partition) throws IOException {
        if (closed) {
            throw new IOException("the broker in " + folder + " is closed");
        }
        String name = topic + "." + partition;
        RecordLog known = logs.get(name);
        if (known != null) {
            return known;
        }
        if (!TOPIC_NAME.matcher(topic).matches()) {
            throw new IllegalArgumentException("\"" + topic + "\" is no name of a topic");
        }
        if (partition < 0 || partition >= partitions(topic)) {
            throw new IllegalArgumentException(
                    "topic " + topic + " has partitions 0 to " + (partitions(topic) - 1) + ", not " + partition);
        }
        remember(topic, partitions(topic));
        RecordLog opened = new RecordLog(name, store(topic, partition));
        logs.put(name, opened);
        return opened;
    }

    private RecordStore store(String topic, int partition) throws IOException {
        if (Topics.isCompacted(topic)) {
            return new CompactedFile(folder.resolve(topic + "." + partition + ".sqlite"), options);
        }
        return new DayFiles(
                folder.resolve(topic + "." + partition),
                options,
                options.retention().get(topic));
    }

    @Override
    public void close() throws IOException {
        RecordLog[] open;
        synchronized (this) {
            closed = true;
            open = logs.values().toArray(RecordLog[]::new);
        }
        try (FileChannel released = lock) {
            for (RecordLog log : open) {
                log.close();
            }
        }
    }
}
