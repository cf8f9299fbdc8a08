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
import io.ramzor.sim.Scenario;
import io.ramzor.sim.Simulation;
import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.Json;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} while events come in by HTTP: after a restart the totals are those of a run that nobody killed. */
class KillTest {
    private static final Scenario SCENARIO = Scenario.named("quiet-day");
    private static final LocalDate DAY = LocalDate.of(2024, 6, 17);
    private static final Duration PLAYED = Duration.ofHours(11);

    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();
    private Path centre;
    private Instant end;

    @BeforeEach
    void play() throws IOException {
        Instant midnight = DAY.atStartOfDay(SCENARIO.zone()).toInstant();
        Simulation day = new Simulation(SCENARIO, 3, DAY, 1, "").clockEverySeconds(60);
        day.advanceTo(Micros.of(midnight.plus(PLAYED)), event -> lines.add(line(event)));
        // Everything that was open by then falls due: the numbers are final.
        end = midnight.plus(PLAYED).plus(Duration.ofHours(30));
        lines.add(line(Event.of("end", Micros.of(end), EventType.CLOCK).build()));
        centre = Files.writeString(folder.resolve("centre.yaml"), SCENARIO.centreYaml());
    }

    @Test
    void totalsAreTheSameAsWithout() throws Exception {
        Path data = folder.resolve("data");
        CookieManager cookies = new CookieManager();
        String all = String.join("\n", lines) + "\n";
        int first = lines.size() / 2;

        try (ServeProcess serve = new ServeProcess(centre, data, cookies)) {
            serve.signUp();
            assertThat(serve.post(String.join("\n", lines.subList(0, first)) + "\n")
                            .get("accepted")
                            .asInt())
                    .isEqualTo(first);
            serve.awaitBoard(DAY.atTime(7, 0).atZone(SCENARIO.zone()).toInstant());
            CompletableFuture<HttpResponse<String>> answer = serve.postLater(all);
            serve.kill();
            await().until(answer::isDone);
        }
        JsonNode counts;
        try (ServeProcess serve = new ServeProcess(centre, data, cookies)) {
            counts = serve.post(all);
            serve.awaitBoard(end);
            lastIntervals().forEach(serve::awaitInterval);
        }

        assertThat(counts.get("accepted").asInt() + counts.get("duplicates").asInt())
                .isEqualTo(lines.size());
        assertThat(counts.get("duplicates").asInt()).isGreaterThanOrEqualTo(first);
        assertThat(eventIds(data)).doesNotHaveDuplicates();
        assertThat(eventIds(data).size()).isEqualTo(lines.size());
        assertThat(kept(data)).isEqualTo(replayed());
    }

    /** The newest facts of every interval, as {@code replay} has them. */
    private Map<String, JsonNode> replayed() throws Exception {
        Path log = Files.write(folder.resolve("log.ndjson"), lines);
        Path figures = folder.resolve("figures");
        Replay.run(CentreFile.read(centre), List.of(log), figures, Optional.empty(), progress -> {});
        Map<String, JsonNode> newest = new TreeMap<>();
        for (String line : Files.readAllLines(figures.resolve("intervals.ndjson"))) {
            JsonNode interval = Json.MAPPER.readTree(line);
            newest.put(key(interval), interval.get("facts"));
        }
        assertThat(newest).hasSizeGreaterThan(50);
        return newest;
    }

    /** The same, as {@code serve} left them; it keeps intervals too in which only a response clock ran. */
    private Map<String, JsonNode> kept(Path data) throws IOException {
        Map<String, JsonNode> newest = new TreeMap<>();
        for (byte[] record : records(data, Topics.INTERVALS.name())) {
            JsonNode interval = Json.MAPPER.readTree(record);
            newest.put(key(interval), interval.get("facts"));
        }
        newest.values()
                .removeIf(facts -> facts.get("offered").asInt() == 0
                        && facts.path("work_seconds").asDouble() == 0);
        return newest;
    }

    private static String key(JsonNode interval) {
        return interval.get("start").asText() + " " + interval.get("queue").asText();
    }

    /** Start of the last interval in which a leg was queued, by queue. */
    private Map<String, Instant> lastIntervals() throws IOException {
        Map<String, Instant> last = new TreeMap<>();
        for (String line : lines) {
            JsonNode event = Json.MAPPER.readTree(line);
            if (event.get("type").asText().equals("contact.queued")) {
                long at = Micros.of(Instant.parse(event.get("time").asText()));
                last.put(
                        event.get("queue").asText(),
                        Micros.toInstant(SCENARIO.centre().intervalStart(at)));
            }
        }
        return last;
    }

    private static List<String> eventIds(Path data) throws IOException {
        List<String> ids = new ArrayList<>();
        for (byte[] record : records(data, Topics.EVENTS)) {
            JsonNode event = Json.MAPPER.readTree(record);
            // The process's own clock ticks besides.
            if (!event.path("source").asText().equals("clock")) {
                ids.add(event.get("id").asText());
            }
        }
        return ids;
    }

    private static List<byte[]> records(Path data, String topic) throws IOException {
        List<byte[]> records = new ArrayList<>();
        try (Broker broker = BrokerAddress.embedded(data.resolve("log")).open()) {
            long next = 0;
            List<Broker.Stored> batch = broker.read(topic, 0, next, 5_000, Duration.ZERO);
            while (!batch.isEmpty()) {
                for (Broker.Stored stored : batch) {
                    next = stored.offset() + 1;
                    records.add(stored.value());
                }
                batch = broker.read(topic, 0, next, 5_000, Duration.ZERO);
            }
        }
        return records;
    }

    private static String line(Event event) {
        return new String(EventJson.encode(event), StandardCharsets.UTF_8);
    }
}
