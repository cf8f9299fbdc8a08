package io.ramzor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Json;
import io.ramzor.topic.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks for changes and puts them together has the board that others are sent whole. */
class BoardChangesApiTest {
    @TempDir
    Path folder;

    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();

    private record Told(String event, JsonNode data) {}

    @Test
    void changesAddUpToTheBoard() throws Exception {
        try (RunningApi api = RunningApi.serve(folder)) {
            String viewer = api.signIn(Role.VIEWER);
            api.append(Topics.LIVE, Samples.live("service-voice", "voice", Samples.NOW, 0.9));
            try (InputStream stream = open(api, viewer)) {
                ObjectNode board = (ObjectNode) next("board");
                assertThat(board.get("queues")).hasSize(2);

                api.append(Topics.FLOOR, Samples.waiting("c1", "service-voice", "voice", Samples.NOW.minusSeconds(3)));
                JsonNode change = next("change");
                assertThat(change.get("queues")).hasSize(1);
                assertThat(change.get("queues").get(0).get("queue").asText()).isEqualTo("service-voice");
                assertThat(change.get("queues").get(0).get("waiting").asInt()).isEqualTo(1);
                assertThat(change.get("queues").get(0).has("target")).isFalse();
                assertThat(change.has("agents")).isFalse();
                assertThat(change.has("zone")).isFalse();
                add(board, change);

                api.append(Topics.FLOOR, Samples.agent("b2", "available", "chat"));
                api.append(Topics.FLOOR, Samples.agent("a1", "available", "voice"));
                awaitSame(api, viewer, board);
                api.append(Topics.FLOOR, Samples.agent("a1", "break", "voice"));
                api.append(Topics.LIVE, Samples.live("service-chat", "chat", Samples.NOW.plusSeconds(70), 0.5));
                awaitSame(api, viewer, board);
            }
        }
    }

    @Test
    void aBoardThatLostARowIsSentWhole() throws Exception {
        try (RunningApi api = RunningApi.serve(folder)) {
            api.append(Topics.FLOOR, Samples.agent("a1", "available", "voice"));
            await().until(() -> !api.board.view().agents().isEmpty());
            try (InputStream stream = open(api, api.signIn(Role.VIEWER))) {
                assertThat(next("board").get("agents")).hasSize(1);
                String key = Topics.FloorEntry.agentKey("a1");
                api.broker.append(Topics.FLOOR.name(), 0, List.of(new Broker.Entry(key, null)));
                assertThat(next("board").get("agents")).isEmpty();
            }
        }
    }

    private InputStream open(RunningApi api, String viewer) throws Exception {
        HttpResponse<InputStream> stream = api.client.send(
                RunningApi.signed(api.request("/api/v1/board/stream?changes=true"), viewer)
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        Thread reader = new Thread(() -> read(stream.body()));
        reader.setDaemon(true);
        reader.start();
        return stream.body();
    }

    private void read(InputStream stream) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String event = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    told.add(new Told(event, Json.MAPPER.readTree(line.substring(6))));
                }
            }
        } catch (IOException ended) {
            // The test closed the stream.
        }
    }

    /** The next event that says anything is one of that name. */
    private JsonNode next(String event) throws InterruptedException {
        Told next = told.poll(10, TimeUnit.SECONDS);
        while (next != null && next.event.equals("change") && next.data.isEmpty()) {
            next = told.poll(10, TimeUnit.SECONDS);
        }
        assertThat(next).isNotNull();
        assertThat(next.event).as(next.data.toString()).isEqualTo(event);
        return next.data;
    }

    private void awaitSame(RunningApi api, String viewer, ObjectNode board) throws Exception {
        await().until(() -> {
            Told next = told.poll(100, TimeUnit.MILLISECONDS);
            if (next != null) {
                assertThat(next.event).isEqualTo("change");
                add(board, next.data);
            }
            return RunningApi.json(api.get("/api/v1/board", viewer)).equals(board);
        });
    }

    private static void add(ObjectNode board, JsonNode change) {
        change.properties().forEach(field -> {
            switch (field.getKey()) {
                case "queues" -> rows((ArrayNode) board.get("queues"), field.getValue(), "queue");
                case "agents" -> rows((ArrayNode) board.get("agents"), field.getValue(), "agent");
                default -> board.set(field.getKey(), field.getValue());
            }
        });
    }

    private static void rows(ArrayNode rows, JsonNode changes, String key) {
        for (JsonNode change : changes) {
            int at = 0;
            while (at < rows.size()
                    && rows.get(at).get(key).asText().compareTo(change.get(key).asText()) < 0) {
                at++;
            }
            for (int row = 0; key.equals("queue") && row < rows.size(); row++) {
                at = rows.get(row).get(key).equals(change.get(key)) ? row : at;
            }
            if (at == rows.size() || !rows.get(at).get(key).equals(change.get(key))) {
                rows.insertObject(at);
            }
            ((ObjectNode) rows.get(at)).setAll((ObjectNode) change);
        }
    }
}
