package io.ramzor.topic;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the topics that are missing and refuses those that are kept otherwise than Ramzor needs. */
final class KafkaTopics {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaTopics.class);
    private static final int COMPACTED_SEGMENT_BYTES = 32 << 20;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    /** Kafka's word for: for ever. */
    private static final String FOR_EVER = "-1";

    private final KafkaOptions options;

    KafkaTopics(KafkaOptions options) {
        this.options = options;
    }

    /**
     * Makes what is missing.
     *
     * @return partitions by topic
     * @throws IOException if no server answers, or a topic has other partitions or is not compacted
     */
    Map<String, Integer> require(Collection<String> topics) throws IOException {
        Map<String, Integer> known = new TreeMap<>();
        try (Admin admin = admin()) {
            Map<String, Integer> found = found(admin, topics);
            List<String> missing =
                    topics.stream().filter(topic -> !found.containsKey(topic)).toList();
            create(admin, missing);
            for (String topic : topics) {
                known.put(topic, found.getOrDefault(topic, wanted(topic).orElse(1)));
            }
            requireAsWanted(found);
            requireAsKept(admin, found.keySet());
            return known;
        } catch (ExecutionException e) {
            throw KafkaFailure.of(options, "be asked for its topics", e.getCause());
        } catch (InterruptedException e) {
            throw KafkaFailure.interrupted(options);
        } catch (org.apache.kafka.common.KafkaException e) {
            throw KafkaFailure.of(options, "be reached", e);
        }
    }

    /** What tells this Kafka from any other. */
    String cluster() throws IOException {
        try (Admin admin = admin()) {
            return admin.describeCluster().clusterId().get();
        } catch (ExecutionException e) {
            throw KafkaFailure.of(options, "be asked who it is", e.getCause());
        } catch (InterruptedException e) {
            throw KafkaFailure.interrupted(options);
        }
    }

    void delete(String topic) throws IOException {
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(options.at(topic))).all().get();
        } catch (ExecutionException e) {
            throw KafkaFailure.of(options, "delete topic " + options.at(topic), e.getCause());
        } catch (InterruptedException e) {
            throw KafkaFailure.interrupted(options);
        }
    }

    private Admin admin() throws IOException {
        Properties properties = options.connection();
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "ramzor-topics");
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) KafkaOptions.START.toMillis());
        try {
            return Admin.create(properties);
        } catch (org.apache.kafka.common.KafkaException e) {
            throw KafkaFailure.of(options, "be reached", e);
        }
    }

    private Optional<Integer> wanted(String topic) {
        Integer said = options.partitions().get(topic);
        return said != null || topic.equals(Topics.EVENTS) ? Optional.ofNullable(said) : Optional.of(1);
    }

    private Map<String, Integer> found(Admin admin, Collection<String> topics)
            throws ExecutionException, InterruptedException {
        Map<String, KafkaFuture<TopicDescription>> asked =
                admin.describeTopics(topics.stream().map(options::at).toList()).topicNameValues();
        Map<String, Integer> found = new LinkedHashMap<>();
        for (String topic : topics) {
            try {
                found.put(topic, asked.get(options.at(topic)).get().partitions().size());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return found;
    }

    private void create(Admin admin, List<String> missing) throws ExecutionException, InterruptedException {
        for (KafkaFuture<Void> made : admin.createTopics(
                        missing.stream().map(this::form).toList())
                .values()
                .values()) {
            try {
                made.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private NewTopic form(String topic) {
        Map<String, String> kept = new HashMap<>();
        kept.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(KafkaBroker.MOST_BYTES));
        if (Topics.isCompacted(topic)) {
            // What is being written is never compacted: readers at a start would read days of it.
            kept.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            kept.put(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(HOUR.toMillis()));
            kept.put(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(COMPACTED_SEGMENT_BYTES));
        } else {
            Duration span = options.retention().get(topic);
            kept.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
            kept.put(TopicConfig.RETENTION_MS_CONFIG, span == null ? FOR_EVER : Long.toString(span.toMillis()));
            kept.put(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(DAY.toMillis()));
        }
        Optional<Short> copies =
                options.replication() < 1 ? Optional.empty() : Optional.of((short) options.replication());
        return new NewTopic(options.at(topic), Optional.of(wanted(topic).orElse(1)), copies).configs(kept);
    }

    private void requireAsWanted(Map<String, Integer> found) throws IOException {
        for (Map.Entry<String, Integer> topic : found.entrySet()) {
            int known = topic.getValue();
            int wanted = wanted(topic.getKey()).orElse(known);
            if (known != wanted) {
                throw new IOException("topic " + options.at(topic.getKey()) + " of Kafka at " + options.servers()
                        + " has " + known + " partitions, not " + wanted
                        + "; keep that number, or name another topic or prefix");
            }
        }
    }

    /** Kafka would delete what a compacted topic is to keep, after its days of retention. */
    private void requireAsKept(Admin admin, Set<String> found)
            throws IOException, ExecutionException, InterruptedException {
        Map<ConfigResource, String> places = found.stream()
                .collect(Collectors.toMap(
                        topic -> new ConfigResource(ConfigResource.Type.TOPIC, options.at(topic)), topic -> topic));
        Map<ConfigResource, Config> configs =
                admin.describeConfigs(places.keySet()).all().get();
        for (Map.Entry<ConfigResource, Config> entry : configs.entrySet()) {
            String name = entry.getKey().name();
            String topic = places.get(entry.getKey());
            String policy =
                    entry.getValue().get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
            if (Topics.isCompacted(topic) != policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
                throw new IOException("topic " + name + " of Kafka at " + options.servers() + " has "
                        + TopicConfig.CLEANUP_POLICY_CONFIG + "=" + policy + "; set it to "
                        + (Topics.isCompacted(topic) ? "compact" : "delete") + ", or name another prefix");
            }
            sayRetention(
                    name,
                    topic,
                    entry.getValue().get(TopicConfig.RETENTION_MS_CONFIG).value());
        }
    }

    private void sayRetention(String name, String topic, String millis) {
        Duration wanted = options.retention().get(topic);
        if (wanted != null && !millis.equals(Long.toString(wanted.toMillis()))) {
            LOG.warn(
                    "topic {} keeps its records by {}={}, not {}: it was there already; change it at Kafka",
                    name,
                    TopicConfig.RETENTION_MS_CONFIG,
                    millis,
                    wanted.toMillis());
        }
    }
}
