package io.ramzor.topic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** The readers of one connection: lent to one thread at a time, the one that stands where the thread goes on. */
final class KafkaReaders implements AutoCloseable {
    private static final int MOST_IDLE = 4;

    private final KafkaOptions options;
    private final Map<TopicPartition, List<KafkaReader>> idle = new HashMap<>();
    private final Set<KafkaReader> lent = new HashSet<>();
    private boolean closed;

    KafkaReaders(KafkaOptions options) {
        this.options = options;
    }

    /** What is done with a reader. */
    interface Use<T> {
        T with(KafkaReader reader) throws IOException;
    }

    /** @param from where the reader should best stand */
    <T> T use(TopicPartition place, long from, Use<T> use) throws IOException {
        KafkaReader reader = lend(place, from);
        boolean sound = false;
        try {
            T outcome = use.with(reader);
            sound = true;
            return outcome;
        } finally {
            giveBack(place, reader, sound);
        }
    }

    private KafkaReader lend(TopicPartition place, long from) throws IOException {
        synchronized (this) {
            requireOpen();
            List<KafkaReader> readers = idle.computeIfAbsent(place, first -> new ArrayList<>());
            KafkaReader best = readers.stream()
                    .filter(reader -> reader.next() == from)
                    .findFirst()
                    .orElse(readers.size() == MOST_IDLE ? readers.get(0) : null);
            if (best != null) {
                readers.remove(best);
                lent.add(best);
                return best;
            }
        }
        KafkaReader opened = new KafkaReader(options, place);
        synchronized (this) {
            if (!closed) {
                lent.add(opened);
                return opened;
            }
        }
        opened.close();
        throw KafkaFailure.closed(options);
    }

    private void giveBack(TopicPartition place, KafkaReader reader, boolean sound) {
        synchronized (this) {
            lent.remove(reader);
            List<KafkaReader> readers = idle.get(place);
            if (sound && !closed && readers.size() < MOST_IDLE) {
                readers.add(reader);
                return;
            }
        }
        reader.close();
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw KafkaFailure.closed(options);
        }
    }

    /** Ends the reads that wait; those who wait close their readers. */
    @Override
    public void close() {
        List<KafkaReader> resting = new ArrayList<>();
        synchronized (this) {
            closed = true;
            idle.values().forEach(resting::addAll);
            idle.clear();
            lent.forEach(KafkaReader::wake);
        }
        resting.forEach(KafkaReader::close);
    }
}
