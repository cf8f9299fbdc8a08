package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.history.InfluxOptions;
import io.ramzor.history.InfluxQuestions;
import io.ramzor.history.InfluxServer;
import java.net.CookieManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} and {@code backfill} with an InfluxDB, down at first. */
class InfluxServeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String OFFERED = "select sum(offered) from intervals.offered";
    private static final String CENTRE = """
            zone: UTC
            interval_minutes: 1
            queues: {service: {channel: voice}}
            """;

    @TempDir
    private Path folder;

    /** A leg queued in the minute that began five minutes ago, answered; and one two minutes later. */
    private static String events(Instant minute) {
        return """
                {"id":"1","time":"%s","type":"contact.queued","contact":"c1","channel":"voice","queue":"service"}
                {"id":"2","time":"%s","type":"contact.answered","contact":"c1","agent":"a"}
                {"id":"3","time":"%s","type":"contact.queued","contact":"c2","channel":"voice","queue":"service"}
                """.formatted(minute, minute.plusSeconds(9), minute.plusSeconds(120));
    }

    private Path centre() throws Exception {
        return Files.writeString(folder.resolve("centre.yaml"), CENTRE);
    }

    private Path settings(String name, String database, String url) throws Exception {
        return Files.writeString(folder.resolve(name), """
                history: {store: influx}
                influx: {url: "%s", database: %s, interval_years: 0, live_days: 0}
                """.formatted(url, database));
    }

    private static InfluxQuestions questions(InfluxServer server, String database) {
        return new InfluxQuestions(new InfluxOptions(
                server.url(), database, "", "", Duration.ZERO, Duration.ZERO, Duration.ZERO, true, ZoneId.of("UTC")));
    }

    @Test
    void serveGoesOnWithoutTheServerWhichGetsEverythingLater() throws Exception {
        Path data = folder.resolve("data");
        Instant minute = Instant.now().minusSeconds(300).truncatedTo(ChronoUnit.MINUTES);
        try (InfluxServer server = InfluxServer.down(folder.resolve("influxd"))) {
            Path settings = settings("settings.yaml", "ramzor", server.url());
            CookieManager cookies = new CookieManager();
            try (ServeProcess serve = new ServeProcess(centre(), data, cookies, "--settings", settings.toString())) {
                serve.signUp();
                assertThat(serve.post(events(minute)).get("accepted").asInt()).isEqualTo(3);
                await().atMost(PATIENCE).until(() -> offered(serve, minute) == 2);
                await().atMost(PATIENCE)
                        .until(() -> influx(serve).get("status").asText().equals("waiting"));
                assertThat(influx(serve).get("records_behind").asInt()).isPositive();

                server.start();
                await().atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(() -> questions(server, "ramzor").number(OFFERED) == 2);
                await().atMost(PATIENCE)
                        .until(() -> influx(serve).get("status").asText().equals("up"));
            }
            Path empty = settings("empty.yaml", "another", server.url());
            Cli.Outcome done = Cli.run(
                    "backfill",
                    "--centre",
                    centre().toString(),
                    "--settings",
                    empty.toString(),
                    "--data",
                    data.toString(),
                    "--to",
                    minute.plusSeconds(60).toString());
            assertThat(done).satisfies(Cli.succeeds());
            assertThat(done.output()).contains("numbers are in another at " + server.url());
            assertThat(questions(server, "another").number(OFFERED)).isEqualTo(1);
        }
    }

    private static double offered(ServeProcess serve, Instant minute) throws Exception {
        String range = "&from=" + minute + "&to=" + minute.plusSeconds(300);
        double sum = 0;
        for (JsonNode point : serve.get("/api/v1/history?metric=offered&queue=service" + range)
                .get("points")) {
            sum += point.get(1).asDouble();
        }
        return sum;
    }

    private static JsonNode influx(ServeProcess serve) throws Exception {
        return serve.get("/health/ready").get("influx");
    }

    @Test
    void backfillNamesWhatIsWrong() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path settings = settings("settings.yaml", "ramzor", "http://127.0.0.1:1");
        String[] always = {"backfill", "--centre", centre().toString(), "--data", data.toString(), "--settings"};
        assertThat(run(
                        always,
                        Files.writeString(folder.resolve("none.yaml"), "data: {}\n")
                                .toString()))
                .satisfies(Cli.failsWith(1, "names no InfluxDB"));
        assertThat(run(always, settings.toString())).satisfies(Cli.failsWith(1, "there is no history"));
        assertThat(run(always, settings.toString(), "--from", "yesterday"))
                .satisfies(Cli.failsWith(2, "--from is a time like"));
        io.ramzor.history.SqliteHistory.open(data.resolve("history.db")).close();
        assertThat(run(always, settings.toString()))
                .satisfies(Cli.failsWith(1, "InfluxDB at http://127.0.0.1:1 cannot be reached"));
    }

    private static Cli.Outcome run(String[] always, String... more) throws Exception {
        String[] all = java.util.stream.Stream.of(always, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
        return Cli.run(all);
    }
}
