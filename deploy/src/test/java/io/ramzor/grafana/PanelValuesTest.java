package io.ramzor.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.board.Board;
import io.ramzor.board.BoardView;
import io.ramzor.board.MinuteKeeper;
import io.ramzor.event.Event;
import io.ramzor.event.EventJson;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.history.InfluxFeed;
import io.ramzor.history.InfluxOptions;
import io.ramzor.history.InfluxQuestions;
import io.ramzor.history.InfluxServer;
import io.ramzor.history.OneInflux;
import io.ramzor.history.SqliteHistory;
import io.ramzor.job.JobOptions;
import io.ramzor.job.Replay;
import io.ramzor.job.StreamJob;
import io.ramzor.sim.Scenario;
import io.ramzor.sim.Simulation;
import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A simulated morning through the stream job into a real InfluxDB: each panel's question gives there what a replay of the same log
 * writes into {@code totals.json}.
 */
@ExtendWith(OneInflux.class)
class PanelValuesTest {
    private static final Scenario SCENARIO = Scenario.named("monday-peak");
    private static final Duration PLAYED = Duration.ofHours(10);
    private static final Duration OPENED_BEFORE_END = Duration.ofMinutes(45);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String SCHEDULED = "scheduled_seconds";
    /** Wide enough to hold the log in one step. */
    private static final String WHOLE = "3650d";

    @TempDir
    private static Path folder;

    private static Instant end;
    private static ReplayedLog replayed;
    private static BoardView board;
    private static InfluxQuestions influx;

    @BeforeAll
    static void play(InfluxServer server) throws Exception {
        List<String> lines = new ArrayList<>();
        Instant midnight = SCENARIO.day().atStartOfDay(SCENARIO.zone()).toInstant();
        end = midnight.plus(PLAYED);
        Simulation day = new Simulation(SCENARIO, 3, SCENARIO.day(), 1, "").clockEverySeconds(60);
        // Before and since are compared, so that the shift from voice to text has a value.
        day.advanceTo(Micros.of(end.minus(OPENED_BEFORE_END)), event -> lines.add(text(event)));
        lines.add(text(Event.of("opened", Micros.of(end.minus(OPENED_BEFORE_END)), EventType.CALENDAR_CHANGED)
                .kind("channel_opened")
                .channel("whatsapp")
                .build()));
        day.advanceTo(Micros.of(end), event -> lines.add(text(event)));
        lines.add("no event");
        lines.add(text(Event.of("end", Micros.of(end), EventType.CLOCK).build()));
        Path log = Files.write(folder.resolve("log.ndjson"), lines);
        Path figures = folder.resolve("figures");
        Replay.run(SCENARIO.centre(), List.of(log), figures, Optional.empty(), progress -> {});
        replayed = ReplayedLog.read(SCENARIO.centre(), figures);
        String database = "panels_" + UUID.randomUUID().toString().replace("-", "");
        InfluxOptions options = new InfluxOptions(
                server.url(),
                database,
                "",
                "",
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofMinutes(1),
                true,
                SCENARIO.zone());
        influx = new InfluxQuestions(options);
        stream(lines, options);
    }

    private static String text(Event event) {
        return new String(EventJson.encode(event), StandardCharsets.UTF_8);
    }

    /** The same log through the job as it runs for years, to the board and to InfluxDB. */
    private static void stream(List<String> lines, InfluxOptions options) throws Exception {
        BrokerAddress address = BrokerAddress.embedded(folder.resolve("topics"));
        try (Broker broker = address.open();
                SqliteHistory history = SqliteHistory.open(folder.resolve("history.db"));
                StreamJob job =
                        StreamJob.start(JobOptions.live(folder.resolve("job")), address, address, SCENARIO.centre());
                Board live = Board.start(new Board.Setup(broker, SCENARIO.centre(), history, "demo", null, null))) {
            List<Broker.Entry> entries = lines.stream()
                    .map(line -> new Broker.Entry("all", line.getBytes(StandardCharsets.UTF_8)))
                    .toList();
            broker.append(Topics.EVENTS, 0, entries);
            await().atMost(PATIENCE).until(() -> end.equals(live.now()));
            assertThat(job.ended()).isNotDone();
            try (InfluxFeed feed = InfluxFeed.start(
                    broker, SCENARIO.centre(), history, options, folder.resolve("influx-refused.ndjson"))) {
                Map<String, Double> readings = Map.of("influx_records_behind", 0.0, "influx_points_refused", 0.0);
                try (MinuteKeeper keeper = MinuteKeeper.start(live, history, () -> readings, Duration.ZERO)) {
                    assertThat(keeper).isNotNull();
                    await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
                        assertThat(live.rejects()).isEqualTo(1);
                        assertThat(offered()).isEqualTo(replayed.offered());
                        assertThat(scheduled()).isCloseTo(replayed.sum(SCHEDULED), within(1.0));
                    });
                    await().atMost(PATIENCE).until(() -> feed.status().behind() == 0);
                }
                board = live.view();
                await().atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(() ->
                                !answers(PanelQuery.live("rejects", List.of())).isEmpty());
                assertThat(feed.status().refused()).isZero();
            }
        }
    }

    @AfterAll
    static void forget() throws Exception {
        influx.ask("drop database " + influx.database());
    }

    private static double offered() throws Exception {
        return answers(PanelQuery.fact("offered", List.of())).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** The time for which agents were scheduled, as far as it has come: also that of those who never came. */
    private static double scheduled() throws Exception {
        return answers(PanelQuery.fact(SCHEDULED, List.of())).get(List.of());
    }

    /** The question as Grafana puts it, of the whole log. */
    private static String asked(PanelQuery query, String step) {
        Instant start = end.minus(PLAYED).minus(Duration.ofDays(1));
        return query.text()
                .replace("$timeFilter", "time >= '" + start + "' AND time <= '" + end.plusSeconds(60) + "'")
                .replace("$__interval", step)
                .replace("/^$queue$/", "/^.*$/");
    }

    /** The answer over the whole log: a number a series, by its tags in their order. */
    private static Map<List<String>, Double> answers(PanelQuery query) throws Exception {
        String text = asked(query, WHOLE);
        Map<List<String>, Double> answers = new TreeMap<>(ReplayedLog.KEYS);
        for (JsonNode series : influx.ask(text).at("/results/0/series")) {
            List<String> tags = query.by().stream()
                    .map(tag -> series.get("tags").get(tag).asText())
                    .toList();
            assertThat(series.get("values")).as(query.text()).hasSize(1);
            answers.put(tags, series.at("/values/0/1").asDouble());
        }
        return answers;
    }

    @Test
    void everyPanelOfCountedFactsSaysWhatTheTotalsSay() throws Exception {
        List<String> table = new ArrayList<>();
        for (Dashboard dashboard : Dashboard.all()) {
            for (Panel panel : dashboard.panels()) {
                if (!panel.query().text().contains("\"live\".")) {
                    Map<List<String>, Double> answers = answers(panel.query());
                    table.add(dashboard.title() + " | " + panel.title() + " | " + answers);
                    replayed.check(panel, answers);
                }
            }
        }
        Files.write(Path.of("target", "grafana-panels.txt"), table);
        assertThat(table).hasSizeGreaterThan(120);
    }

    @Test
    void aPercentileIsThatOfItsInterval() throws Exception {
        for (String metric : List.of("wait_p50_seconds", "wait_p90_seconds", "first_human_reply", "next_reply")) {
            Panel panel = Dashboard.all().stream()
                    .flatMap(dashboard -> dashboard.panels().stream())
                    .filter(each -> each.query().metric().equals(metric))
                    .filter(each -> each.query().text().contains("max("))
                    .findFirst()
                    .orElseThrow();
            Map<ReplayedLog.Place, Double> answers = new HashMap<>();
            for (JsonNode series : influx.ask(asked(panel.query(), "15m")).at("/results/0/series")) {
                String queue = series.at("/tags/queue").asText();
                for (JsonNode row : series.get("values")) {
                    Instant start = Instant.parse(row.get(0).asText());
                    answers.put(new ReplayedLog.Place(queue, start), row.get(1).asDouble());
                }
            }
            assertThat(answers).as(metric).hasSizeGreaterThan(5).isEqualTo(replayed.percentiles(metric));
        }
    }

    @Test
    void theNumbersThatWereHardToAskForAreThoseOfTheTotals() throws Exception {
        JsonNode shift = replayed.totals().get("shift");
        assertThat(shift.get("voice_to_written_shift").asDouble()).isNotZero();
        assertThat(answersOf("voice_to_written_shift").get(List.of()))
                .isCloseTo(shift.get("voice_to_written_shift").asDouble(), ReplayedLog.CLOSE);
        for (String mix : List.of("channel_mix", "channel_mix_by_kind")) {
            assertThat(shift.get(mix).size()).isGreaterThan(1);
            shift.get(mix)
                    .properties()
                    .forEach(share -> assertThat(answersOf(mix).get(List.of(share.getKey())))
                            .as(share.getKey())
                            .isCloseTo(share.getValue().asDouble(), ReplayedLog.CLOSE));
        }
        replayed.totals()
                .get("channels")
                .properties()
                .forEach(channel -> assertThat(answersOf("contacts").getOrDefault(List.of(channel.getKey()), 0.0))
                        .as(channel.getKey())
                        .isEqualTo(channel.getValue().at("/facts/contacts").asDouble()));
        for (String ofAgent : List.of("adherence", "shrinkage")) {
            Map<List<String>, Double> answers = answersOf(ofAgent);
            assertThat(answers).as(ofAgent).isNotEmpty();
            answers.forEach((agent, share) -> assertThat(share)
                    .as(ofAgent + " of " + agent)
                    .isCloseTo(
                            replayed.totals()
                                    .at("/agents/" + agent.get(0) + "/" + ofAgent)
                                    .asDouble(),
                            ReplayedLog.CLOSE));
        }
    }

    @Test
    void theTotalsThatBelongToAPanelHaveThatPanelsNumber() throws Exception {
        JsonNode shift = replayed.totals().get("shift");
        for (String metric : List.of("fcr", "contacts_per_episode", "agents_per_episode", "fcr_matured")) {
            assertSame(metric, shift.get(metric));
        }
        for (String metric :
                List.of("episodes", "first_time_digital", "returners", "digital_regulars", "text_to_voice")) {
            assertSame(metric, shift.get(metric));
        }
        assertSame("repeats", shift.get("repeats"));
        assertSame("parallel", shift.get("parallel"));
        assertSame("escalated", shift.get("escalated_l1_l2"));
        assertSame("deflection_offered", shift.get("deflection_offered"));
        JsonNode bot = replayed.totals().get("bot");
        assertThat(bot.get("sessions").asInt()).isPositive();
        assertSame("bot_sessions", bot.get("sessions"));
        assertSame("bot_verified_contained", bot.get("verified_contained"));
        assertSame("escalation_rate", bot.get("escalation_rate"));
        for (JsonNode cell : shift.get("matrix")) {
            List<String> key = List.of(
                    cell.get("from").asText(),
                    cell.get("to").asText(),
                    cell.get("cause").asText());
            assertThat(answers(panel("shifts").query()))
                    .containsEntry(key, cell.get("count").asDouble());
        }
        replayed.totals()
                .get("deadlines")
                .properties()
                .forEach(kind -> assertThat(answersOf("deadline_met").getOrDefault(List.of(kind.getKey()), 0.0))
                        .isEqualTo(kind.getValue().get("met").asDouble()));
    }

    private static Map<List<String>, Double> answersOf(String metric) {
        try {
            return answers(panel(metric).query());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Panel panel(String metric) {
        return Dashboard.all().stream()
                .flatMap(dashboard -> dashboard.panels().stream())
                .filter(panel -> panel.query().metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private static void assertSame(String metric, JsonNode expected) throws Exception {
        double sum = answers(panel(metric).query()).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(sum).as(metric).isCloseTo(expected.asDouble(), ReplayedLog.CLOSE);
    }

    @Test
    void thePanelsOfThisMomentSayWhatTheBoardSays() throws Exception {
        Map<List<String>, Double> waiting = answersOf("waiting");
        Map<List<String>, Double> oldest = answersOf("oldest_wait_seconds");
        Map<List<String>, Double> arrivals = answersOf("arrivals");
        Map<List<String>, Double> expected = answersOf("expected_wait_seconds");
        Map<List<String>, Double> serviceLevel = answersOf("service_level");
        assertThat(serviceLevel).isNotEmpty();
        assertThat(expected).isNotEmpty();
        int all = 0;
        for (BoardView.QueueRow row : board.queues()) {
            List<String> key = List.of(row.queue());
            all += row.waiting();
            assertThat(waiting.getOrDefault(key, 0.0)).as(row.queue()).isEqualTo(row.waiting());
            JsonNode facts = replayed.totals().at("/queues/" + row.queue() + "/facts");
            assertThat(row.waiting())
                    .isEqualTo(facts.get("waiting_in").asInt()
                            + facts.get("waiting_late").asInt());
            assertThat(oldest.get(key)).as(row.queue()).isEqualTo(row.oldestWaitSeconds());
            assertThat(arrivals.getOrDefault(key, 0.0)).as(row.queue()).isEqualTo(row.arrivals());
            assertSame(row.queue(), expected.get(key), row.expectedWaitSeconds());
            assertSame(row.queue(), serviceLevel.get(key), row.serviceLevel());
        }
        assertThat(all).isPositive();
        assertThat(answersOf("rejects").values())
                .containsExactly(replayed.totals().at("/ingest/rejected").asDouble());
        assertThat(answersOf("silent_sources").values()).hasSize(1);
        assertThat(answersOf("influx_points_refused").values()).containsExactly(0.0);
    }

    private static void assertSame(String queue, Double answer, Double said) {
        if (said == null) {
            assertThat(answer).as(queue).isNull();
        } else {
            assertThat(answer).as(queue).isCloseTo(said, ReplayedLog.CLOSE);
        }
    }

    @Test
    void theQuestionsOfAlertRulesAreAnswered() throws Exception {
        for (AlertRule rule : AlertRule.all()) {
            String text = rule.queryText()
                    .replace(
                            "$timeFilter", "time > '" + end.minus(Duration.ofHours(1)) + "' AND time <= '" + end + "'");
            assertThat(influx.ask(text).at("/results/0/series").size())
                    .as(rule.title())
                    .isPositive();
        }
    }
}
