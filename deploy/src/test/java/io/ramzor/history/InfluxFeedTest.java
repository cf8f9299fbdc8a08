package io.ramzor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ramzor.metric.Breakdown;
import io.ramzor.topic.Broker;
import io.ramzor.topic.EmbeddedBroker;
import io.ramzor.topic.EmbeddedOptions;
import io.ramzor.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What goes to a real InfluxDB beside the embedded history, in good days and bad ones. */
@ExtendWith(OneInflux.class)
class InfluxFeedTest {
    private static final Instant START = Instant.parse("2026-04-05T06:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OFFERED = "select sum(offered) from intervals.offered";
    private static final String POINTS = "select count(offered) from intervals.offered";

    @TempDir
    private Path folder;

    private Broker broker;
    private SqliteHistory embedded;

    @BeforeEach
    void open() throws Exception {
        broker = EmbeddedBroker.open(folder.resolve("log"), EmbeddedOptions.defaults());
        embedded = SqliteHistory.open(folder.resolve("history.db"));
    }

    @AfterEach
    void close() throws Exception {
        embedded.close();
        broker.close();
    }

    private Path setAside() {
        return folder.resolve("influx-refused.ndjson");
    }

    private InfluxFeed feed(InfluxOptions options) throws Exception {
        return InfluxFeed.start(broker, HistoryContractTest.centre(), embedded, options, setAside());
    }

    /** Intervals of a queue, each with so many legs answered in time. */
    private void tell(int from, int to, int legs, long revision) throws Exception {
        List<Broker.Entry> entries = new ArrayList<>();
        for (int i = from; i < to; i++) {
            entries.add(Topics.INTERVALS.entry(
                    Slices.of("service-voice", "voice", START.plusSeconds(900L * i), revision, legs, 0, 0)));
        }
        broker.append(Topics.INTERVALS.name(), 0, entries);
    }

    private void tellBot(int sessions, int handedOver) throws Exception {
        Map<String, String> keys = Map.of("topic", "loan", "channel", "chat", "level", "green");
        Map<String, Number> facts = Map.of("bot_sessions", sessions, "bot_handed_over", handedOver);
        Breakdown slice = new Breakdown("bot", keys, START, 15, 1, facts);
        broker.append(Topics.BREAKDOWNS.name(), 0, List.of(Topics.BREAKDOWNS.entry(slice)));
    }

    private void tellLive(int minute, double serviceLevel) throws Exception {
        Instant at = START.plusSeconds(60L * minute);
        embedded.write(
                List.of(new Point("service_level", "service-voice", "voice", Resolution.LIVE, at, serviceLevel)),
                List.of());
    }

    private static void awaitNumber(InfluxQuestions influx, String query, double number) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> influx.number(query) == number);
    }

    @Test
    void aServerThatIsDownLosesNothingAndHoldsNobodyUp() throws Exception {
        try (InfluxServer server = InfluxServer.start(folder.resolve("influxd"), false)) {
            InfluxOptions options = HistoryContractTest.options(server.url());
            InfluxQuestions influx = new InfluxQuestions(options);
            try (HistoryWriter ofEmbedded = HistoryWriter.start(broker, HistoryContractTest.centre(), embedded);
                    InfluxFeed feed = feed(options)) {
                tell(0, 10, 3, 1);
                tellBot(4, 1);
                tellLive(0, 0.5);
                awaitNumber(influx, OFFERED, 30);
                awaitNumber(influx, "select bot_handed_over from intervals.escalation_rate", 1);

                server.kill();
                tell(10, 60, 3, 1);
                tell(0, 1, 5, 2);
                tellLive(1, 0.6);
                tellLive(2, 0.7);
                await().atMost(PATIENCE).until(() -> ofEmbedded.behind() == 0);
                await().atMost(PATIENCE).until(() -> feed.status().trouble() != null);
                assertThat(feed.status().trouble()).contains(server.url(), "cannot be reached");
                assertThat(feed.status().behind()).isGreaterThanOrEqualTo(51);

                server.start();
                awaitNumber(influx, OFFERED, 3 * 59 + 5);
                assertThat(influx.number(POINTS)).isEqualTo(60);
                awaitNumber(influx, "select sum(value) from live.service_level", 1.8);
                await().atMost(PATIENCE).until(() -> feed.status().trouble() == null);
                await().atMost(PATIENCE).until(() -> feed.status().behind() == 0);
            }
            assertThat(influx.number("select sum(offered) from days.offered")).isEqualTo(3 * 59 + 5);
            try (InfluxFeed again = feed(options)) {
                await().atMost(PATIENCE).until(() -> again.status().behind() == 0);
                assertThat(again.status().trouble()).isNull();
            }
            assertThat(influx.number(POINTS)).isEqualTo(60);
        }
    }

    @Test
    void pointsThatAreRefusedAreSetAsideWithTheReasonAndTheRestGoesOn(InfluxServer server) throws Exception {
        InfluxOptions options = HistoryContractTest.options(server.url());
        InfluxQuestions influx = new InfluxQuestions(options);
        try (InfluxHistory first = InfluxHistory.at(options, HistoryContractTest.centre(), setAside())) {
            first.progress();
        }
        influx.tell("intervals", "offered,queue=other offered=\"many\" " + START.toEpochMilli());
        try (InfluxFeed feed = feed(options)) {
            tell(0, 8, 3, 1);
            awaitNumber(influx, "select sum(answered_in) from intervals.answered_in", 24);
            await().atMost(PATIENCE).until(() -> feed.status().behind() == 0);

            assertThat(feed.status().refused()).isEqualTo(8);
            assertThat(feed.status().trouble()).isNull();
        }
        List<String> refused = Files.readAllLines(setAside());
        assertThat(refused).hasSize(8);
        assertThat(refused.get(0)).contains("field type conflict", "offered,channel=voice,queue=service-voice");
    }

    @Test
    void aWrongPasswordIsNamedAndNothingIsLost() throws Exception {
        try (InfluxServer server = InfluxServer.start(folder.resolve("influxd"), true)) {
            InfluxOptions none = HistoryContractTest.options(server.url());
            new InfluxQuestions(none).ask("create user ramzor with password 'right' with all privileges");
            InfluxOptions wrong = withUser(none, "not-right");
            try (InfluxFeed feed = feed(wrong)) {
                tell(0, 4, 2, 1);
                await().atMost(PATIENCE).until(() -> feed.status().trouble() != null);
                assertThat(feed.status().trouble())
                        .contains("does not let us in", "user ramzor", "influx.password_file")
                        .doesNotContain("not-right");

                InfluxQuestions influx = new InfluxQuestions(withUser(none, "right"));
                influx.ask("set password for ramzor = 'not-right'");
                awaitNumber(new InfluxQuestions(wrong), OFFERED, 8);
                await().atMost(PATIENCE).until(() -> feed.status().behind() == 0);
            }
        }
    }

    private static InfluxOptions withUser(InfluxOptions options, String password) {
        return new InfluxOptions(
                options.url(),
                options.database(),
                "ramzor",
                password,
                options.live(),
                options.intervals(),
                options.liveStep(),
                options.daily(),
                options.zone());
    }

    @Test
    void aBackfillTwiceIsThatOfOnce(InfluxServer server) throws Exception {
        try (HistoryWriter ofEmbedded = HistoryWriter.start(broker, HistoryContractTest.centre(), embedded);
                GroupHistoryWriter groups = GroupHistoryWriter.start(broker, embedded)) {
            tell(0, 200, 2, 1);
            tell(3, 5, 0, 2);
            tellBot(7, 2);
            tellLive(5, 0.9);
            await().atMost(PATIENCE).until(() -> ofEmbedded.behind() == 0 && groups.behind() == 0);
        }
        InfluxOptions options = HistoryContractTest.options(server.url());
        InfluxQuestions influx = new InfluxQuestions(options);
        Instant end = START.plus(Duration.ofDays(9));
        for (int round = 0; round < 2; round++) {
            try (InfluxHistory to = InfluxHistory.at(options, HistoryContractTest.centre(), setAside())) {
                HistoryBackfill.Progress done = HistoryBackfill.run(embedded, to, START, end, progress -> {});
                assertThat(done.points()).isGreaterThan(200 * 20);
            }
            assertThat(influx.number(POINTS)).isEqualTo(200);
            assertThat(influx.number(OFFERED)).isEqualTo(198 * 2);
            assertThat(influx.number("select sum(met) from intervals.service_level"))
                    .isEqualTo(198 * 2);
            assertThat(influx.number("select sum(bot_sessions) from days.escalation_rate"))
                    .isEqualTo(7);
            assertThat(influx.number("select value from live.service_level")).isEqualTo(0.9);
            // The day in Jerusalem ends at 21:00 UTC, after 60 intervals, two of which are empty.
            assertThat(influx.number("select offered from days.offered")).isEqualTo(58 * 2);
        }
    }

    @Test
    void whatIsKeptHowLongFollowsTheSettings(InfluxServer server) throws Exception {
        InfluxOptions options = HistoryContractTest.options(server.url());
        String policies = "show retention policies";
        for (int days = 30; days <= 40; days += 10) {
            InfluxOptions kept = new InfluxOptions(
                    options.url(),
                    options.database(),
                    "",
                    "",
                    Duration.ofDays(days),
                    Duration.ofDays(5 * 365),
                    options.liveStep(),
                    true,
                    options.zone());
            try (InfluxHistory history = InfluxHistory.at(kept, HistoryContractTest.centre(), setAside())) {
                Point old = new Point("waiting", "service-voice", "voice", Resolution.LIVE, Instant.EPOCH, 1.0);
                history.write(List.of(old), List.of());
                assertThat(history.tooOld()).isEqualTo(1);
                assertThat(history.refused()).isZero();
            }
            assertThat(new InfluxQuestions(options).ask(policies).toString())
                    .contains(
                            "[\"live\",\"" + 24 * days + "h0m0s\"",
                            "[\"intervals\",\"43800h0m0s\"",
                            "[\"days\",\"0s\"");
        }
    }
}
