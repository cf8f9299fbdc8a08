package io.ramzor.topic;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Keeps records of topics in order, by partition; embedded or Kafka. Safe for use by several threads. */
public interface Broker extends AutoCloseable {

    /**
     * A record to append.
     *
     * @param key what it is about; partitions follow it; in a compacted topic only the newest record of a key
     *     stays. May be null in topics that are not compacted
     * @param value null = of this key nothing is left (compacted topics only)
     */
    record Entry(String key, byte[] value) {}

    /** A record as kept. Offsets rise and may have gaps. */
    record Stored(long offset, String key, byte[] value) {}

    /** How many partitions the topic has. */
    int partitions(String topic);

    /**
     * Appends the batch to one partition; when it returns, the batch is committed and survives the end of the process.
     *
     * @return offset of the last record
     * @throws IOException if it is not known to be committed: none, some or all of it may stand there, and it may be
     *     appended again
     */
    long append(String topic, int partition, List<Entry> batch) throws IOException;

    /**
     * Reads up to {@code most} records from the offset on, or from the first that is kept; waits up to {@code wait} for
     * the first if there is none yet.
     *
     * @return records by rising offset, perhaps fewer than there are; empty if none came
     */
    List<Stored> read(String topic, int partition, long from, int most, Duration wait) throws IOException;

    /** The offset that the next record will have at the least. */
    long end(String topic, int partition) throws IOException;

    @Override
    void close() throws IOException;
}
