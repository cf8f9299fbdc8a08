package io.ramzor.topic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Appends batches, each whole and in order: all servers in sync have a record before it is acknowledged, and a record
 * that had to be sent twice stands once.
 */
final class KafkaWriter implements AutoCloseable {
    private static final int MOST_REQUEST_MILLIS = 10_000;
    private static final int BATCH_BYTES = 256 << 10;
    private static final Duration LAST_WORD = Duration.ofSeconds(2);

    private final KafkaOptions options;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<TopicPartition, Object> turns = new ConcurrentHashMap<>();

    KafkaWriter(KafkaOptions options) throws IOException {
        this.options = options;
        try {
            this.producer =
                    new KafkaProducer<>(properties(options), new ByteArraySerializer(), new ByteArraySerializer());
        } catch (KafkaException e) {
            throw KafkaFailure.of(options, "be reached", e);
        }
    }

    private static Properties properties(KafkaOptions options) throws IOException {
        int patience = (int) Math.min(Integer.MAX_VALUE, options.patienceMillis());
        Properties properties = options.connection();
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "ramzor-writer");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, KafkaBroker.MOST_BYTES);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(patience, MOST_REQUEST_MILLIS));
        properties.put("auto.include.jmx.reporter", false);
        return properties;
    }

    /** @return offset of the last record */
    long append(TopicPartition place, List<Broker.Entry> batch) throws IOException {
        List<Future<RecordMetadata>> sent = new ArrayList<>(batch.size());
        try {
            synchronized (turns.computeIfAbsent(place, first -> new Object())) {
                for (Broker.Entry entry : batch) {
                    sent.add(send(place, entry));
                }
            }
            long last = -1;
            for (Future<RecordMetadata> record : sent) {
                last = record.get().offset();
            }
            return last;
        } catch (ExecutionException e) {
            throw KafkaFailure.of(options, "take records of topic " + place.topic(), e.getCause());
        } catch (KafkaException | IllegalStateException e) {
            throw KafkaFailure.of(options, "take records of topic " + place.topic(), e);
        } catch (InterruptedException e) {
            throw KafkaFailure.interrupted(options);
        }
    }

    /** Fails at once if the record could not even be queued: while no server answers, each one would be waited for by itself. */
    private Future<RecordMetadata> send(TopicPartition place, Broker.Entry entry)
            throws ExecutionException, InterruptedException {
        byte[] key = entry.key() == null ? null : entry.key().getBytes(StandardCharsets.UTF_8);
        Future<RecordMetadata> sent =
                producer.send(new ProducerRecord<>(place.topic(), place.partition(), key, entry.value()));
        if (sent.isDone()) {
            sent.get();
        }
        return sent;
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            producer.close(LAST_WORD);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
