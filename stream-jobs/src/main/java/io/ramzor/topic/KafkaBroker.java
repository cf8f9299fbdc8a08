package io.ramzor.topic;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.TopicPartition;

/**
 * A broker on a Kafka: a topic of Ramzor is a topic there, its name after a prefix.
 *
 * <p>A batch is acknowledged once every server in sync has it. One that fails may stand there in part: appending it again is
 * right, since readers know events by their ids and all else by key and revision. While no server answers, appends and
 * reads go on trying for the options' patience, then fail; the connection itself need not be opened again. All openings
 * with the same options share it.
 */
public final class KafkaBroker implements Broker {
    /** The largest record; ten times the longest line of events. */
    static final int MOST_BYTES = 10 << 20;

    private static final Map<KafkaOptions, Shared> OPEN = new HashMap<>();

    private final Shared shared;
    private final AtomicBoolean closed = new AtomicBoolean();

    private static final class Shared {
        private final KafkaOptions options;
        private final KafkaTopics topics;
        private final KafkaReaders readers;
        private final KafkaWriter writer;
        private final Map<String, Integer> partitions = new ConcurrentHashMap<>();
        private int openings;

        private Shared(KafkaOptions options) throws IOException {
            this.options = options;
            this.topics = new KafkaTopics(options);
            TreeSet<String> known = new TreeSet<>(options.partitions().keySet());
            known.add(Topics.EVENTS);
            Topics.ALL.forEach(topic -> known.add(topic.name()));
            partitions.putAll(topics.require(known));
            this.readers = new KafkaReaders(options);
            this.writer = new KafkaWriter(options);
        }

        private int partitions(String topic) throws IOException {
            Integer known = partitions.get(topic);
            if (known == null) {
                known = topics.require(List.of(topic)).get(topic);
                partitions.put(topic, known);
            }
            return known;
        }
    }

    private KafkaBroker(Shared shared) {
        this.shared = shared;
    }

    /**
     * Connects, makes the topics that are missing, and looks at those that are there.
     *
     * @throws IOException if no server answers within {@link KafkaOptions#START}, refuses, or a topic has another number of
     *     partitions or is not kept as it must be
     */
    public static KafkaBroker open(KafkaOptions options) throws IOException {
        synchronized (OPEN) {
            Shared shared = OPEN.get(options);
            if (shared == null) {
                shared = new Shared(options);
                OPEN.put(options, shared);
            }
            shared.openings++;
            return new KafkaBroker(shared);
        }
    }

    /** What tells these topics from all others: the Kafka's own id, and what their names begin with. */
    public String identity() throws IOException {
        KafkaOptions options = shared.options;
        return "Kafka " + shared.topics.cluster() + ", topics " + options.prefix() + "*, events in "
                + options.at(Topics.EVENTS);
    }

    /** Deletes the topic and all that is in it. */
    public void delete(String topic) throws IOException {
        shared.topics.delete(topic);
        shared.partitions.remove(topic);
    }

    @Override
    public int partitions(String topic) {
        return shared.partitions.getOrDefault(topic, 1);
    }

    @Override
    public long append(String topic, int partition, List<Entry> batch) throws IOException {
        TopicPartition place = place(topic, partition);
        if (batch.isEmpty()) {
            return end(topic, partition) - 1;
        }
        boolean compacted = Topics.isCompacted(topic);
        for (Entry entry : batch) {
            if (compacted && entry.key() == null) {
                throw new IOException("a record of a compacted topic needs a key");
            }
            if (!compacted && entry.value() == null) {
                throw new IOException("a record needs a value where the topic is not compacted");
            }
        }
        return shared.writer.append(place, batch);
    }

    @Override
    public List<Stored> read(String topic, int partition, long from, int most, Duration wait) throws IOException {
        return shared.readers.use(
                place(topic, partition), from, reader -> new ArrayList<>(reader.read(from, most, wait)));
    }

    @Override
    public long end(String topic, int partition) throws IOException {
        return shared.readers.use(place(topic, partition), -1, KafkaReader::end);
    }

    private TopicPartition place(String topic, int partition) throws IOException {
        if (closed.get()) {
            throw KafkaFailure.closed(shared.options);
        }
        int count = shared.partitions(topic);
        if (partition < 0 || partition >= count) {
            throw new IllegalArgumentException(
                    "topic " + topic + " has partitions 0 to " + (count - 1) + ", not " + partition);
        }
        return new TopicPartition(shared.options.at(topic), partition);
    }

    /** Ends this opening; the last one ends the connection. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        synchronized (OPEN) {
            shared.openings--;
            if (shared.openings > 0) {
                return;
            }
            OPEN.remove(shared.options);
        }
        shared.readers.close();
        shared.writer.close();
    }
}
