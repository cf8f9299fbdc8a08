package io.ramzor.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.KafkaBroker;
import io.ramzor.topic.KafkaOptions;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of every broker, and what only a Kafka does. */
class KafkaBrokerTest extends BrokerContract {
    private static final AtomicInteger TESTS = new AtomicInteger();

    private final String prefix = "test" + TESTS.incrementAndGet() + ".";

    private KafkaOptions options() throws Exception {
        return KafkaOptions.of(KafkaServer.up().servers()).prefix(prefix).patience(Duration.ofSeconds(10));
    }

    @Override
    BrokerAddress address() throws Exception {
        return BrokerAddress.kafka(options().partitions(Topics.EVENTS, 2));
    }

    private Admin admin() throws Exception {
        return Admin.create(Map.of("bootstrap.servers", KafkaServer.up().servers()));
    }

    @Test
    void anAddressIsWholeWhereverItIsOpened() throws Exception {
        KafkaOptions options = options()
                .partitions(Topics.EVENTS, 2)
                .retain(Duration.ofDays(3))
                .securityFile(Path.of("x.properties"));
        assertThat(BrokerAddress.kafka(options).kafka()).contains(options);
        assertThat(BrokerAddress.embedded(Path.of("x")).kafka()).isEmpty();
    }

    @Test
    void anotherNumberOfPartitionsIsRefused() throws Exception {
        KafkaBroker.open(options().partitions(Topics.EVENTS, 4)).close();
        assertThatThrownBy(() -> KafkaBroker.open(options().partitions(Topics.EVENTS, 2)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(
                        "topic " + prefix + "events of Kafka at " + options().servers())
                .hasMessageContaining("has 4 partitions, not 2; keep that number, or name another topic or prefix");
        try (Broker broker = KafkaBroker.open(options())) {
            assertThat(broker.partitions(Topics.EVENTS)).isEqualTo(4);
        }
    }

    @Test
    void aTopicThatIsNotKeptAsItMustBeIsRefused() throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(prefix + "floor", 1, (short) 1)))
                    .all()
                    .get();
        }
        assertThatThrownBy(() -> KafkaBroker.open(options()))
                .hasMessageContaining("topic " + prefix + "floor")
                .hasMessageContaining("has cleanup.policy=delete; set it to compact");
    }

    @Test
    void theEventsTopicMayHaveANameOfItsOwn() throws Exception {
        KafkaOptions named = options().eventsTopic(prefix + "calls").partitions(Topics.EVENTS, 3);
        try (Broker broker = KafkaBroker.open(named);
                Admin admin = admin()) {
            broker.append(Topics.EVENTS, 2, entries(0, 1));
            assertThat(admin.listTopics().names().get())
                    .contains(prefix + "calls", prefix + "intervals")
                    .doesNotContain(prefix + "events");
        }
    }

    @Test
    void retentionAndCompactionAreSetWhereTopicsAreMade() throws Exception {
        KafkaBroker.open(options().retain(Duration.ofDays(2))).close();
        assertThat(config("events", "retention.ms")).isEqualTo("172800000");
        assertThat(config("rejects", "retention.ms")).isEqualTo("172800000");
        assertThat(config("decisions", "retention.ms")).isEqualTo("-1");
        assertThat(config("live", "cleanup.policy")).isEqualTo("compact");
        assertThat(config("events", "cleanup.policy")).isEqualTo("delete");
    }

    private String config(String topic, String name) throws Exception {
        ConfigResource place = new ConfigResource(ConfigResource.Type.TOPIC, prefix + topic);
        try (Admin admin = admin()) {
            return admin.describeConfigs(List.of(place))
                    .all()
                    .get()
                    .get(place)
                    .get(name)
                    .value();
        }
    }

    @Test
    void offsetsOfACompactedTopicHaveGapsThatReadersPassOver() throws Exception {
        try (Broker broker = KafkaBroker.open(options())) {
            compactAtOnce("live");
            for (int round = 0; round < 5; round++) {
                int at = round;
                broker.append(
                        "live",
                        0,
                        IntStream.range(0, 200)
                                .mapToObj(i -> entry("k" + i % 10, at + "." + i))
                                .toList());
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                // A segment is compacted once another one has begun.
                broker.append("live", 0, List.of(entry("last", "1")));
                return all(broker, "live", 0).size() < 500;
            });
            Map<String, String> newest = newest(all(broker, "live", 0));
            assertThat(newest).hasSize(11).containsEntry("k9", "4.199").containsEntry("last", "1");
            long first = all(broker, "live", 0).get(0).offset();
            assertThat(first).isPositive();
            assertThat(broker.read("live", 0, 0, 1, Duration.ZERO).get(0).offset())
                    .isEqualTo(first);
            assertThat(broker.end("live", 0)).isGreaterThan(1_000);
        }
    }

    private void compactAtOnce(String topic) throws Exception {
        ConfigResource place = new ConfigResource(ConfigResource.Type.TOPIC, prefix + topic);
        List<AlterConfigOp> changes = List.of(
                new AlterConfigOp(new ConfigEntry("segment.ms", "100"), AlterConfigOp.OpType.SET),
                new AlterConfigOp(new ConfigEntry("min.cleanable.dirty.ratio", "0.001"), AlterConfigOp.OpType.SET));
        try (Admin admin = admin()) {
            admin.incrementalAlterConfigs(Map.of(place, changes)).all().get();
        }
    }

    @Test
    void whatWasDeletedIsPassedOver() throws Exception {
        try (Broker broker = KafkaBroker.open(options());
                Admin admin = admin()) {
            broker.append("events", 0, entries(0, 10));
            admin.deleteRecords(Map.of(
                            new org.apache.kafka.common.TopicPartition(prefix + "events", 0),
                            org.apache.kafka.clients.admin.RecordsToDelete.beforeOffset(7)))
                    .all()
                    .get();
            assertThat(shown(broker.read("events", 0, 2, 9, NO_WAIT))).containsExactly("7 k7=v7", "8 k8=v8", "9 k9=v9");
        }
    }

    @Test
    void aRecordLargerThanAnyIsRefusedWithItsSize() throws Exception {
        try (Broker broker = KafkaBroker.open(options())) {
            List<Broker.Entry> huge = List.of(new Broker.Entry("k", new byte[11 << 20]));
            assertThatThrownBy(() -> broker.append("events", 0, huge))
                    .hasMessageContaining("refuses a record: The message is");
            broker.append("events", 0, entries(0, 1));
            assertThat(broker.end("events", 0)).isEqualTo(1);
        }
    }

    @Test
    void aServerThatIsNotThereIsNamedSoon() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        long start = System.nanoTime();
        assertThatThrownBy(() -> KafkaBroker.open(KafkaOptions.of("127.0.0.1:" + nobody)))
                .isInstanceOf(IOException.class)
                .hasMessage("Kafka at 127.0.0.1:" + nobody
                        + " does not answer; see that it runs and that kafka.bootstrap_servers names it");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThatThrownBy(() -> KafkaBroker.open(KafkaOptions.of("no-such-host.invalid:9092")))
                .hasMessageContaining("Kafka at no-such-host.invalid:9092 cannot be reached")
                .hasMessageContaining("No resolvable bootstrap urls");
    }

    @Test
    void securityPropertiesComeFromAFileAndNoValueIsSaid(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("kafka.properties");
        assertThatThrownBy(() -> KafkaBroker.open(options().securityFile(file)))
                .hasMessage(file + ": there is no such file of Kafka's security properties");
        Files.writeString(file, "acks=0\n");
        assertThatThrownBy(() -> KafkaBroker.open(options().securityFile(file)))
                .hasMessageContaining("acks is no security property");
        Files.writeString(file, "security.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN\nsasl.jaas.config=xyzzy\n");
        assertThatThrownBy(() -> KafkaBroker.open(options().securityFile(file)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Kafka at")
                .message()
                .doesNotContain("xyzzy");
        Files.writeString(file, "security.protocol=PLAINTEXT\n");
        try (Broker broker = KafkaBroker.open(options().securityFile(file))) {
            assertThat(broker.end(Topics.EVENTS, 0)).isZero();
        }
    }

    @Test
    void aKafkaKnowsItselfAgain() throws Exception {
        try (KafkaBroker broker = KafkaBroker.open(options())) {
            assertThat(broker.identity())
                    .isEqualTo("Kafka RamzorTestCluster00001, topics " + prefix + "*, events in " + prefix + "events");
        }
        assertThat(Optional.of(options().at("live"))).contains(prefix + "live");
    }
}
