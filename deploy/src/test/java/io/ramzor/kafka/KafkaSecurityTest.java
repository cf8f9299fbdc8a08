package io.ramzor.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ramzor.topic.Broker;
import io.ramzor.topic.KafkaBroker;
import io.ramzor.topic.KafkaOptions;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Kafka that is reached by TLS and asks for user and password (SCRAM). */
class KafkaSecurityTest {
    @TempDir
    private Path folder;

    private KafkaServer server;
    private Path file;

    @BeforeEach
    void start() throws Exception {
        server = KafkaServer.up();
        file = folder.resolve("kafka.properties");
    }

    private KafkaOptions options() {
        return KafkaOptions.of(server.secureServers())
                .prefix("secure.")
                .securityFile(file)
                .patience(Duration.ofSeconds(10));
    }

    @Test
    void whoKnowsThePasswordWritesAndReads() throws Exception {
        server.security().ofClient(file);
        try (Broker broker = KafkaBroker.open(options())) {
            byte[] line = "a line".getBytes(StandardCharsets.UTF_8);
            long offset = broker.append(Topics.EVENTS, 0, List.of(new Broker.Entry("key", line)));

            List<Broker.Stored> read = broker.read(Topics.EVENTS, 0, offset, 1, Duration.ofSeconds(10));
            assertThat(read).singleElement().satisfies(stored -> {
                assertThat(stored.key()).isEqualTo("key");
                assertThat(stored.value()).isEqualTo(line);
            });
        }
    }

    @Test
    void anotherPasswordIsRefusedAndNotRepeated() throws Exception {
        server.security().ofClient(file, "not-this-one", true);

        assertThatThrownBy(() -> KafkaBroker.open(options()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Kafka at " + server.secureServers() + " refuses Ramzor: ")
                .hasMessageContaining("see kafka.security_file")
                .message()
                .doesNotContain("not-this-one");
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        server.security().ofClient(file, server.security().password(), false);

        assertThatThrownBy(() -> KafkaBroker.open(options()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("refuses Ramzor: SSL handshake failed")
                .message()
                .doesNotContain(server.security().password());
    }

    @Test
    void aSecretMayComeFromTheEnvironment() throws Exception {
        Map.Entry<String, String> any = System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().matches("\\w+"))
                .findFirst()
                .orElseThrow();
        Files.writeString(file, "sasl.jaas.config=x password=\"${env:" + any.getKey() + "}\";\nsasl.mechanism=PLAIN\n");
        assertThat(options().connection())
                .containsEntry("sasl.jaas.config", "x password=\"" + any.getValue() + "\";")
                .containsEntry("sasl.mechanism", "PLAIN");

        Files.writeString(file, "sasl.jaas.config=x ${env:RAMZOR_NO_SUCH_VARIABLE}\n");
        assertThatThrownBy(() -> KafkaBroker.open(options()))
                .hasMessage(file + ": sasl.jaas.config names the variable RAMZOR_NO_SUCH_VARIABLE of the environment,"
                        + " which is not set");
    }
}
