package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.sim.Scenario;
import io.ramzor.topic.Json;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The demo in a process of its own, steered by its API as the page does. */
class DemoTest {
    private static final Pattern LIVE = Pattern.compile("Ramzor is live: (http://127\\.0\\.0\\.1:\\d+) ");
    private static final Instant OPENS = Scenario.named("chat-storm").opensAt();

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private String address;

    @Test
    void itOpensIsSteeredAndStartsAgainOnItsPort() throws Exception {
        Process demo = Cli.start("demo", "--port", "0", "--seed", "5");
        Cli.read(demo.getErrorStream());
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "ramzor-demo-" + demo.pid());
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(demo.getInputStream(), StandardCharsets.UTF_8))) {
            Matcher live = LIVE.matcher(output.readLine());
            assertThat(live.find()).isTrue();
            address = live.group(1);
            JsonNode first = board();
            assertThat(at(first)).isBetween(OPENS.minusSeconds(10), OPENS.plusSeconds(120));
            assertThat(first.at("/demo/scenario").asText()).isEqualTo("chat-storm");
            assertThat(first.at("/demo/seed").asInt()).isEqualTo(5);
            assertThat(first.at("/demo/hint").asText()).isIn("storm_in", "press_apply");
            assertThat(first.get("agents").size()).isGreaterThan(10);

            steer("{\"action\":\"speed\",\"speed\":60}");
            await().atMost(Duration.ofSeconds(90)).until(() -> at(board()).isAfter(OPENS.plusSeconds(60)));
            steer("{\"action\":\"pause\"}");
            assertThat(board().at("/demo/hint").asText()).isEqualTo("paused");

            steer("{\"action\":\"restart\"}");
            await().atMost(Duration.ofSeconds(120))
                    .ignoreExceptions()
                    .until(() -> at(board()).isBefore(OPENS.plusSeconds(45))
                            && !board().at("/demo/paused").asBoolean());
        } finally {
            demo.destroy();
            assertThat(demo.waitFor()).isNotZero();
        }
        assertThat(Files.exists(folder)).isFalse();
    }

    private JsonNode board() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/board"))
                .timeout(Duration.ofSeconds(10))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body());
    }

    private static Instant at(JsonNode board) {
        return Instant.parse(board.get("at").asText());
    }

    private void steer(String action) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/demo"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(action))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
