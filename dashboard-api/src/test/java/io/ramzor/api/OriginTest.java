package io.ramzor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.desk.DemoControls;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that another site makes a browser send change nothing; the demo answers to this machine alone. */
class OriginTest {
    @TempDir
    Path folder;

    private static final class Demo implements DemoControls {
        private boolean paused;

        @Override
        public Status status() {
            return new Status("chat-storm", 7, 10, paused, List.of(1, 10, 60), false, null, Map.of());
        }

        @Override
        public void pause() {
            paused = true;
        }

        @Override
        public void resume() {
            paused = false;
        }

        @Override
        public void speed(int times) {}

        @Override
        public void restart() {}
    }

    private RunningApi demo() throws Exception {
        RunningApi.Choice choice = new RunningApi.Choice();
        choice.mode = "demo";
        choice.demo = new Demo();
        return new RunningApi(folder, choice);
    }

    private static final String PAUSE = "{\"action\":\"pause\"}";

    @Test
    void theDemosVisitorIsTheSupervisor() throws Exception {
        try (RunningApi api = demo()) {
            HttpResponse<String> session = api.get("/api/v1/session", null);
            assertThat(RunningApi.json(session).toString())
                    .isEqualTo("{\"user\":\"supervisor\",\"role\":\"supervisor\"}");
            HttpResponse<String> paused = api.post("/api/v1/demo", RunningApi.cookie(session), PAUSE);
            assertThat(RunningApi.json(paused).get("paused").asBoolean()).isTrue();
            assertThat(RunningApi.json(api.get("/api/v1/board", null))
                            .get("demo")
                            .get("paused")
                            .asBoolean())
                    .isTrue();
            assertThat(api.get("/api/v1/users", null).statusCode()).isEqualTo(403);
            assertThat(api.post("/api/v1/demo", null, "{\"action\":\"speed\"}").statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void foreignOriginsChangeNothing() throws Exception {
        try (RunningApi api = demo()) {
            String own = "http://127.0.0.1:" + api.server.port();
            assertThat(pauseFrom(api, "Origin", "http://evil.example")).isEqualTo(403);
            assertThat(pauseFrom(api, "Origin", "null")).isEqualTo(403);
            assertThat(pauseFrom(api, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
            assertThat(api.get("/api/v1/demo", null).body()).contains("\"paused\":false");
            assertThat(pauseFrom(api, "Origin", own)).isEqualTo(200);
            HttpRequest.Builder form = api.request("/api/v1/demo")
                    .header("Content-Type", "text/plain")
                    .POST(HttpRequest.BodyPublishers.ofString(PAUSE));
            assertThat(api.send(form).statusCode()).isEqualTo(403);
        }
    }

    private static int pauseFrom(RunningApi api, String header, String value) throws Exception {
        return api.send(api.request("/api/v1/demo")
                        .header("Content-Type", "application/json")
                        .header(header, value)
                        .POST(HttpRequest.BodyPublishers.ofString(PAUSE)))
                .statusCode();
    }

    @Test
    void theDemoKnowsOnlyItsOwnNames() throws Exception {
        try (RunningApi api = demo()) {
            assertThat(statusWithHost(api, "localhost:" + api.server.port())).isEqualTo("200");
            assertThat(statusWithHost(api, "127.0.0.1:" + api.server.port())).isEqualTo("200");
            assertThat(statusWithHost(api, "rebound.example:" + api.server.port()))
                    .isEqualTo("403");
        }
    }

    /** By hand: the JDK's client does not let a program choose the host header. */
    private static String statusWithHost(RunningApi api, String host) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", api.server.port())) {
            socket.getOutputStream()
                    .write(("GET /api/v1/session HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine()
                    .split(" ")[1];
        }
    }

    @Test
    void thereIsNoDemoInServe() throws Exception {
        try (RunningApi api = RunningApi.serve(folder)) {
            String supervisor = api.signIn(Role.SUPERVISOR);
            assertThat(api.get("/api/v1/demo", supervisor).statusCode()).isEqualTo(404);
            assertThat(api.get("/api/v1/board", null).statusCode()).isEqualTo(401);
        }
    }
}
