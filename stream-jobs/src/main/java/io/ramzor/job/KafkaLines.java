package io.ramzor.job;

import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.KafkaOptions;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.enumerator.subscriber.KafkaSubscriber;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a topic's lines with Flink's {@link KafkaSource}, offsets in checkpoints. Its one reader's lines are put in the order in which
 * {@link PartitionMerge} puts those of the embedded log, and the end of a partition is said, so that the same log gives the same
 * numbers by either way.
 */
final class KafkaLines implements Source<Line, KafkaPartitionSplit, KafkaSourceEnumState> {
    private final BrokerAddress address;
    private final String topic;
    private final KafkaSource<Line> source;

    private KafkaLines(BrokerAddress address, String topic, KafkaSource<Line> source) {
        this.address = address;
        this.topic = topic;
        this.source = source;
    }

    /**
     * All of the topic from its beginning.
     *
     * @param bounded whether to end where the topic ends now
     */
    static KafkaLines of(BrokerAddress address, KafkaOptions options, String topic, boolean bounded)
            throws IOException {
        Map<TopicPartition, Long> ends = new HashMap<>();
        try (Broker broker = address.open()) {
            for (int partition = 0; partition < broker.partitions(topic); partition++) {
                ends.put(new TopicPartition(options.at(topic), partition), broker.end(topic, partition));
            }
        }
        KafkaSourceBuilder<Line> builder = KafkaSource.<Line>builder()
                .setProperties(properties(options))
                .setClientIdPrefix("ramzor-job")
                .setKafkaSubscriber(new Partitions(new HashSet<>(ends.keySet())))
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new LineDecoder());
        if (bounded) {
            builder.setBounded(OffsetsInitializer.offsets(ends));
        }
        return new KafkaLines(address, topic, builder.build());
    }

    private static Properties properties(KafkaOptions options) throws IOException {
        Properties properties = options.connection();
        properties.setProperty(KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), "-1");
        // Where the job stands is in its checkpoints alone.
        properties.setProperty(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "false");
        properties.setProperty(KafkaSourceOptions.REGISTER_KAFKA_CONSUMER_METRICS.key(), "false");
        properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return properties;
    }

    /** The partitions that were there at the start: asking again would make a restart of the job need a server that answers. */
    private record Partitions(Set<TopicPartition> places) implements KafkaSubscriber {
        @Override
        public Set<TopicPartition> getSubscribedTopicPartitions(AdminClient ignored) {
            return places;
        }
    }

    private static final class LineDecoder implements KafkaRecordDeserializationSchema<Line> {
        private static final byte[] NOTHING = new byte[0];

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Line> out) {
            byte[] line = record.value() == null ? NOTHING : record.value();
            out.collect(Line.of(record.partition(), record.offset(), line));
        }

        @Override
        public TypeInformation<Line> getProducedType() {
            return Line.TYPE;
        }
    }

    @Override
    public Boundedness getBoundedness() {
        return source.getBoundedness();
    }

    @Override
    public SourceReader<Line, KafkaPartitionSplit> createReader(SourceReaderContext context) throws Exception {
        boolean bounded = source.getBoundedness() == Boundedness.BOUNDED;
        return new KafkaLinesReader(source.createReader(context), address, topic, bounded);
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context) {
        return source.createEnumerator(context);
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state) throws IOException {
        return source.restoreEnumerator(context, state);
    }

    @Override
    public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
        return source.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
        return source.getEnumeratorCheckpointSerializer();
    }
}
