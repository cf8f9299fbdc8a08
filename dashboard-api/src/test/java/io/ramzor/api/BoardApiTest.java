package io.ramzor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.topic.Topics;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardApiTest {
    @TempDir
    Path folder;

    @Test
    void showsQueuesAsNoDataBeforeAnythingCame() throws Exception {
        try (RunningApi api = RunningApi.serve(folder)) {
            JsonNode board = RunningApi.json(api.get("/api/v1/board", api.signIn(Role.VIEWER)));
            assertThat(board.get("at").isNull()).isTrue();
            assertThat(board.get("zone").asText()).isEqualTo("Asia/Jerusalem");
            assertThat(board.get("plan_known").asBoolean()).isFalse();
            JsonNode queue = board.get("queues").get(0);
            assertThat(queue.get("queue").asText()).isEqualTo("service-voice");
            assertThat(queue.get("no_data").asBoolean()).isTrue();
            assertThat(queue.get("light").asText()).isEqualTo("none");
            assertThat(queue.get("service_level").isNull()).isTrue();
        }
    }

    @Test
    void showsWhatTheTopicsSay() throws Exception {
        try (RunningApi api = RunningApi.serve(folder)) {
            String viewer = api.signIn(Role.VIEWER);
            api.append(Topics.AGENTS, Samples.profile("a1", "service-voice", "service-chat"));
            api.append(Topics.FLOOR, Samples.agent("a1", "available", "chat"));
            api.append(Topics.FLOOR, Samples.waiting("c1", "service-chat", "chat", Samples.NOW.minusSeconds(45)));
            api.append(Topics.LIVE, Samples.live("service-chat", "chat", Samples.NOW, 0.75));
            await().until(() ->
                    api.board.now() != null && !api.board.view().agents().isEmpty());
            await().until(() -> api.board.view().queues().get(1).waiting() == 1);
            JsonNode board = RunningApi.json(api.get("/api/v1/board", viewer));
            JsonNode chat = board.get("queues").get(1);
            assertThat(chat.get("oldest_wait_seconds").asDouble()).isEqualTo(45.0);
            assertThat(chat.get("service_level").asDouble()).isEqualTo(0.75);
            assertThat(chat.get("service_level_formula").asText()).isEqualTo("short_abandons_excluded");
            assertThat(chat.get("light").asText()).isEqualTo("amber");
            assertThat(chat.get("ageing").toString()).isEqualTo("[0,1,0,0]");
            assertThat(chat.get("first_reply").get("within_target").asDouble()).isEqualTo(0.75);
            assertThat(chat.get("agents").get("available").asInt()).isEqualTo(1);
            assertThat(chat.get("agents").get("break").asInt()).isZero();
            assertThat(chat.get("load").asDouble()).isZero();
            assertThat(chat.get("trend").toString()).isEqualTo("[[\"2026-04-05T08:00:00Z\",0.75]]");
            assertThat(board.get("agents").get(0).get("queues").toString()).isEqualTo("[\"service-chat\"]");
            assertThat(board.get("agents").get(0).get("skills").toString())
                    .isEqualTo("[\"service-chat\",\"service-voice\"]");
        }
    }

    @Test
    void streamsAFrameWhenTheFloorMoves() throws Exception {
        try (RunningApi api = RunningApi.serve(folder)) {
            api.append(Topics.LIVE, Samples.live("service-voice", "voice", Samples.NOW, 0.9));
            HttpResponse<java.io.InputStream> stream = api.client.send(
                    RunningApi.signed(api.request("/api/v1/board/stream"), api.signIn(Role.VIEWER))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(stream.headers().firstValue("content-type")).hasValue("text/event-stream");
            BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
            Thread reader = new Thread(() -> read(stream, frames));
            reader.start();
            JsonNode first = frames.poll(10, TimeUnit.SECONDS);
            assertThat(first.get("queues").get(0).get("waiting").asInt()).isZero();
            api.append(Topics.FLOOR, Samples.waiting("c1", "service-voice", "voice", Samples.NOW));
            await().until(() -> {
                JsonNode frame = frames.poll(10, TimeUnit.SECONDS);
                return frame != null
                        && frame.get("queues").get(0).get("waiting").asInt() == 1;
            });
            stream.body().close();
            reader.join(5_000);
        }
    }

    private static void read(HttpResponse<java.io.InputStream> stream, BlockingQueue<JsonNode> frames) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: ")) {
                    frames.add(io.ramzor.topic.Json.MAPPER.readTree(line.substring(6)));
                }
            }
        } catch (java.io.IOException ended) {
            // The test closed the stream.
        }
    }
}
