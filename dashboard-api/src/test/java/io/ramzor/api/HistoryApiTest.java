package io.ramzor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.board.MinuteKeeper;
import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreFile;
import io.ramzor.history.HistoryWriter;
import io.ramzor.metric.IntervalSlice;
import io.ramzor.topic.Topics;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryApiTest {
    @TempDir
    Path folder;

    private final Centre centre = centre();

    private static Centre centre() {
        try {
            return CentreFile.parse("centre.yaml", RunningApi.CENTRE);
        } catch (io.ramzor.centre.CentreException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IntervalSlice slice(Instant start, long revision, int offered, Double serviceLevel) {
        Map<String, Double> values = new java.util.HashMap<>();
        values.put("service_level.short_abandons_excluded", serviceLevel);
        return new IntervalSlice(
                "service-voice",
                "voice",
                start,
                15,
                revision,
                Map.of("offered", offered, "answered_in", 7),
                values,
                Map.of("first_human_reply", Map.of("count", 3, "business", Map.of("count", 2))));
    }

    private static final String RANGE = "&queue=service-voice&from=2026-04-05T08:00:00Z&to=2026-04-05T10:00:00Z";

    private static JsonNode points(RunningApi api, String viewer, String metric) throws Exception {
        return RunningApi.json(api.get("/api/v1/history?metric=" + metric + RANGE, viewer))
                .get("points");
    }

    @Test
    void theHighestRevisionStandsAndAReplayChangesNothing() throws Exception {
        Instant start = Instant.parse("2026-04-05T08:00:00Z");
        try (RunningApi api = RunningApi.serve(folder)) {
            String viewer = api.signIn(Role.VIEWER);
            try (HistoryWriter writer = HistoryWriter.start(api.broker, centre, api.history)) {
                api.append(Topics.INTERVALS, slice(start, 1, 10, 0.8));
                api.append(Topics.INTERVALS, slice(start.plusSeconds(900), 1, 5, null));
                await().until(() -> points(api, viewer, "offered").size() == 2);
                api.append(Topics.INTERVALS, slice(start, 3, 12, null));
                await().until(() -> points(api, viewer, "offered").get(0).get(1).asInt() == 12);
                api.append(Topics.INTERVALS, slice(start, 2, 11, 0.9));
                long end = api.broker.end(Topics.INTERVALS.name(), 0);
                await().until(() -> writer.next() >= end);
            }
            assertThat(points(api, viewer, "offered").toString())
                    .isEqualTo("[[\"2026-04-05T08:00:00Z\",12.0],[\"2026-04-05T08:15:00Z\",5.0]]");
            assertThat(points(api, viewer, "service_level").toString())
                    .isEqualTo("[[\"2026-04-05T08:00:00Z\",null],[\"2026-04-05T08:15:00Z\",null]]");
            assertThat(points(api, viewer, "first_human_reply.count")).hasSize(2);
            assertThat(points(api, viewer, "first_human_reply.business.count")
                            .get(0)
                            .get(1)
                            .asInt())
                    .isEqualTo(2);
        }
        try (RunningApi api = RunningApi.serve(folder);
                HistoryWriter again = HistoryWriter.start(api.broker, centre, api.history)) {
            assertThat(again.next()).isEqualTo(api.broker.end(Topics.INTERVALS.name(), 0));
            assertThat(points(api, api.signIn("viewer-1", RunningApi.PASSWORD), "offered"))
                    .hasSize(2);
        }
    }

    @Test
    void afterARestartTheTrendShowsTheHourBeforeIt() throws Exception {
        try (RunningApi api = RunningApi.serve(folder)) {
            try (MinuteKeeper keeper = MinuteKeeper.start(api.board, api.history)) {
                assertThat(keeper).isNotNull();
                for (int minute = 0; minute < 4; minute++) {
                    Instant at = Samples.NOW.plusSeconds(60L * minute);
                    api.append(Topics.LIVE, Samples.live("service-voice", "voice", at, 0.5 + minute / 10.0));
                    await().until(() -> api.history
                                    .read(
                                            "service_level",
                                            "service-voice",
                                            io.ramzor.history.Resolution.LIVE,
                                            at,
                                            at.plusSeconds(1),
                                            1)
                                    .size()
                            == 1);
                }
            }
        }
        try (RunningApi api = RunningApi.serve(folder)) {
            JsonNode board = RunningApi.json(api.get("/api/v1/board", api.signIn(Role.MANAGER)));
            JsonNode trend = board.get("queues").get(0).get("trend");
            assertThat(trend).hasSize(4);
            assertThat(trend.get(0).toString()).isEqualTo("[\"2026-04-05T08:00:00Z\",0.5]");
            assertThat(trend.get(3).get(1).asDouble()).isEqualTo(0.8);
            assertThat(board.get("queues").get(0).get("no_data").asBoolean()).isFalse();
        }
    }

    @Test
    void wrongQuestionsAreAnsweredWithWhatIsWrong() throws Exception {
        try (RunningApi api = RunningApi.serve(folder)) {
            String viewer = api.signIn(Role.VIEWER);
            assertProblem(api, viewer, "metric=nonsense" + RANGE, 404, "nonsense");
            assertProblem(api, viewer, "metric=offered" + RANGE.replace("service-voice", "nowhere"), 404, "nowhere");
            assertProblem(
                    api,
                    viewer,
                    "metric=offered&queue=service-voice&from=yesterday1&to=2026-04-05T10:00:00Z",
                    400,
                    "from");
            assertProblem(
                    api,
                    viewer,
                    "metric=offered&queue=service-voice&from=2026-04-05T10:00:00Z&to=2026-04-05T10:00:00Z",
                    400,
                    "not before");
            assertProblem(api, viewer, "metric=offered&queue=service-voice&from=2026-04-05T10:00:00Z", 400, "to");
            assertProblem(api, viewer, "metric=offered&resolution=weekly" + RANGE, 400, "resolution");
            assertThat(api.get("/api/v1/history?metric=offered&resolution=live" + RANGE, viewer)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static void assertProblem(RunningApi api, String viewer, String query, int status, String says)
            throws Exception {
        HttpResponse<String> answer = api.get("/api/v1/history?" + query, viewer);
        assertThat(answer.statusCode()).as(query).isEqualTo(status);
        assertThat(RunningApi.json(answer).get("detail").asText()).contains(says);
    }

    @Test
    void theRegistryIsListed() throws Exception {
        try (RunningApi api = RunningApi.serve(folder)) {
            JsonNode metrics = RunningApi.json(api.get("/api/v1/metrics", api.signIn(Role.VIEWER)))
                    .get("metrics");
            assertThat(metrics.findValuesAsText("id")).contains("offered", "waiting", "first_human_reply");
        }
    }
}
