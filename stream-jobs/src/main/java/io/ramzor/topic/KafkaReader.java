package io.ramzor.topic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads one partition from wherever it is asked to; keeps what came with the last answer, since most go on where they
 * stopped. Used by one thread at a time.
 */
final class KafkaReader {
    private static final int MOST_AT_ONCE = 1_000;
    /** A read stops after so many bytes, so that a batch of the longest lines fits into memory. */
    private static final long MOST_BYTES = 16 << 20;

    private static final Duration STEP = Duration.ofMillis(200);
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final KafkaOptions options;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition place;
    private final Set<TopicPartition> places;
    private final Duration patience;
    private final Deque<Broker.Stored> ahead = new ArrayDeque<>();
    private long next = -1;

    KafkaReader(KafkaOptions options, TopicPartition place) throws IOException {
        this.options = options;
        this.place = place;
        this.places = Set.of(place);
        this.patience = Duration.ofMillis(options.patienceMillis());
        try {
            this.consumer =
                    new KafkaConsumer<>(properties(options), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw KafkaFailure.of(options, "be reached", e);
        }
        consumer.assign(places);
    }

    private static Properties properties(KafkaOptions options) throws IOException {
        Properties properties = options.connection();
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "ramzor-reader");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_AT_ONCE);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) STEP.toMillis());
        // Ramzor writes without transactions and so waits for none; what another writer took back never counts.
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put("auto.include.jmx.reporter", false);
        return properties;
    }

    /** The offset that it reads next without going anywhere else; -1 = it has read nothing. */
    long next() {
        return next;
    }

    List<Broker.Stored> read(long from, int most, Duration wait) throws IOException {
        try {
            goTo(from);
            if (ahead.isEmpty()) {
                await(wait.toNanos());
            }
            more(most);
            List<Broker.Stored> read = new ArrayList<>(Math.min(most, ahead.size()));
            while (read.size() < most && !ahead.isEmpty()) {
                read.add(ahead.poll());
            }
            next = read.isEmpty() ? from : read.get(read.size() - 1).offset() + 1;
            return read;
        } catch (KafkaException e) {
            throw KafkaFailure.of(options, "be read (topic " + place.topic() + ")", e);
        }
    }

    long end() throws IOException {
        try {
            return consumer.endOffsets(places, patience).get(place);
        } catch (KafkaException e) {
            throw KafkaFailure.of(options, "say where topic " + place.topic() + " ends", e);
        }
    }

    private void goTo(long from) {
        if (from == next) {
            return;
        }
        boolean isAhead = from > next && !ahead.isEmpty() && ahead.getLast().offset() >= from;
        while (!ahead.isEmpty() && !(isAhead && ahead.getFirst().offset() >= from)) {
            ahead.poll();
        }
        if (!isAhead) {
            consumer.seek(place, from);
        }
        next = from;
    }

    /** Waits so long for the first record; what is there already is fetched however long the wait. */
    private void await(long nanos) throws IOException {
        long start = System.nanoTime();
        if (nanos > 0) {
            poll(nanos);
        }
        if (!ahead.isEmpty()) {
            return;
        }
        long end = consumer.endOffsets(places, patience).get(place);
        while (ahead.isEmpty() && (consumer.position(place) < end || System.nanoTime() - start < nanos)) {
            if (consumer.position(place) < end && System.nanoTime() - start > nanos + patience.toNanos()) {
                throw new TimeoutException("no record came");
            }
            poll(STEP.toNanos());
        }
    }

    /** A fetch brings a part of what is there: callers may rely on having all that they asked for. */
    private void more(int most) throws IOException {
        long bytes = 0;
        long start = System.nanoTime();
        while (!ahead.isEmpty()
                && ahead.size() < most
                && bytes < MOST_BYTES
                && consumer.currentLag(place).orElse(0) > 0
                && System.nanoTime() - start < patience.toNanos()) {
            int before = ahead.size();
            poll(STEP.toNanos());
            bytes += ahead.stream()
                    .skip(before)
                    .mapToLong(record -> record.value() == null ? 0 : record.value().length)
                    .sum();
        }
    }

    private void poll(long nanos) throws IOException {
        try {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofNanos(nanos))) {
                String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
                ahead.add(new Broker.Stored(record.offset(), key, record.value()));
            }
        } catch (OffsetOutOfRangeException e) {
            outOfRange(nanos);
        }
    }

    /** What was asked for has been deleted, then reading goes on with the first that is there; or it is yet to come. */
    private void outOfRange(long nanos) throws IOException {
        long first = consumer.beginningOffsets(places, patience).get(place);
        if (consumer.position(place) < first) {
            consumer.seek(place, first);
            return;
        }
        try {
            Thread.sleep(Math.min(nanos / 1_000_000, STEP.toMillis()));
        } catch (InterruptedException e) {
            throw KafkaFailure.interrupted(options);
        }
    }

    /** Ends a read that another thread waits in. */
    void wake() {
        consumer.wakeup();
    }

    void close() {
        boolean interrupted = Thread.interrupted();
        try {
            consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(LAST_WORD));
        } catch (KafkaException e) {
            // It is given up in any case; the next reader says what is wrong.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
