package io.ramzor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.history.GroupHistoryWriter;
import io.ramzor.history.Point;
import io.ramzor.history.Resolution;
import io.ramzor.metric.Breakdown;
import io.ramzor.topic.Topics;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history of groups of facts, and metrics side by side. */
class GroupHistoryApiTest {
    private static final Instant START = Instant.parse("2026-04-05T08:00:00Z");
    private static final String RANGE = "&from=2026-04-05T08:00:00Z&to=2026-04-05T10:00:00Z";

    @TempDir
    static Path folder;

    private static RunningApi api;
    private static String viewer;

    @BeforeAll
    static void start() throws Exception {
        api = RunningApi.serve(folder);
        viewer = api.signIn(Role.VIEWER);
        try (GroupHistoryWriter writer = GroupHistoryWriter.start(api.broker, api.history)) {
            tell("loan", "chat", START, 2, 9, 3);
            tell("loan", "chat", START, 1, 8, 8);
            tell("card", "chat", START, 1, 1, 1);
            tell("loan", "app|x", START.plusSeconds(900), 1, 4, 1);
            await().until(() -> writer.next() >= 4);
        }
    }

    private static void tell(String topic, String channel, Instant start, long revision, int sessions, int handedOver)
            throws Exception {
        api.append(
                Topics.BREAKDOWNS,
                new Breakdown(
                        "bot",
                        Map.of("topic", topic, "channel", channel, "level", "green"),
                        start,
                        15,
                        revision,
                        Map.of("bot_sessions", sessions, "bot_handed_over", handedOver)));
        if (revision == 2) {
            // A compacted topic keeps the newest of a key alone: the lower revision must be read after it, not instead
            // of it.
            await().until(() -> api.history.groups().size() == 1);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
    }

    private static JsonNode ask(String query) throws Exception {
        HttpResponse<String> answer = api.get("/api/v1/history?" + query, viewer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningApi.json(answer);
    }

    @Test
    void factsAreAddedUpOverTheDimensionsThatAreNotNamed() throws Exception {
        assertThat(ask("metric=bot_sessions&group=bot" + RANGE).get("points").toString())
                .isEqualTo("[[\"2026-04-05T08:00:00Z\",10.0],[\"2026-04-05T08:15:00Z\",4.0]]");
        assertThat(ask("metric=bot_sessions&group=bot&topic=loan&channel=chat" + RANGE)
                        .get("points")
                        .toString())
                .isEqualTo("[[\"2026-04-05T08:00:00Z\",9.0]]");
        assertThat(ask("metric=bot_sessions&group=bot&channel=app%7Cx" + RANGE).get("points"))
                .hasSize(1);
        assertThat(ask("metric=bot_sessions&group=bot&level=red" + RANGE).get("points"))
                .isEmpty();
    }

    @Test
    void aRatioIsComputedFromTheSumsAndStandsBesideAnother() throws Exception {
        JsonNode answer = ask("metric=escalation_rate,bot_handed_over&group=bot" + RANGE);
        assertThat(answer.at("/series/0/points/0/1").asDouble()).isEqualTo(0.4);
        assertThat(answer.at("/series/1/points/0/1").asDouble()).isEqualTo(4);
    }

    @Test
    void twoFormulasOfAServiceLevelStandSideBySide() throws Exception {
        api.history.write(
                List.of(
                        point("service_level", 0.8),
                        point("service_level.short_abandons_excluded", 0.8),
                        point("service_level.abandons_against", 0.7)),
                List.of());
        JsonNode answer =
                ask("metric=service_level.short_abandons_excluded,service_level.abandons_against&queue=service-voice"
                        + RANGE);
        assertThat(answer.get("series").findValuesAsText("metric"))
                .containsExactly("service_level.short_abandons_excluded", "service_level.abandons_against");
        assertThat(answer.at("/series/1/points/0/1").asDouble()).isEqualTo(0.7);
        JsonNode own = ask("metric=service_level&queue=service-voice" + RANGE);
        assertThat(own.at("/formulas/0/name").asText()).isEqualTo("short_abandons_excluded");
        assertThat(own.at("/points/0/1").asDouble()).isEqualTo(0.8);
        assertThat(api.history.queues()).containsExactly("service-voice");
    }

    private static Point point(String metric, double value) {
        return new Point(metric, "service-voice", "voice", Resolution.INTERVAL, START, value);
    }

    @Test
    void whatDoesNotFitIsAProblem() throws Exception {
        assertStatus("metric=bot_sessions" + RANGE, 400);
        assertStatus("metric=bot_sessions&group=bot&queue=service-voice" + RANGE, 400);
        assertStatus("metric=bot_sessions&group=bots" + RANGE, 400);
        assertStatus("metric=offered&group=bot" + RANGE, 404);
        assertStatus("metric=a,b,c,d,e&queue=service-voice" + RANGE, 400);
    }

    private static void assertStatus(String query, int status) throws Exception {
        assertThat(api.get("/api/v1/history?" + query, viewer).statusCode())
                .as(query)
                .isEqualTo(status);
    }

    @Test
    void theCatalogueNamesTheGroupOfEachMetric() throws Exception {
        JsonNode metrics = RunningApi.json(api.get("/api/v1/metrics", viewer)).get("metrics");
        assertThat(metrics.findValuesAsText("group")).contains("queue", "bot", "deadline", "episode", "shift", "agent");
    }
}
