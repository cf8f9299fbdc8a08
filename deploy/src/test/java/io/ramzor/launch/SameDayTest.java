package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.event.Micros;
import io.ramzor.sim.Scenario;
import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.Json;
import io.ramzor.topic.Topics;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same seed and the same clicks give the same day, and a proposal stays long enough to be read, whatever the speed. */
class SameDayTest {
    private static final Scenario STORM = Scenario.named("chat-storm");
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final Duration WATCHED = Duration.ofMinutes(3);
    private static final Duration ON_PAGE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @TempDir
    private Path folder;

    /** What came of one run: the proposal applied, and every event up to some minutes later. */
    private record Day(JsonNode proposal, List<String> events) {}

    @Test
    void seedAndClicksDecideTheDayAndNotTheSpeed() throws Exception {
        Day quick = play("quick", 30);
        Day slow = play("slow", 15);

        assertThat(slow.proposal().get("actions")).isEqualTo(quick.proposal().get("actions"));
        JsonNode move = quick.proposal().get("actions").get(0);
        String served = STORM.centre().queues().get(move.get("to").asText()).channel();
        assertThat(quick.events())
                .as("the agent works where they were sent")
                .anyMatch(event -> event.contains("agent.state")
                        && event.contains("\"" + move.get("agent").asText() + "\"")
                        && event.contains("[\"" + served + "\"]"));
        assertThat(slow.events()).containsExactlyElementsOf(quick.events());
    }

    private Day play(String name, int speed) throws Exception {
        Path data = folder.resolve(name);
        try (Demo demo = Demo.start(new Demo.Choice(STORM, 3, speed, 0), data)) {
            String address = "http://127.0.0.1:" + demo.port();
            await().atMost(PATIENCE).until(() -> !proposals(address).isEmpty());
            JsonNode proposal = proposals(address).get(0);
            String id = proposal.get("id").asText();
            await().during(ON_PAGE)
                    .atMost(ON_PAGE.multipliedBy(2))
                    .until(() -> proposals(address).findValuesAsText("id").contains(id));
            assertThat(send(address + "/api/v1/proposals/" + id + "/apply", "{}"))
                    .isEqualTo(200);
            Instant until = Instant.parse(proposal.get("made_at").asText()).plus(WATCHED);
            List<String> events = new ArrayList<>();
            await().atMost(PATIENCE).until(() -> !at(address).isBefore(until.plusSeconds(20)));
            try (Broker log =
                    BrokerAddress.embedded(data.resolve("run-1").resolve("log")).open()) {
                readEvents(log, Micros.of(until), events);
            }
            return new Day(proposal, events);
        }
    }

    private static void readEvents(Broker log, long until, List<String> events) throws Exception {
        long next = 0;
        List<Broker.Stored> batch = log.read(Topics.EVENTS, 0, next, 10_000, Duration.ZERO);
        while (!batch.isEmpty()) {
            for (Broker.Stored stored : batch) {
                String line = new String(stored.value(), StandardCharsets.UTF_8);
                String time = Json.MAPPER.readTree(line).get("time").asText();
                if (Micros.of(Instant.parse(time)) < until) {
                    events.add(line);
                }
                next = stored.offset() + 1;
            }
            batch = log.read(Topics.EVENTS, 0, next, 10_000, Duration.ZERO);
        }
    }

    private JsonNode proposals(String address) throws Exception {
        return board(address).get("proposals");
    }

    private Instant at(String address) throws Exception {
        return Instant.parse(board(address).get("at").asText());
    }

    private JsonNode board(String address) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + "/api/v1/board")).build();
        return Json.MAPPER.readTree(
                client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private int send(String address, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode();
    }
}
