package io.ramzor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.history.Point;
import io.ramzor.history.Resolution;
import io.ramzor.history.TraceSamples;
import io.ramzor.history.TraceWriter;
import io.ramzor.metric.GroupTrace;
import io.ramzor.topic.Topics;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the numbers of groups, of channels and of all to their contacts, over HTTP. */
class GroupContactsApiTest {
    private static final Instant NINE = Instant.parse("2026-04-05T09:00:00Z");
    private static final TraceSamples SAMPLES = new TraceSamples();
    private static final String HOUR = "&from=2026-04-05T09:00:00Z&to=2026-04-05T10:00:00Z";

    @TempDir
    static Path folder;

    private static RunningApi api;
    private static String viewer;

    @BeforeAll
    static void start() throws Exception {
        RunningApi.Choice choice = new RunningApi.Choice();
        choice.centre = TraceSamples.CENTRE;
        api = new RunningApi(folder, choice);
        viewer = api.signIn(Role.VIEWER);
        api.traces.write(
                List.of(
                        SAMPLES.call("in", NINE, 10, EventType.ANSWERED),
                        SAMPLES.call("late", NINE.plusSeconds(60), 50, EventType.ANSWERED),
                        SAMPLES.call("gone", NINE.plusSeconds(120), 30, EventType.ABANDONED),
                        SAMPLES.chat("chat", NINE, 75)),
                List.of());
        try (TraceWriter<GroupTrace> writer = TraceWriter.ofGroups(api.broker, api.traces, null)) {
            tell(spell("customer\tdana", "chat", "chat", NINE, List.of("in"), chatFacts()));
            tell(spell("customer\tdana", "in", "voice", NINE, List.of(), shiftFacts("chat")));
            // Told by the customer alone, and taken back when another journey took the spell over.
            tell(spell("customer\tlost", "late", "voice", NINE.plusSeconds(60), List.of(), shiftFacts("x")));
            tell(spell("customer\tlost", "late", "voice", NINE.plusSeconds(60), List.of(), List.of()));
            tell(session());
            await().until(() -> writer.next() >= api.broker.end(Topics.GROUP_CONTACTS.name(), 0));
        }
        api.history.write(
                List.of(
                        point("occupied_seconds", 450.0),
                        point("available_seconds", 900.0),
                        ofQueue("offered", "service-voice", 3.0),
                        ofQueue("answered_in", "service-voice", 1.0),
                        ofQueue("answered_late", "service-voice", 1.0),
                        ofQueue("offered", "service-chat", 1.0),
                        ofQueue("answered_late", "service-chat", 1.0)),
                List.of());
    }

    private static Point point(String metric, double value) {
        return new Point(metric, "|agent|a1", "", Resolution.INTERVAL, NINE, value);
    }

    private static Point ofQueue(String metric, String queue, double value) {
        return new Point(metric, queue, "", Resolution.INTERVAL, NINE, value);
    }

    private static void tell(GroupTrace trace) throws Exception {
        api.append(Topics.GROUP_CONTACTS, trace);
    }

    private static GroupTrace spell(
            String owner,
            String contact,
            String channel,
            Instant start,
            List<String> others,
            List<GroupTrace.Fact> facts) {
        return new GroupTrace(owner, contact, null, "dana", channel, start, NINE.plusSeconds(900), others, facts);
    }

    private static GroupTrace.Fact fact(String group, List<String> keys, String measure, String after) {
        return new GroupTrace.Fact(group, keys, measure, Micros.of(NINE), 0, after);
    }

    private static List<GroupTrace.Fact> chatFacts() {
        return List.of(
                fact("bot", List.of("loan", "chat", "green"), "bot_sessions", null),
                fact("bot", List.of("loan", "chat", "green"), "bot_handed_over", null),
                fact("episode", List.of("loan"), "episodes", null));
    }

    private static List<GroupTrace.Fact> shiftFacts(String after) {
        return List.of(fact("shift", List.of("chat", "voice", "after_contained"), "shifts", after));
    }

    private static GroupTrace session() {
        List<String> keys = List.of("loan", "form", "web");
        return new GroupTrace(
                "session\tx",
                null,
                "s1",
                "nobody",
                null,
                NINE,
                NINE,
                List.of(),
                List.of(fact("funnel", keys, "steps_entered", null), fact("funnel", keys, "steps_left", null)));
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
    }

    private static JsonNode ask(String query) throws Exception {
        HttpResponse<String> answer = api.get("/api/v1/contacts?" + query + HOUR, viewer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningApi.json(answer);
    }

    private static List<String> contacts(JsonNode answer) {
        return answer.get("contacts").findValuesAsText("contact");
    }

    @Test
    void aRateOfTheBotListsEachSessionOnceAndSaysWhichWereHandedOver() throws Exception {
        JsonNode answer = ask("metric=escalation_rate&group=bot&topic=loan&channel=chat");

        assertThat(answer.get("value").asDouble()).isEqualTo(1.0);
        assertThat(answer.get("count").asInt()).isEqualTo(1);
        assertThat(answer.at("/formula/text").asText()).isEqualTo("bot_handed_over / bot_sessions");
        JsonNode chat = answer.get("contacts").get(0);
        assertThat(chat.get("contact").asText()).isEqualTo("chat");
        assertThat(chat.get("measures").toString()).isEqualTo("[\"bot_sessions\",\"bot_handed_over\"]");
        assertThat(chat.get("clocks")).isNotEmpty();
        assertThat(chat.at("/waited_for/queue").asText()).isEqualTo("service-chat");
        assertThat(ask("metric=escalation_rate&group=bot&topic=card")
                        .get("count")
                        .asInt())
                .isZero();
    }

    @Test
    void aShiftNamesTheContactBeforeAndAnEpisodeItsOthers() throws Exception {
        JsonNode shifts = ask("metric=shifts&group=shift&from_channel=chat");
        assertThat(contacts(shifts)).as("what was taken back is not there").containsExactly("in");
        assertThat(shifts.at("/contacts/0/after").asText()).isEqualTo("chat");
        JsonNode episodes = ask("metric=fcr&group=episode");
        assertThat(episodes.get("value").asDouble()).isZero();
        assertThat(episodes.at("/contacts/0/episode_others/0").asText()).isEqualTo("in");
    }

    @Test
    void aStepOfADigitalProcessIsTracedToItsSession() throws Exception {
        JsonNode answer = ask("metric=step_left_share&group=funnel&process=loan&step=form");
        assertThat(answer.get("value").asDouble()).isEqualTo(1.0);
        assertThat(answer.at("/contacts/0/session").asText()).isEqualTo("s1");
        assertThat(answer.at("/contacts/0/contact").isNull()).isTrue();
    }

    @Test
    void aDeadlineIsTracedToTheContactThatItIsOwedTo() throws Exception {
        JsonNode answer = ask("metric=deadline_missed&group=deadline&kind=answer");
        assertThat(answer.get("value").asInt()).isEqualTo(3);
        assertThat(contacts(answer)).containsExactlyInAnyOrder("late", "gone", "chat");
        assertThat(answer.at("/contacts/0/deadlines/0/state").asText()).isEqualTo("missed");
        assertThat(ask("metric=deadline_met_share&group=deadline&kind=answer")
                        .get("value")
                        .asDouble())
                .isEqualTo(0.25);
    }

    @Test
    void anAgentsTimeIsTracedToTheContactsThatTheAgentHad() throws Exception {
        JsonNode answer = ask("metric=occupancy&group=agent&agent=a1");
        assertThat(answer.get("value").asDouble()).isEqualTo(0.5);
        assertThat(contacts(answer)).containsExactly("in", "late");
        assertThat(answer.at("/contacts/0/had/0/seconds").asDouble()).isEqualTo(180);
        assertThat(answer.at("/contacts/1/waited_for/seconds").asDouble()).isEqualTo(50);
        JsonNode first = ask("metric=occupancy&group=agent&agent=a1&limit=1");
        assertThat(contacts(first)).containsExactly("in");
        assertThat(contacts(ask("metric=occupancy&group=agent&agent=a1&after="
                        + first.get("next").asText())))
                .containsExactly("late");
        assertThat(contacts(ask("metric=sessions&group=load&channel=chat"))).containsExactly("chat");
    }

    @Test
    void aChannelAndAllAddTheirQueuesUp() throws Exception {
        assertThat(ask("metric=offered&channel=voice").get("value").asInt()).isEqualTo(3);
        JsonNode all = ask("metric=service_level.answered_only&formula=abandons_against");
        assertThat(all.get("count").asInt()).isEqualTo(4);
        assertThat(all.at("/formulas/0/value").asDouble()).isEqualTo(1.0 / 3);
        assertThat(all.at("/formulas/1/value").asDouble()).isEqualTo(0.25);
        assertThat(contacts(all)).containsExactlyInAnyOrder("in", "late", "gone", "chat");
        assertThat(ask("metric=wait_p50_seconds&channel=voice").get("value").asDouble())
                .isEqualTo(10);
    }

    @Test
    void theHistoryOfAChannelAndOfAllAddsFactsUpAndNeverRatios() throws Exception {
        assertThat(points("metric=offered&channel=voice")).isEqualTo("[[\"2026-04-05T09:00:00Z\",3.0]]");
        assertThat(points("metric=offered")).isEqualTo("[[\"2026-04-05T09:00:00Z\",4.0]]");
        assertThat(points("metric=service_level.answered_only&channel=voice"))
                .isEqualTo("[[\"2026-04-05T09:00:00Z\",0.5]]");
        assertThat(points("metric=service_level.answered_only"))
                .isEqualTo("[[\"2026-04-05T09:00:00Z\"," + 1.0 / 3 + "]]");
        HttpResponse<String> p90 = api.get("/api/v1/history?metric=wait_p90_seconds&channel=voice" + HOUR, viewer);
        assertThat(p90.statusCode()).isEqualTo(400);
        assertThat(RunningApi.json(p90).get("detail").asText()).contains("does not add up over queues");
    }

    private static String points(String query) throws Exception {
        HttpResponse<String> answer = api.get("/api/v1/history?" + query + HOUR, viewer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningApi.json(answer).get("points").toString();
    }

    @ParameterizedTest
    @CsvSource({
        "metric=adherence&group=agent&agent=a1, no contact stands behind adherence",
        "metric=available_seconds&group=agent, no contact stands behind available_seconds",
        "metric=channel_mix&group=contacts, several keys",
        "metric=offered&group=bot, bot has no metric offered",
        "metric=sessions&group=load&level=2, level",
        "metric=bot_sessions&group=bot&queue=service-chat, either a queue or a group",
        "metric=bot_sessions&group=bot&formula=answered_only, formula",
        "metric=offered&channel=fax, no queue is on channel fax",
        "metric=offered&channel=voice&queue=service-voice, not both",
        "metric=service_level&channel=voice, service_level.short_abandons_excluded",
    })
    void whatHasNoContactsBehindItIsAProblemThatSaysWhy(String query, String says) throws Exception {
        HttpResponse<String> answer = api.get("/api/v1/contacts?" + query + HOUR, viewer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(RunningApi.json(answer).get("detail").asText()).contains(says);
    }
}
