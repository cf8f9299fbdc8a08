package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.centre.CentreFile;
import io.ramzor.event.Event;
import io.ramzor.event.EventJson;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.job.Replay;
import io.ramzor.kafka.KafkaServer;
import io.ramzor.sim.Scenario;
import io.ramzor.sim.Simulation;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Json;
import io.ramzor.topic.KafkaBroker;
import io.ramzor.topic.KafkaOptions;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} on a real Kafka that is killed and started again while events come in. */
class KafkaServeTest {
    private static final Scenario SCENARIO = Scenario.named("quiet-day");
    private static final LocalDate DAY = LocalDate.of(2024, 6, 17);
    private static final Duration PLAYED = Duration.ofHours(10);
    private static final int PARTITIONS = 2;

    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();
    private Path centre;
    private Instant end;

    @BeforeEach
    void play() throws IOException {
        Instant midnight = DAY.atStartOfDay(SCENARIO.zone()).toInstant();
        Simulation day = new Simulation(SCENARIO, 4, DAY, 1, "").clockEverySeconds(60);
        day.advanceTo(Micros.of(midnight.plus(PLAYED)), event -> lines.add(line(event)));
        // Everything that was open by then falls due: the numbers are final.
        end = midnight.plus(PLAYED).plus(Duration.ofHours(30));
        lines.add(line(Event.of("end", Micros.of(end), EventType.CLOCK).build()));
        centre = Files.writeString(folder.resolve("centre.yaml"), SCENARIO.centreYaml());
    }

    private Path settings(String servers) throws IOException {
        return Files.writeString(folder.resolve("settings.yaml"), """
                broker: kafka
                kafka: {bootstrap_servers: "%s", topic_prefix: serve.}
                input: {topic: calls, partitions: %d}
                """.formatted(servers, PARTITIONS));
    }

    @Test
    void aKafkaThatIsKilledAndStartedAgainLosesNothing() throws Exception {
        KafkaServer kafka = KafkaServer.up();
        Path data = folder.resolve("data");
        String[] options = {"--settings", settings(kafka.servers()).toString()};
        int first = lines.size() / 3;
        try (ServeProcess serve = new ServeProcess(centre, data, new CookieManager(), options)) {
            serve.signUp();
            JsonNode counts = serve.post(String.join("\n", lines.subList(0, first)));
            assertThat(counts.get("accepted").asInt()).isEqualTo(first);
            kafka.kill();
            try {
                HttpResponse<String> away = serve.postLater(String.join("\n", lines.subList(first, 2 * first)))
                        .get(60, TimeUnit.SECONDS);
                assertThat(away.statusCode()).isEqualTo(503);
                assertThat(away.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                assertThat(away.body()).contains("broker away", "Send the same body again");
            } finally {
                kafka.start();
            }
            try (Broker broker = broker(kafka)) {
                broker.append(
                        Topics.EVENTS, 1, List.of(new Broker.Entry("x", "no JSON".getBytes(StandardCharsets.UTF_8))));
            }
            counts = serve.post(String.join("\n", lines));
            assertThat(counts.get("accepted").asInt() + counts.get("duplicates").asInt())
                    .isEqualTo(lines.size());
            serve.awaitBoard(end);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(serve.get("/api/v1/rejects").toString())
                            .contains("\"file\":\"calls/1\"", "malformed", "no JSON"));
            Map<String, JsonNode> expected = replayed();
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(kept(kafka)).isEqualTo(expected));
        }
        Set<String> ids = new HashSet<>();
        for (String line : lines) {
            ids.add(Json.MAPPER.readTree(line).get("id").asText());
        }
        assertThat(eventIds(kafka)).containsAll(ids);

        Cli.Outcome otherBroker =
                Cli.run("serve", "--centre", centre.toString(), "--data", data.toString(), "--port", "0");
        assertThat(otherBroker.exit()).isEqualTo(1);
        assertThat(otherBroker.errors())
                .contains(
                        "belongs to Kafka RamzorTestCluster00001, topics serve.*, events in calls, not to the log in this"
                                + " folder")
                .doesNotContain("\tat ");
    }

    @Test
    void aServerThatIsNotThereIsNamedInOneLine() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        Path settings = settings("127.0.0.1:" + nobody);
        long start = System.nanoTime();
        Cli.Outcome outcome = Cli.run(
                "serve",
                "--centre",
                centre.toString(),
                "--data",
                folder.resolve("none").toString(),
                "--port",
                "0",
                "--settings",
                settings.toString());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(40));
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.errors())
                .contains("serve: Kafka at 127.0.0.1:" + nobody
                        + " does not answer; see that it runs and that kafka.bootstrap_servers names it")
                .doesNotContain("\tat ", "WARN", "ERROR");
    }

    private static KafkaBroker broker(KafkaServer kafka) throws IOException {
        return KafkaBroker.open(
                KafkaOptions.of(kafka.servers()).prefix("serve.").eventsTopic("calls"));
    }

    /** The newest facts of every interval, as {@code replay} has them. */
    private Map<String, JsonNode> replayed() throws Exception {
        Path log = Files.write(folder.resolve("log.ndjson"), lines);
        Path figures = folder.resolve("figures");
        Replay.run(CentreFile.read(centre), List.of(log), figures, Optional.empty(), progress -> {});
        Map<String, JsonNode> newest = new TreeMap<>();
        for (String line : Files.readAllLines(figures.resolve("intervals.ndjson"))) {
            take(line.getBytes(StandardCharsets.UTF_8), newest);
        }
        assertThat(newest).hasSizeGreaterThan(50);
        return newest;
    }

    /** The same, as {@code serve} left them; it keeps intervals too in which only a response clock ran. */
    private static Map<String, JsonNode> kept(KafkaServer kafka) throws IOException {
        Map<String, JsonNode> newest = new TreeMap<>();
        for (byte[] record : records(kafka, Topics.INTERVALS.name(), 0)) {
            take(record, newest);
        }
        newest.values()
                .removeIf(facts -> facts.get("offered").asInt() == 0
                        && facts.path("work_seconds").asDouble() == 0);
        return newest;
    }

    private static void take(byte[] record, Map<String, JsonNode> newest) throws IOException {
        JsonNode interval = Json.MAPPER.readTree(record);
        newest.put(interval.get("start").asText() + " " + interval.get("queue").asText(), interval.get("facts"));
    }

    private static Set<String> eventIds(KafkaServer kafka) throws IOException {
        Set<String> ids = new HashSet<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (byte[] record : records(kafka, Topics.EVENTS, partition)) {
                if (record[0] == '{') {
                    ids.add(Json.MAPPER.readTree(record).get("id").asText());
                }
            }
        }
        return ids;
    }

    private static List<byte[]> records(KafkaServer kafka, String topic, int partition) throws IOException {
        List<byte[]> records = new ArrayList<>();
        try (Broker broker = broker(kafka)) {
            long next = 0;
            List<Broker.Stored> batch = broker.read(topic, partition, next, 5_000, Duration.ZERO);
            while (!batch.isEmpty()) {
                batch.forEach(stored -> records.add(stored.value()));
                next = batch.get(batch.size() - 1).offset() + 1;
                batch = broker.read(topic, partition, next, 5_000, Duration.ZERO);
            }
        }
        return records;
    }

    private static String line(Event event) {
        return new String(EventJson.encode(event), StandardCharsets.UTF_8);
    }
}
