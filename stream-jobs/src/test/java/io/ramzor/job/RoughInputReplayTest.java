package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventBuilder;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One replay of a log with what a rough source sends; each has its place in the numbers or among the rejects. */
class RoughInputReplayTest {
    private static final long START = SampleLog.START;
    private static final int MESSAGES = 1_500;

    @TempDir
    static Path folder;

    private static JsonNode totals;
    private static List<JsonNode> rejects;
    private static List<JsonNode> intervals;

    @BeforeAll
    static void replay() throws IOException {
        List<Event> events = new ArrayList<>();
        backwards(events);
        withoutAQueue(events);
        neverEnding(events);
        longIds(events);
        Path log = SampleLog.write(folder.resolve("rough.ndjson"), events);
        Path out = folder.resolve("out");
        Replay.run(SampleLog.centre(), List.of(log), out, Optional.empty(), 1, ignored -> {});
        totals = Json.MAPPER.readTree(out.resolve("totals.json").toFile());
        rejects = lines(out.resolve("rejects.ndjson"));
        intervals = lines(out.resolve("intervals.ndjson"));
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(Json.MAPPER.readTree(line));
        }
        return lines;
    }

    private static EventBuilder event(String id, long seconds, EventType type, String contact) {
        return Event.of(id, START + seconds * Micros.SECOND, type).contact(contact);
    }

    /** The clock of a source is set back by five minutes, then by an hour. */
    private static void backwards(List<Event> events) {
        events.add(event("b1", 600, EventType.QUEUED, "back-1").queue("calls").build());
        events.add(event("b2", 300, EventType.QUEUED, "back-2").queue("calls").build());
        events.add(event("b3", 310, EventType.ANSWERED, "back-2").build());
        events.add(
                event("b4", -3_000, EventType.QUEUED, "back-3").queue("calls").build());
        events.add(event("b5", 615, EventType.ANSWERED, "back-1").build());
    }

    private static void withoutAQueue(List<Event> events) {
        events.add(event("w1", 620, EventType.ANSWERED, "lost").agent("a").build());
        events.add(event("w2", 700, EventType.RELEASED, "lost").agent("a").build());
    }

    /** A thread that goes on for five days, and a call that nobody releases. */
    private static void neverEnding(List<Event> events) {
        events.add(event("n", 700, EventType.QUEUED, "call").queue("calls").build());
        events.add(event("na", 705, EventType.ANSWERED, "call").build());
        events.add(event("t", 710, EventType.QUEUED, "thread").queue("threads").build());
        for (int i = 0; i < MESSAGES; i++) {
            Actor actor = i % 2 == 0 ? Actor.CUSTOMER : Actor.AGENT;
            events.add(event("m" + i, 720 + i * 150L, EventType.MESSAGE, "thread")
                    .actor(actor)
                    .agent(actor == Actor.AGENT ? "a" : null)
                    .build());
        }
    }

    private static void longIds(List<Event> events) {
        long at = 720 + MESSAGES * 150L;
        String id = "x".repeat(10_240);
        events.add(event("1" + id, at, EventType.QUEUED, "c" + id)
                .customer("u" + id)
                .channel("voice")
                .queue("q" + id)
                .build());
        events.add(event("2" + id, at + 7, EventType.ANSWERED, "c" + id)
                .agent("a" + id)
                .build());
        events.add(event("2" + id, at + 8, EventType.ABANDONED, "c" + id).build());
        events.add(event("3" + id + id, at + 9, EventType.ABANDONED, "c" + id).build());
    }

    private static long fact(String queue, String name) {
        return totals.get("queues").get(queue).get("facts").get(name).asLong();
    }

    private static List<String> reasons(String start) {
        return rejects.stream()
                .map(reject -> reject.get("reason").asText())
                .filter(reason -> reason.startsWith(start))
                .collect(Collectors.toList());
    }

    @Test
    void timeThatGoesBackIsAppliedInsideTheLatenessAndSetAsideBeforeIt() {
        assertThat(reasons("late")).hasSize(1);
        assertThat(fact("calls", "offered"))
                .as("back-1, back-2 and the call that stays")
                .isEqualTo(3);
        assertThat(fact("calls", "answered_in")).isEqualTo(3);
    }

    @Test
    void anAnswerWithoutAQueueIsSetAsideWithItsReason() {
        assertThat(reasons("cannot_follow"))
                .containsExactlyInAnyOrder(
                        "cannot_follow: answered without an open leg",
                        "cannot_follow: released without an agent who has the contact");
    }

    @Test
    void aContactThatNeverEndsCountsAsFarAsItWent() {
        assertThat(fact("calls", "handled")).isZero();
        JsonNode turns = totals.get("responses").get("threads").get("next_reply");
        assertThat(turns.get("count").asInt()).isEqualTo(MESSAGES / 2);
        assertThat(turns.get("sum_seconds").asDouble()).isEqualTo(MESSAGES / 2 * 150.0);
        assertThat(fact("threads", "answered_late")).isEqualTo(1);
    }

    @Test
    void idsOfTenKilobytesAreIds() {
        String queue = "q" + "x".repeat(10_240);
        assertThat(fact(queue, "offered")).isEqualTo(1);
        assertThat(fact(queue, "answered_in")).isEqualTo(1);
        assertThat(intervals)
                .anySatisfy(slice -> assertThat(slice.get("queue").asText()).isEqualTo(queue));
        assertThat(totals.get("ingest").get("duplicates").asInt()).isEqualTo(1);
        assertThat(reasons("bad_value"))
                .as("twenty are too many for an event's id")
                .hasSize(1);
    }

    @Test
    void everyLineHasItsPlace() {
        JsonNode ingest = totals.get("ingest");
        assertThat(ingest.get("rejected").asInt()).isEqualTo(rejects.size()).isEqualTo(4);
        assertThat(ingest.get("events").asInt()).isEqualTo(5 + 2 + 3 + MESSAGES + 4 - 1 - 4);
    }
}
