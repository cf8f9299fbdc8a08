package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as people and systems meet it. */
class ServeTest {
    private static final Path BANK = Path.of("examples", "bank", "centre.yaml");

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void name() {
        data = folder.resolve("data");
    }

    @Test
    void theFirstStartInvitesAndWhatIsNoEventIsSetAside() throws Exception {
        CookieManager cookies = new CookieManager();
        try (ServeProcess serve = new ServeProcess(BANK, data, cookies)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("ingest.token"))))
                    .isEqualTo("rw-------");
            serve.signUp();
            JsonNode empty = serve.get("/api/v1/board");
            assertThat(empty.get("at").isNull()).isTrue();
            assertThat(empty.get("queues"))
                    .hasSize(6)
                    .allMatch(queue -> queue.get("no_data").asBoolean());

            JsonNode answer = serve.post(String.join("\n", BadInput.LINES) + "\n");

            assertThat(answer.get("accepted").asInt()).isEqualTo(3);
            assertThat(answer.get("rejected").asInt()).isEqualTo(BadInput.REASONS.size());
            for (int i = 0; i < BadInput.REASONS.size(); i++) {
                JsonNode reject = answer.get("rejects").get(i);
                assertThat(reject.get("line").asInt()).isEqualTo(i + 2);
                assertThat(reject.get("reason").asText()).startsWith(BadInput.REASONS.get(i));
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !serve.get("/api/v1/board").get("at").isNull());
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                JsonNode board = serve.get("/api/v1/board");
                assertThat(board.get("rejects").asInt()).isEqualTo(BadInput.REASONS.size());
                assertThat(board.get("unknown_queues").get(0).asText()).isEqualTo("unheard-of");
            });
            assertThat(serve.post(BadInput.LINES.get(0)).get("duplicates").asInt())
                    .isEqualTo(1);

            assertThat(Cli.run("serve", "--centre", BANK.toString(), "--data", data.toString(), "--port", "0"))
                    .satisfies(outcome -> {
                        assertThat(outcome.exit()).isEqualTo(1);
                        assertThat(outcome.errors())
                                .contains("another Ramzor (process ")
                                .doesNotContain("\tat ");
                    });
        }
        try (ServeProcess again = new ServeProcess(BANK, data, cookies)) {
            assertThat(again.invitation()).isNull();
            assertThat(again.get("/api/v1/session").get("role").asText()).isEqualTo("admin");
        }
    }

    @Test
    void aFolderIsFollowedAndEachRowCountsOnceAlsoAfterARestart() throws Exception {
        Path exports = Files.createDirectory(folder.resolve("exports"));
        Path settings = Files.writeString(
                folder.resolve("settings.yaml"),
                "input: {folder: %s, map: %s, every_seconds: 0.2}%n"
                        .formatted(
                                exports,
                                Path.of("examples", "export", "map.yaml").toAbsolutePath()));
        Path centre = Path.of("examples", "export", "centre.yaml");
        CookieManager cookies = new CookieManager();
        List<String> rows =
                new ArrayList<>(List.of("date,call_id,customer,queue,agent,start,queued,wait,talk,outcome"));
        rows.add("2024-06-17,1,0,service,dana,09:00:00,09:00:00,10,100,ANSWERED");
        rows.add("2024-06-17,2,0,service,dana,09:01:00,09:01:00,30,100,ANSWERED");
        rows.add("2024-06-17,3,0,service,,09:02:00,09:02:00,40,0,ABANDONED");
        Path file = exports.resolve("calls.csv");

        try (ServeProcess serve = new ServeProcess(centre, data, cookies, "--settings", settings.toString())) {
            serve.signUp();
            Files.write(file, rows);
            awaitDay(serve, 3, 1);
        }
        rows.add("2024-06-17,4,0,service,dana,09:05:00,09:05:00,10,100,ANSWERED");
        Files.write(file, rows);
        try (ServeProcess serve = new ServeProcess(centre, data, cookies, "--settings", settings.toString())) {
            awaitDay(serve, 4, 2);
        }
    }

    /** Until the service level of the day, by the default formula, is answered in time over those that count. */
    private static void awaitDay(ServeProcess serve, int legs, int answeredIn) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            JsonNode board = serve.get("/api/v1/board");
            JsonNode level = board.get("queues").get(0).get("service_level_day");
            assertThat(level.isNumber()).isTrue();
            assertThat(level.asDouble()).isEqualTo(answeredIn / (double) legs);
        });
    }

    @Test
    void whatCannotStartSaysWhyInOneLine() throws Exception {
        Path unknown = Files.writeString(folder.resolve("settings.yaml"), "http:\n  prot: 8080\n");
        assertThat(Cli.run("serve", "--centre", BANK.toString(), "--settings", unknown.toString()))
                .satisfies(
                        Cli.failsWith(1, "serve: " + unknown + ", line 2: http.prot: unknown key; did you mean port?"));
        Path wrong = Files.writeString(folder.resolve("centre.yaml"), "queues:\n  q: {chanel: voice}\n");
        assertThat(Cli.run("serve", "--centre", wrong.toString()))
                .satisfies(Cli.failsWith(1, wrong + ", line 2: queues.q.chanel: unknown key; did you mean channel?"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());
            assertThat(Cli.run("demo", "--port", port))
                    .satisfies(Cli.failsWith(1, "demo: port " + port + " of 127.0.0.1 cannot be listened on"));
            assertThat(Cli.run("serve", "--centre", BANK.toString(), "--data", data.toString(), "--port", port))
                    .satisfies(outcome -> {
                        assertThat(outcome.exit()).isEqualTo(1);
                        assertThat(outcome.errors()).contains("serve: port " + port + " of 127.0.0.1");
                    });
        }
    }
}
