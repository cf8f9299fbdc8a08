package io.ramzor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.decision.SourceStatus;
import io.ramzor.event.Reject;
import io.ramzor.topic.EmbeddedOptions;
import io.ramzor.topic.Topics;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is too much is refused clearly, and nothing is shown as fresh that is not. */
class BoundsTest {
    @TempDir
    Path folder;

    @Test
    void aStreamTooManyIsRefusedUntilOneEnds() throws Exception {
        RunningApi.Choice choice = new RunningApi.Choice();
        choice.maxStreams = 1;
        try (RunningApi api = new RunningApi(folder, choice)) {
            String viewer = api.signIn(Role.VIEWER);
            HttpRequest stream = RunningApi.signed(api.request("/api/v1/board/stream"), viewer)
                    .build();
            HttpResponse<InputStream> first = api.client.send(stream, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(api.get("/api/v1/board/stream", viewer).statusCode()).isEqualTo(503);
            first.body().close();
            await().until(() -> {
                HttpResponse<InputStream> next = api.client.send(stream, HttpResponse.BodyHandlers.ofInputStream());
                next.body().close();
                return next.statusCode() == 200;
            });
        }
    }

    @Test
    void bodiesHeadersAndIdsAreBounded() throws Exception {
        try (RunningApi api = RunningApi.serve(folder)) {
            String supervisor = api.signIn(Role.SUPERVISOR);
            HttpResponse<String> large =
                    api.post("/api/v1/what-if", supervisor, "{\"actions\":[],\"x\":\"" + "y".repeat(300_000) + "\"}");
            assertThat(large.statusCode()).isEqualTo(413);
            assertThat(large.headers().firstValue("content-type")).hasValue("application/problem+json");
            assertThat(api.post("/api/v1/proposals/" + "p".repeat(200) + "/apply", supervisor, "{}")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(api.get("/api/v1/rejects?limit=100000", supervisor).statusCode())
                    .isEqualTo(400);
            HttpResponse<String> extra = api.post(
                    "/api/v1/moves", supervisor, "{\"agent\":\"a\",\"to\":\"service-chat\",\"minutes\":5,\"hours\":1}");
            assertThat(extra.statusCode()).isEqualTo(400);
            assertThat(extra.body()).contains("hours");
        }
    }

    @Test
    void aFullDiskIsSaidAndNothingIsHalfDone() throws Exception {
        RunningApi.Choice choice = new RunningApi.Choice();
        choice.brokerOptions = EmbeddedOptions.defaults().mostPages(24);
        try (RunningApi api = new RunningApi(folder, choice)) {
            String planner = api.signIn(Role.PLANNER);
            StringBuilder csv = new StringBuilder("agent,name,team,line,skills,capacity,contract\n");
            for (int i = 0; i < 3_000; i++) {
                csv.append("agent").append(i).append(",A name of some length,team,1,service-voice:1.0,,\n");
            }
            HttpResponse<String> full = api.send(RunningApi.signed(api.request("/api/v1/agents"), planner)
                    .header("Content-Type", "text/csv")
                    .POST(HttpRequest.BodyPublishers.ofString(csv.toString())));
            assertThat(full.statusCode()).isEqualTo(503);
            assertThat(RunningApi.json(full).get("detail").asText()).contains("Nothing was changed", "full");
            assertThat(full.body()).doesNotContain("Exception");
            assertThat(api.board.profiles()).isEmpty();
        }
    }

    @Test
    void rejectsComePageByPageNewestFirst() throws Exception {
        try (RunningApi api = RunningApi.serve(folder)) {
            for (int i = 1; i <= 25; i++) {
                api.append(Topics.REJECTS, new Reject("door", i, "malformed: no JSON", "line " + i));
            }
            await().until(() -> api.board.rejects() == 25);
            String manager = api.signIn(Role.MANAGER);
            JsonNode first = RunningApi.json(api.get("/api/v1/rejects?limit=10", manager));
            assertThat(first.get("total").asInt()).isEqualTo(25);
            assertThat(first.get("rejects").get(0).get("line").asInt()).isEqualTo(25);
            JsonNode last = RunningApi.json(api.get("/api/v1/rejects?limit=10&offset=20", manager));
            assertThat(last.get("rejects")).hasSize(5);
            assertThat(last.get("rejects").get(4).get("line").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aSourceSilentForFiveMinutesGreysItsNumbers() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Samples.NOW.plusSeconds(299));
        RunningApi.Choice choice = new RunningApi.Choice();
        InstantSource clock = now::get;
        choice.clock = clock;
        try (RunningApi api = new RunningApi(folder, choice)) {
            String viewer = api.signIn(Role.VIEWER);
            api.append(Topics.SOURCES, new SourceStatus("pbx", Samples.NOW, 12));
            api.append(Topics.LIVE, Samples.live("service-voice", "voice", Samples.NOW, 0.9));
            await().until(() ->
                    api.board.now() != null && !api.board.view().sources().isEmpty());
            JsonNode fresh = RunningApi.json(api.get("/api/v1/board", viewer));
            assertThat(fresh.get("sources").get(0).get("silent").asBoolean()).isFalse();
            assertThat(fresh.get("queues").get(0).get("light").asText()).isEqualTo("green");
            now.set(Samples.NOW.plusSeconds(300));
            JsonNode stale = RunningApi.json(api.get("/api/v1/board", viewer));
            assertThat(stale.get("sources").get(0).get("silent").asBoolean()).isTrue();
            assertThat(stale.get("queues").get(0).get("stale").asBoolean()).isTrue();
            assertThat(stale.get("queues").get(0).get("light").asText()).isEqualTo("none");
        }
    }

    @Test
    void agentsAndShiftsComeAsCsv() throws Exception {
        try (RunningApi api = RunningApi.serve(folder)) {
            String planner = api.signIn(Role.PLANNER);
            assertThat(csv(
                            api,
                            planner,
                            "agents",
                            "agent,name,team,line,skills,capacity,contract\na1,Dana,red,1,service-voice:1.0,,\n"))
                    .isEqualTo(200);
            assertThat(csv(
                            api,
                            planner,
                            "shifts",
                            "agent,start,end,activity,channels\na1,2026-04-05T08:00:00Z,2026-04-05T16:00:00Z,shift,\n"))
                    .isEqualTo(200);
            await().until(() ->
                    api.board.view().planKnown() && api.board.profiles().size() == 1);
            assertThat(api.get("/api/v1/agents", planner).body()).contains("Dana");
            assertThat(api.get("/api/v1/shifts", planner).body()).contains("2026-04-05T16:00:00Z");
            assertThat(csv(api, planner, "agents", "agent,nome\na1,Dana\n")).isEqualTo(400);
            assertThat(api.post("/api/v1/agents", planner, "{}").statusCode()).isEqualTo(415);
        }
    }

    private static int csv(RunningApi api, String credential, String route, String rows) throws Exception {
        HttpResponse<String> answer = api.send(RunningApi.signed(api.request("/api/v1/" + route), credential)
                .header("Content-Type", "text/csv; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(rows)));
        return answer.statusCode();
    }
}
