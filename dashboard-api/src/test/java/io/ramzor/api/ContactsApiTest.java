package io.ramzor.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.event.EventType;
import io.ramzor.history.TraceSamples;
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

/** From a number to its contacts, over HTTP. */
class ContactsApiTest {
    private static final Instant NINE = Instant.parse("2026-04-05T09:00:00Z");
    private static final TraceSamples SAMPLES = new TraceSamples();
    private static final String HOUR = "&from=2026-04-05T09:00:00Z&to=2026-04-05T10:00:00Z";
    private static final String TWO_HOURS = "&from=2026-04-05T09:00:00Z&to=2026-04-05T11:00:00Z";

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
        Instant ten = NINE.plusSeconds(3_600);
        api.traces.write(
                List.of(
                        SAMPLES.call("in", NINE, 10, EventType.ANSWERED),
                        SAMPLES.call("late", NINE.plusSeconds(60), 50, EventType.ANSWERED),
                        SAMPLES.call("short", NINE.plusSeconds(120), 3, EventType.ABANDONED),
                        SAMPLES.call("waits", NINE.plusSeconds(180), 5, null),
                        SAMPLES.call("short-later", ten.plusSeconds(60), 3, EventType.ABANDONED),
                        SAMPLES.chat("chat", NINE, 75)),
                List.of());
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
    }

    private static JsonNode ask(String query) throws Exception {
        HttpResponse<String> answer = api.get("/api/v1/contacts?" + query, viewer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningApi.json(answer);
    }

    private static JsonNode contact(JsonNode answer, String id) {
        for (JsonNode contact : answer.get("contacts")) {
            if (contact.get("contact").asText().equals(id)) {
                return contact;
            }
        }
        throw new AssertionError(id + " is not in " + answer.get("contacts").findValuesAsText("contact"));
    }

    @Test
    void aServiceLevelSaysOfEachContactWhetherItCountsByEachOfTwoFormulas() throws Exception {
        JsonNode answer = ask("metric=service_level.short_abandons_excluded&queue=service-voice" + HOUR
                + "&formula=abandons_against");

        assertThat(answer.get("count").asInt()).isEqualTo(4);
        assertThat(answer.get("value").asDouble()).isEqualTo(0.5);
        JsonNode other = answer.get("formulas").get(1);
        assertThat(other.get("name").asText()).isEqualTo("abandons_against");
        assertThat(other.get("numerator").asInt()).isEqualTo(1);
        assertThat(other.get("denominator").asInt()).isEqualTo(3);
        JsonNode marks = contact(answer, "short").get("in");
        assertThat(marks.get("short_abandons_excluded").get("denominator").asBoolean())
                .isFalse();
        assertThat(marks.get("abandons_against").get("denominator").asBoolean()).isTrue();
        assertThat(marks.get("abandons_against").get("numerator").asBoolean()).isFalse();
        assertThat(contact(answer, "in").at("/in/abandons_against/numerator").asBoolean())
                .isTrue();
        assertThat(contact(answer, "waits")
                        .at("/in/abandons_against/denominator")
                        .asBoolean())
                .isFalse();
        JsonNode waited = contact(answer, "late").get("waited_for");
        assertThat(waited.get("what").asText()).isEqualTo("answer");
        assertThat(waited.get("seconds").asDouble()).isEqualTo(50);
        assertThat(waited.get("outcome").asText()).isEqualTo("answered");
        assertThat(waited.get("late").asBoolean()).isTrue();
        assertThat(contact(answer, "waits").at("/waits_for/what").asText()).isEqualTo("answer");
        assertThat(contact(answer, "late").at("/agents/0/handle_seconds").asDouble())
                .isEqualTo(180);
    }

    @Test
    void theQueuesOwnServiceLevelKeepsTheFormulaThatWasInForce() throws Exception {
        JsonNode first = ask("metric=service_level&queue=service-voice" + HOUR);
        assertThat(first.at("/formula/name").asText()).isEqualTo("short_abandons_excluded");
        assertThat(first.at("/formula/version").asInt()).isEqualTo(1);
        assertThat(first.at("/formula/queue_version").asInt()).isEqualTo(1);
        assertThat(first.at("/formula/effective_from").isNull()).isTrue();

        JsonNode both = ask("metric=service_level&queue=service-voice" + TWO_HOURS);
        assertThat(both.at("/formula/name").asText()).isEqualTo("abandons_against");
        assertThat(both.at("/formula/queue_version").asInt()).isEqualTo(2);
        assertThat(both.at("/formula/effective_from").asText()).isEqualTo("2026-04-05T10:00:00Z");
        assertThat(both.at("/formula/versions").findValuesAsText("name"))
                .containsExactly("short_abandons_excluded", "abandons_against");
        assertThat(both.at("/formula/versions/0/value").asDouble()).isEqualTo(0.5);
        assertThat(both.at("/formula/versions/1/value").asDouble()).isZero();
        assertThat(both.get("value").asDouble()).isEqualTo(1 / 3.0);
    }

    @Test
    void aFactAClockAndAMomentAreTracedToo() throws Exception {
        JsonNode late = ask("metric=answered_late&queue=service-voice" + HOUR);
        assertThat(late.get("value").asInt()).isEqualTo(1);
        assertThat(late.get("count").asInt()).isEqualTo(1);
        assertThat(late.at("/formula/name").asText()).isEqualTo("answered_late");
        assertThat(late.get("contacts").findValuesAsText("contact")).containsExactly("late");

        JsonNode reply = ask("metric=first_human_reply.p50_seconds&queue=service-chat" + HOUR);
        assertThat(reply.get("value").asDouble()).isEqualTo(75);
        JsonNode waited = reply.at("/contacts/0/waited_for");
        assertThat(waited.get("what").asText()).isEqualTo("first_human_reply");
        assertThat(waited.get("target_seconds").asDouble()).isEqualTo(90);
        assertThat(waited.get("late").asBoolean()).isFalse();
        assertThat(reply.at("/contacts/0/clocks").findValuesAsText("clock")).contains("first_reply", "next_reply");

        JsonNode waiting = ask("metric=waiting&queue=service-voice" + HOUR);
        assertThat(waiting.get("value").asInt()).isEqualTo(1);
    }

    @Test
    void aPageSaysWhereTheNextBegins() throws Exception {
        JsonNode first = ask("metric=offered&queue=service-voice&limit=3" + HOUR);
        assertThat(first.get("contacts").findValuesAsText("contact")).containsExactly("in", "late", "short");
        assertThat(first.get("count").asInt()).isEqualTo(4);
        JsonNode second = ask("metric=offered&queue=service-voice&limit=3" + HOUR + "&after="
                + first.get("next").asText());
        assertThat(second.get("contacts").findValuesAsText("contact")).containsExactly("waits");
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void noContactIsNoData() throws Exception {
        JsonNode answer =
                ask("metric=service_level&queue=service-chat&from=2026-04-06T09:00:00Z&to=2026-04-06T10:00:00Z");
        assertThat(answer.get("value").isNull()).isTrue();
        assertThat(answer.get("contacts")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "metric=nothing&queue=service-voice, metric",
        "metric=expected_wait_seconds&queue=service-voice, not a number of single contacts",
        "metric=first_human_reply&queue=service-chat, first_human_reply.p50_seconds",
        "metric=offered&queue=nowhere, queue",
        "metric=offered&queue=service-voice&formula=answered_only, formula",
        "metric=service_level&queue=service-voice&formula=best, formula",
        "metric=offered&queue=service-voice&after=later, after",
        "metric=offered&queue=service-voice&limit=0, limit",
    })
    void whatCannotBeAskedIsAProblemThatSaysWhy(String query, String says) throws Exception {
        HttpResponse<String> answer = api.get("/api/v1/contacts?" + query + HOUR, viewer);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(RunningApi.json(answer).get("detail").asText()).contains(says);
    }

    @Test
    void aStretchThatEndsBeforeItBeginsIsAProblem() throws Exception {
        HttpResponse<String> answer = api.get(
                "/api/v1/contacts?metric=offered&queue=service-voice&from=2026-04-05T10:00:00Z&to=2026-04-05T09:00:00Z",
                viewer);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningApi.json(answer).get("detail").asText()).contains("is not before to");
    }
}
