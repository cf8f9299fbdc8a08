package io.ramzor.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreFile;
import io.ramzor.event.EventJson;
import io.ramzor.event.Micros;
import io.ramzor.job.Replay;
import io.ramzor.sim.Scenario;
import io.ramzor.sim.Simulation;
import io.ramzor.sim.TwinLog;
import io.ramzor.topic.Json;
import io.ramzor.topic.KafkaOptions;
import io.ramzor.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same log gives the same numbers through a Kafka as without. */
class KafkaReplayTest {
    @TempDir
    private Path folder;

    private String totals(String out) throws Exception {
        return Files.readString(folder.resolve(out).resolve("totals.json"));
    }

    /** The final word on every interval. */
    private Map<String, JsonNode> newest(String out) throws Exception {
        Map<String, JsonNode> newest = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve(out).resolve("intervals.ndjson"))) {
            JsonNode interval = Json.MAPPER.readTree(line);
            String key =
                    interval.get("start").asText() + " " + interval.get("queue").asText();
            JsonNode known = newest.get(key);
            if (known == null
                    || known.get("revision").asInt() < interval.get("revision").asInt()) {
                newest.put(key, interval);
            }
        }
        // In how many steps a number was found is the race of the job's threads.
        newest.values().forEach(interval -> ((ObjectNode) interval).remove("revision"));
        return newest;
    }

    private void replayBothWays(Centre centre, List<Path> logs) throws Exception {
        KafkaOptions kafka = KafkaOptions.of(KafkaServer.up().servers()).prefix("replay.");
        replayBothWays(centre, logs, kafka);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.servers()))) {
            assertThat(admin.listTopics().names().get()).doesNotContain("replay-" + folder.getFileName());
        }
    }

    private void replayBothWays(Centre centre, List<Path> logs, KafkaOptions kafka) throws Exception {
        Replay.run(centre, logs, folder.resolve("files"), Optional.empty(), progress -> {});
        String topic = "replay-" + folder.getFileName();
        Replay.throughKafka(
                centre, logs, kafka, topic, folder.resolve("kafka"), Optional.empty(), false, progress -> {});
        assertThat(totals("kafka")).isEqualTo(totals("files"));
        assertThat(newest("kafka")).isEqualTo(newest("files")).isNotEmpty();
    }

    @Test
    void aSimulatedDayComesToTheSameTotals() throws Exception {
        Scenario scenario = Scenario.named("quiet-day");
        Path log = folder.resolve("day.ndjson");
        TwinLog.write(new Simulation(scenario, 5), log);

        replayBothWays(scenario.centre(), List.of(log));

        assertThat(Json.MAPPER
                        .readTree(totals("kafka"))
                        .at("/all/facts/offered")
                        .asInt())
                .isGreaterThan(500);
    }

    /** Partitions of different lengths, one of them empty, out of order, with late lines and lines that are no events. */
    @Test
    void partitionsAreReadSideBySideAndWhatIsLateIsLateByEitherWay() throws Exception {
        Scenario scenario = Scenario.named("quiet-day");
        List<List<String>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Random random = new Random(3);
        new Simulation(scenario, 6).advanceTo(Micros.of(scenario.opensAt().plus(Duration.ofHours(2))), event -> {
            List<String> part = parts.get(Math.floorMod(Topics.eventKey(event).hashCode(), 2));
            int back = part.isEmpty() ? 0 : random.nextInt(Math.min(part.size(), 200));
            part.add(part.size() - back, new String(EventJson.encode(event), StandardCharsets.UTF_8));
        });
        parts.get(0).add(100, "no JSON at all");
        parts.get(1).subList(parts.get(1).size() / 2, parts.get(1).size()).clear();
        List<Path> logs = new ArrayList<>();
        for (List<String> part : parts) {
            logs.add(Files.write(folder.resolve("part" + logs.size() + ".ndjson"), part));
        }

        replayBothWays(scenario.centre(), logs);

        JsonNode ingest = Json.MAPPER.readTree(totals("kafka")).get("ingest");
        assertThat(ingest.get("rejected").asInt()).isGreaterThan(1);
        assertThat(ingest.get("late_applied").asInt()).isPositive();
        assertThat(Files.readAllLines(folder.resolve("kafka").resolve("rejects.ndjson")))
                .anySatisfy(reject -> assertThat(reject)
                        .contains("\"line\":100,\"reason\":\"malformed", "no JSON at all", "part0.ndjson"));
    }

    /** A log in the form of the bank's, as the examples map it; every way to and from the Kafka by TLS, with user and password. */
    @Test
    void callsOfABankComeToTheSameTotalsByTls() throws Exception {
        Path log = folder.resolve("calls.ndjson");
        BankCalls.write(log, 600);

        KafkaServer server = KafkaServer.up();
        replayBothWays(
                CentreFile.read(Path.of("examples", "bank", "centre.yaml")),
                List.of(log),
                KafkaOptions.of(server.secureServers())
                        .prefix("replay.")
                        .securityFile(server.security().ofClient(folder.resolve("kafka.properties"))));

        assertThat(Json.MAPPER
                        .readTree(totals("kafka"))
                        .at("/all/facts/offered")
                        .asInt())
                .isEqualTo(600);
    }
}
