package io.ramzor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.topic.EmbeddedOptions;
import io.ramzor.topic.Topics;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsApiTest {
    private static final String BEARER = "Bearer " + RunningApi.TOKEN;

    @TempDir
    Path folder;

    private RunningApi start() throws Exception {
        RunningApi.Choice choice = new RunningApi.Choice();
        choice.door = true;
        choice.clock = () -> Samples.NOW;
        return new RunningApi(folder, choice);
    }

    private static String offered(String id) {
        return "{\"id\":\"" + id + "\",\"time\":\"2026-04-05T07:59:00Z\",\"type\":\"contact.offered\",\"contact\":\""
                + id + "\",\"channel\":\"voice\"}";
    }

    private static HttpResponse<String> send(RunningApi api, String contentType, String body) throws Exception {
        HttpRequest.Builder request = RunningApi.signed(api.request("/api/v1/events"), BEARER);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        return api.send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static long kept(RunningApi api) throws Exception {
        return api.broker.read(Topics.EVENTS, 0, 0, 1_000, Duration.ZERO).size();
    }

    @Test
    void answersWithCountsOnceTheLinesAreKept() throws Exception {
        try (RunningApi api = start()) {
            String body = offered("e1") + "\nnot json\n" + offered("e2") + "\n" + offered("e1") + "\n"
                    + offered("e3").replace("07:59", "09:59") + "\n";
            HttpResponse<String> answer = send(api, "application/x-ndjson", body);
            assertThat(answer.statusCode()).isEqualTo(200);
            JsonNode counts = RunningApi.json(answer);
            assertThat(counts.get("accepted").asInt()).isEqualTo(2);
            assertThat(counts.get("duplicates").asInt()).isEqualTo(1);
            assertThat(counts.get("rejected").asInt()).isEqualTo(2);
            assertThat(counts.get("rejects").get(0).get("line").asInt()).isEqualTo(2);
            assertThat(counts.get("rejects").get(0).get("reason").asText()).startsWith("malformed");
            assertThat(counts.get("rejects").get(1).get("reason").asText()).startsWith("future");
            assertThat(kept(api)).isEqualTo(2);
            await().until(() -> api.board.rejects() == 2);
            JsonNode rejects = RunningApi.json(api.get("/api/v1/rejects", api.signIn(Role.MANAGER)));
            assertThat(rejects.get("rejects").get(1).get("text").asText()).isEqualTo("not json");
            assertThat(RunningApi.json(send(api, null, body)).get("duplicates").asInt())
                    .isEqualTo(3);
        }
    }

    @Test
    void takesCloudEvents() throws Exception {
        try (RunningApi api = start()) {
            String event =
                    "{\"specversion\":\"1.0\",\"id\":\"ce1\",\"source\":\"pbx\",\"type\":\"contact.offered\",\"time\":\"2026-04-05T07:59:00Z\","
                            + "\"data\":{\"contact\":\"c1\",\"channel\":\"voice\"}}";
            HttpResponse<String> one = send(api, "application/cloudevents+json", event);
            assertThat(RunningApi.json(one).get("accepted").asInt()).isEqualTo(1);
            HttpResponse<String> batch = send(
                    api, "application/cloudevents-batch+json", "[" + event + "," + event.replace("ce1", "ce2") + "]");
            assertThat(RunningApi.json(batch).get("accepted").asInt()).isEqualTo(1);
            assertThat(RunningApi.json(batch).get("duplicates").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aBodyThatMakesNoSenseIsRefusedWhole() throws Exception {
        try (RunningApi api = start()) {
            HttpResponse<String> broken = send(api, "application/cloudevents-batch+json", "[{\"id\":");
            assertThat(broken.statusCode()).isEqualTo(400);
            assertThat(broken.headers().firstValue("content-type")).hasValue("application/problem+json");
            assertThat(send(api, "application/xml", "<a/>").statusCode()).isEqualTo(400);
            assertThat(kept(api)).isZero();
        }
    }

    @Test
    void aBodyOverTheLimitIsRefusedWhetherItsLengthIsSaidOrNot() throws Exception {
        try (RunningApi api = start()) {
            String large = (offered("e1") + "\n").repeat(1_000);
            assertThat(large.length()).isGreaterThan(64 * 1024);
            HttpResponse<String> said = send(api, "application/x-ndjson", large);
            assertThat(said.statusCode()).isEqualTo(413);
            HttpRequest.BodyPublisher unsaid =
                    HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(large));
            assertThat(unsaid.contentLength()).isEqualTo(-1);
            HttpResponse<String> chunked = api.send(
                    RunningApi.signed(api.request("/api/v1/events"), BEARER).POST(unsaid));
            assertThat(chunked.statusCode()).isEqualTo(413);
            assertThat(RunningApi.json(chunked).get("detail").asText()).contains("65536");
            assertThat(kept(api)).isZero();
            assertThat(send(api, null, offered("e1")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aFullDiskIsAnswered503AndTheSameLinesComeInOnceThereIsRoom() throws Exception {
        RunningApi.Choice choice = new RunningApi.Choice();
        choice.door = true;
        choice.clock = () -> Samples.NOW;
        choice.maxEventBytes = 4 * 1024 * 1024;
        choice.brokerOptions =
                EmbeddedOptions.defaults().clock(() -> Samples.NOW).mostPages(32);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            lines.append(offered("e" + i)).append('\n');
        }
        try (RunningApi api = new RunningApi(folder, choice)) {
            HttpResponse<String> full = send(api, "application/x-ndjson", lines.toString());
            assertThat(full.statusCode()).isEqualTo(503);
            assertThat(full.headers().firstValue("retry-after")).isPresent();
            assertThat(RunningApi.json(full).get("detail").asText()).contains("disk may be full");
        }
        choice.brokerOptions = EmbeddedOptions.defaults().clock(() -> Samples.NOW);
        try (RunningApi api = new RunningApi(folder, choice)) {
            JsonNode counts = RunningApi.json(send(api, "application/x-ndjson", lines.toString()));
            assertThat(counts.get("accepted").asInt() + counts.get("duplicates").asInt())
                    .isEqualTo(3_000);
        }
    }

    @Test
    void aSenderThatBreaksOffChangesNothing() throws Exception {
        try (RunningApi api = start()) {
            HttpRequest.BodyPublisher breaking = HttpRequest.BodyPublishers.fromPublisher(subscriber ->
                    subscriber.onSubscribe(new Flow.Subscription() {
                        private boolean sent;

                        @Override
                        public void request(long items) {
                            if (!sent) {
                                sent = true;
                                subscriber.onNext(java.nio.ByteBuffer.wrap(
                                        (offered("e1") + "\n").getBytes(StandardCharsets.UTF_8)));
                                subscriber.onError(new java.io.IOException("cable pulled"));
                            }
                        }

                        @Override
                        public void cancel() {}
                    }));
            Throwable broken = org.assertj.core.api.Assertions.catchThrowable(() -> api.send(
                    RunningApi.signed(api.request("/api/v1/events"), BEARER).POST(breaking)));
            assertThat(broken).isInstanceOf(java.io.IOException.class);
            assertThat(send(api, null, offered("e2")).statusCode()).isEqualTo(200);
            assertThat(kept(api)).isEqualTo(1);
        }
    }
}
