package io.ramzor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.decision.ForecastPoint;
import io.ramzor.decision.ForecastScore;
import io.ramzor.decision.StaffingNeed;
import io.ramzor.decision.TopicMark;
import io.ramzor.decision.UsedForecast;
import io.ramzor.history.Point;
import io.ramzor.history.Resolution;
import io.ramzor.history.ScoreHistoryWriter;
import io.ramzor.metric.IntervalSlice;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Topic;
import io.ramzor.topic.Topics;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forecast, requirements and scenarios, of a centre with two weeks of even days and a little of the plan told. */
class PlanApiTest {
    private static final Instant NOW = Samples.NOW;
    /** A local midnight. */
    private static final Instant BEGINNING = Instant.parse("2026-03-21T22:00:00Z");

    private static final int VOICE = 30;
    private static final int CHAT = 10;

    @TempDir
    static Path folder;

    private static RunningApi api;
    private static String cookie;

    @BeforeAll
    static void start() throws Exception {
        api = RunningApi.serve(folder);
        tellHistory("service-voice", "voice", VOICE);
        tellHistory("service-chat", "chat", CHAT);
        api.append(Topics.LIVE, Samples.live("service-voice", "voice", NOW, null));
        api.append(Topics.LIVE, Samples.live("service-chat", "chat", NOW, null));
        for (Topic<?> topic : Topics.LIVE_STATE) {
            api.append(Topics.MARKS, new TopicMark(topic.name(), NOW, api.broker.end(topic.name(), 0)));
        }
        api.append(Topics.FORECAST, point(NOW.minusSeconds(900), 33, 25, 41));
        api.append(Topics.FORECAST, point(NOW, 34, 26, 42));
        api.append(Topics.REQUIREMENTS, need(NOW.minusSeconds(900), 7, 9.0));
        cookie = api.signIn(Role.VIEWER);
        await().atMost(Duration.ofSeconds(20)).until(() -> NOW.equals(api.situations.now()) && api.board.now() != null);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> api.plan
                                        .forecast("service-voice", NOW, NOW.plusSeconds(1))
                                        .size()
                                == 1
                        && api.plan
                                        .needs("service-voice", NOW.minusSeconds(900), NOW)
                                        .size()
                                == 1);
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
    }

    private static void tellHistory(String queue, String channel, int offered) throws Exception {
        List<Broker.Entry> entries = new ArrayList<>();
        List<Point> points = new ArrayList<>();
        for (Instant start = BEGINNING; start.isBefore(NOW); start = start.plusSeconds(900)) {
            Map<String, Number> facts = Map.of("offered", offered, "handled", offered, "handle_seconds", offered * 240);
            entries.add(
                    Topics.INTERVALS.entry(new IntervalSlice(queue, channel, start, 15, 1, facts, Map.of(), Map.of())));
            points.add(new Point("offered", queue, channel, Resolution.INTERVAL, start, (double) offered));
        }
        api.broker.append(Topics.INTERVALS.name(), 0, entries);
        api.history.write(points, List.of());
    }

    private static ForecastPoint point(Instant start, double mean, double low, double high) {
        return new ForecastPoint(
                "service-voice", start, 15, mean, low, high, NOW.minusSeconds(1_800), 0.1, 251.0, 190.0);
    }

    private static StaffingNeed need(Instant start, double required, Double scheduled) {
        return new StaffingNeed(
                "service-voice", "voice", start, 15, 33, 240, required, required - 1, required + 1, scheduled, NOW);
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = api.get("/api/v1/" + path, cookie);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningApi.json(answer);
    }

    private String detail(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return RunningApi.json(answer).get("detail").asText();
    }

    private static String range(Instant from, Instant to) {
        return "from=" + from + "&to=" + to;
    }

    @Test
    void whatWasExpectedStandsBesideWhatCame() throws Exception {
        JsonNode answer = get("forecast?queue=service-voice&" + range(NOW.minusSeconds(1_800), NOW.plusSeconds(1_800)));
        JsonNode points = answer.get("points");
        assertThat(points).hasSize(4);
        assertThat(points.get(0).get("mean").isNull())
                .as("nothing was said of it")
                .isTrue();
        assertThat(points.get(0).get("actual").asDouble()).isEqualTo(VOICE);
        assertThat(points.get(1).get("mean").asDouble()).isEqualTo(33);
        assertThat(points.get(1).get("low").asDouble()).isEqualTo(25);
        assertThat(points.get(1).get("provisional").asBoolean()).isTrue();
        assertThat(points.get(2).get("mean").asDouble()).isEqualTo(34);
        assertThat(points.get(2).get("actual").isNull()).as("not over").isTrue();
        assertThat(points.get(3).get("mean").asDouble()).as("reckoned now").isCloseTo(VOICE, within(3.0));
        assertThat(points.get(0).get("handle_seconds").isNull()).isTrue();
        assertThat(points.get(2).get("handle_seconds").asDouble()).isEqualTo(251);
        assertThat(points.get(2).get("patience_seconds").asDouble()).isEqualTo(190);
        assertThat(points.get(3).get("handle_seconds").asDouble()).isCloseTo(240, within(2.0));
        assertThat(points.get(3).get("patience_seconds").asDouble()).isPositive();
    }

    @Test
    void queuesOfAChannelAndIntervalsAddUp() throws Exception {
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        JsonNode all = get("forecast?interval=30&" + range(tomorrow, tomorrow.plusSeconds(3_600)))
                .get("points");
        JsonNode chat = get("forecast?channel=chat&" + range(tomorrow, tomorrow.plusSeconds(3_600)))
                .get("points");
        assertThat(all).hasSize(2);
        assertThat(chat).hasSize(4);
        double mean = all.get(0).get("mean").asDouble();
        assertThat(mean).isCloseTo(2 * (VOICE + CHAT), within(8.0));
        assertThat(all.get(0).get("low").asDouble()).isLessThan(mean);
        assertThat(all.get(0).get("high").asDouble()).isGreaterThan(mean);
    }

    @Test
    void weeksAreForecastOnDemandAndNoLonger() throws Exception {
        Instant to = NOW.plus(Duration.ofDays(20));
        JsonNode points =
                get("forecast?queue=service-chat&interval=60&" + range(NOW, to)).get("points");
        assertThat(points).hasSize(480);
        assertThat(points.get(479).get("mean").asDouble()).isCloseTo(4 * CHAT, within(6.0));
        String tooLong = detail(api.get("/api/v1/forecast?" + range(NOW, NOW.plus(Duration.ofDays(60))), cookie), 400);
        assertThat(tooLong).contains("at most 35 days");
    }

    @Test
    void withoutTimesItIsThePlannersNewestPoints() throws Exception {
        assertThat(get("forecast?queue=service-voice").get("points")).hasSize(2);
        assertThat(detail(api.get("/api/v1/forecast?queue=nowhere", cookie), 400))
                .contains("no queue nowhere");
    }

    @Test
    void whatIsRequiredStandsBesideWhatIsScheduled() throws Exception {
        JsonNode answer = get("requirements?" + range(NOW.minusSeconds(900), NOW.plusSeconds(1_800)));
        assertThat(answer.get("starts")).hasSize(3);
        JsonNode voice = answer.get("rows").get(0);
        assertThat(voice.get("queue").asText()).isEqualTo("service-voice");
        assertThat(voice.get("cells").get(0).get("net").asDouble()).isEqualTo(2);
        assertThat(voice.get("cells").get(1).get("required").asDouble()).isBetween(8.0, 14.0);
        assertThat(voice.get("cells").get(1).get("scheduled").isNull()).isTrue();
        assertThat(answer.get("rows").get(1).get("cells").get(0).isNull()).isTrue();
        assertThat(answer.get("overstaffed_hours").asDouble()).isEqualTo(0.5);
        JsonNode byChannel = get("requirements?by=channel&interval=30&" + range(NOW, NOW.plusSeconds(1_800)));
        assertThat(byChannel.get("rows").get(0).get("queue").isNull()).isTrue();
        assertThat(byChannel
                        .get("rows")
                        .get(0)
                        .get("cells")
                        .get(0)
                        .get("arrivals")
                        .asDouble())
                .isCloseTo(2 * VOICE, within(6.0));
    }

    @Test
    void accuracyIsToldByLeadTimeFromSums() throws Exception {
        assertThat(get("forecast/accuracy?queue=service-chat").get("leads")).isEmpty();
        ForecastPoint low = point(NOW.minusSeconds(7_200), 20, 14, 26);
        ForecastPoint high = point(NOW.minusSeconds(8_100), 40, 32, 48);
        api.append(Topics.FORECAST_SCORES, new ForecastScore(new UsedForecast(60, low), 30, 1.5, 0.25, 4));
        api.append(Topics.FORECAST_SCORES, new ForecastScore(new UsedForecast(60, high), 30, 0.5, 0.75, 5));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("forecast/accuracy?channel=voice")
                                .at("/leads/0/count")
                                .asInt()
                        == 2);
        JsonNode hour = get("forecast/accuracy").get("leads").get(0);
        assertThat(hour.get("lead_minutes").asInt()).isEqualTo(60);
        assertThat(hour.get("wape").asDouble()).isCloseTo(20 / 60.0, within(1e-9));
        assertThat(hour.get("bias").asDouble()).isZero();
        assertThat(hour.get("coverage").asDouble()).isEqualTo(0.5);
        assertThat(hour.get("pinball").asDouble()).isEqualTo(1);
        assertThat(hour.get("poisson_floor").asDouble()).isCloseTo(0.15, within(1e-9));
    }

    @Test
    void accuracyIsAMetricWithAHistoryByLeadTime() throws Exception {
        // Older than what the accuracy of these weeks adds up.
        Instant start = NOW.minus(Duration.ofDays(40));
        ForecastPoint point = point(start, 24, 16, 32);
        List<Broker.Entry> entries = new ArrayList<>();
        for (int lead : List.of(240, 15)) {
            entries.add(Topics.FORECAST_SCORES.entry(
                    new ForecastScore(new UsedForecast(lead, point), 30, 1.5, 0.25, lead / 60.0)));
        }
        api.broker.append(Topics.FORECAST_SCORES.name(), 0, entries);
        String range = range(start, start.plusSeconds(900));
        try (ScoreHistoryWriter writer = ScoreHistoryWriter.start(api.broker, api.history)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> writer.behind() == 0);
        }
        JsonNode answer = get("history?metric=forecast_wape,forecast_wape_floor&queue=service-voice&" + range);
        assertThat(answer.get("lead").asInt()).isEqualTo(15);
        assertThat(answer.get("points")).hasToString("[[\"" + start + "\",0.2]]");
        JsonNode last = answer.get("series").get(answer.get("series").size() - 1);
        assertThat(last.get("metric").asText()).isEqualTo("forecast_wape_floor");
        assertThat(last.get("lead").asInt()).isEqualTo(240);
        assertThat(last.at("/points/0/1").asDouble()).isCloseTo(4 / 30.0, within(1e-9));
        JsonNode voice = get("history?metric=forecast_bias&channel=voice&lead=240&" + range);
        assertThat(voice.at("/points/0/1").asDouble()).isCloseTo(-0.2, within(1e-9));
        assertThat(get("history?metric=forecast_wape&queue=service-chat&" + range)
                        .get("points"))
                .isEmpty();
        JsonNode sums = get("history?metric=forecast_actual&group=forecast&queue=service-voice&" + range);
        assertThat(sums.at("/points/0/1").asDouble()).as("two lead times").isEqualTo(60);
        String mixed = "/api/v1/history?metric=forecast_wape,offered&queue=service-voice&" + range;
        assertThat(detail(api.get(mixed, cookie), 400)).contains("offered is no number of forecasts");
        JsonNode wape = StreamSupport.stream(get("metrics").get("metrics").spliterator(), false)
                .filter(metric -> metric.get("id").asText().equals("forecast_wape"))
                .findFirst()
                .orElseThrow();
        assertThat(wape.get("formula").asText()).isEqualTo("forecast_absolute_error / forecast_actual");
    }

    @Test
    void anIntervalThatIsNoMultipleIsRefused() throws Exception {
        assertThat(detail(api.get("/api/v1/requirements?interval=20", cookie), 400))
                .contains("15 minutes", "20 is no multiple");
    }

    @Test
    void aScenarioIsShownAndChangesNothing() throws Exception {
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        String before = get("forecast?channel=voice&" + range(tomorrow, tomorrow.plusSeconds(7_200)))
                .toString();
        JsonNode effect = scenario("""
                {"from":"%s","to":"%s","volume":{"all":1.2},"handling":{"service-chat":1.5},
                 "shifts":[{"from":"voice","to":"chat","share":0.3}]}
                """.formatted(tomorrow, tomorrow.plusSeconds(7_200)));
        JsonNode voice = row(effect, "service-voice");
        JsonNode chat = row(effect, "service-chat");
        double voiceBefore = voice.get("expected").get("contacts").asDouble();
        double chatBefore = chat.get("expected").get("contacts").asDouble();
        assertThat(voice.get("scenario").get("contacts").asDouble()).isCloseTo(voiceBefore * 1.2 * 0.7, within(0.01));
        assertThat(chat.get("scenario").get("contacts").asDouble())
                .isCloseTo(1.2 * (chatBefore + 0.3 * voiceBefore), within(0.01));
        assertThat(chat.get("scenario").get("agent_hours").asDouble())
                .isGreaterThan(chat.get("expected").get("agent_hours").asDouble());
        assertThat(voice.get("scenario").get("required")).hasSize(8);
        assertThat(effect.get("scenario").get("contacts").asDouble())
                .isCloseTo(1.2 * effect.get("expected").get("contacts").asDouble(), within(0.01));
        assertThat(get("forecast?channel=voice&" + range(tomorrow, tomorrow.plusSeconds(7_200))))
                .hasToString(before);
    }

    @Test
    void aNewChannelTakesItsPartAndBringsMore() throws Exception {
        JsonNode effect = scenario("""
                {"launch":{"channel":"whatsapp","shifted":{"voice":0.2},"induced":0.5,"handle_seconds":400}}
                """);
        JsonNode launched = row(effect, "whatsapp");
        assertThat(launched.get("expected").isNull()).isTrue();
        double gone =
                row(effect, "service-voice").get("expected").get("contacts").asDouble() * 0.2;
        assertThat(launched.get("scenario").get("contacts").asDouble()).isBetween(1.4 * gone, 1.51 * gone);
        assertThat(launched.get("scenario").get("agent_hours").asDouble()).isPositive();
    }

    @Test
    void aScenarioThatCannotBeIsRefusedWithItsReason() throws Exception {
        assertThat(detail(post("{\"shifts\":[{\"from\":\"voice\",\"to\":\"fax\",\"share\":0.1}]}"), 400))
                .contains("fax");
        assertThat(detail(post("{\"volume\":{\"voice\":\"much\"}}"), 400)).contains("much is not a number");
        assertThat(detail(post("{\"volume\":{\"voice\":-1}}"), 400)).contains("volume of voice is -1");
        assertThat(detail(post("{\"from\":\"%s\",\"to\":\"%s\"}".formatted(NOW.minusSeconds(7_200), NOW)), 400))
                .contains("is past");
        assertThat(post("{\"unheard\":1}").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> post(String json) throws Exception {
        return api.post("/api/v1/scenarios", cookie, json);
    }

    private JsonNode scenario(String json) throws Exception {
        HttpResponse<String> answer = post(json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningApi.json(answer);
    }

    private static JsonNode row(JsonNode effect, String queue) {
        return StreamSupport.stream(effect.get("rows").spliterator(), false)
                .filter(row -> row.get("queue").asText().equals(queue))
                .findFirst()
                .orElseThrow();
    }
}
