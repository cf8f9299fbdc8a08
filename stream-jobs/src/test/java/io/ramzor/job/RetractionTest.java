package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.event.Event;
import io.ramzor.event.EventBuilder;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.metric.IntervalSlice;
import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.Json;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a retraction takes back, through the whole graph. */
class RetractionTest {
    private static final long START = SampleLog.START;

    @TempDir
    Path folder;

    private JsonNode totals;
    private List<JsonNode> rejects;
    private List<JsonNode> intervals;

    private void replay(int parallelism, List<Event> events) throws IOException {
        Path log = SampleLog.write(folder.resolve("log.ndjson"), events);
        Path out = folder.resolve("out");
        Replay.run(SampleLog.centre(), List.of(log), out, Optional.empty(), parallelism, ignored -> {});
        totals = Json.MAPPER.readTree(out.resolve("totals.json").toFile());
        rejects = lines(out.resolve("rejects.ndjson"));
        intervals = lines(out.resolve("intervals.ndjson"));
        assertThat(ingest("events") + ingest("duplicates") + ingest("rejected")).isEqualTo(events.size());
        assertThat(ingest("rejected")).isEqualTo(rejects.size());
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(Json.MAPPER.readTree(line));
        }
        return lines;
    }

    private long ingest(String name) {
        return totals.get("ingest").get(name).asLong();
    }

    private long fact(String name) {
        return totals.get("queues").get("calls").get("facts").get(name).asLong();
    }

    private static EventBuilder call(String contact, String id, double seconds, EventType type) {
        return Event.of(contact + id, START + (long) (seconds * Micros.SECOND), type)
                .contact(contact)
                .channel("voice");
    }

    private static Event queued(String contact, double seconds) {
        return call(contact, "q", seconds, EventType.QUEUED).queue("calls").build();
    }

    private static Event retraction(String id, double seconds, String target) {
        return Event.of(id, START + (long) (seconds * Micros.SECOND), EventType.EVENT_RETRACTED)
                .target(target)
                .build();
    }

    private static Event clock(double seconds) {
        return SampleLog.clock(START + (long) (seconds * Micros.SECOND));
    }

    /** A call that is answered and released, both wrongly. */
    private static List<Event> wrongAnswer(String contact) {
        return List.of(
                queued(contact, 0),
                call(contact, "a", 10, EventType.ANSWERED).agent("x").build(),
                call(contact, "r", 40, EventType.RELEASED).agent("x").build(),
                retraction(contact + "ra", 50, contact + "a"),
                retraction(contact + "rr", 51, contact + "r"),
                call(contact, "n", 15, EventType.ABANDONED).build());
    }

    @Test
    void what_is_retracted_counts_as_never_sent_in_whatever_order_and_however_often_it_comes() throws IOException {
        List<Event> events = new ArrayList<>(wrongAnswer("first"));
        for (int seed = 0; seed < 40; seed++) {
            List<Event> twice = new ArrayList<>(wrongAnswer("c" + seed));
            twice.addAll(wrongAnswer("c" + seed));
            Collections.shuffle(twice, new Random(seed));
            events.addAll(twice);
        }

        replay(2, events);

        assertThat(fact("offered")).isEqualTo(41);
        assertThat(fact("abandoned_early")).isEqualTo(41);
        assertThat(fact("answered_in") + fact("handled") + fact("waiting_late")).isZero();
        assertThat(rejects).isEmpty();
        assertThat(ingest("events")).isEqualTo(41 * 6);
        assertThat(ingest("duplicates")).isEqualTo(40 * 6);
    }

    @Test
    void a_target_exactly_on_the_horizon_is_taken_out_and_one_before_it_is_final() throws IOException {
        double lateness = SampleLog.LATENESS / (double) Micros.SECOND;

        replay(
                1,
                List.of(
                        queued("on", 0),
                        queued("before", 1),
                        retraction("1", lateness, "onq"),
                        clock(lateness + 1.000001),
                        retraction("2", 60, "beforeq")));

        assertThat(fact("offered")).isEqualTo(1);
        assertThat(totals.get("all").get("facts").get("contacts").asInt()).isEqualTo(1);
        assertThat(rejects).singleElement().satisfies(reject -> {
            assertThat(reject.get("reason").asText()).startsWith("cannot_follow: no event beforeq ");
            assertThat(reject.get("line").asInt()).isEqualTo(5);
            assertThat(reject.get("text").asText())
                    .contains("\"event.retracted\"")
                    .doesNotContain("start");
        });
    }

    @Test
    void a_retraction_that_finds_no_target_is_set_aside_and_what_could_only_follow_its_target_too() throws IOException {
        replay(
                1,
                List.of(
                        retraction("unknown", 0, "nothing"),
                        retraction("none", 1, null),
                        retraction("of-a-retraction", 2, "unknown"),
                        queued("c", 3),
                        call("c", "a", 4, EventType.ANSWERED).build(),
                        retraction("r", 5, "cq"),
                        clock(4_000)));

        assertThat(rejects)
                .hasSize(4)
                .allSatisfy(reject -> assertThat(reject.get("reason").asText()).startsWith("cannot_follow: "))
                .extracting(reject -> reject.get("line").asInt())
                .containsExactlyInAnyOrder(1, 2, 3, 5);
        assertThat(intervals).isEmpty();
    }

    private static EventBuilder other(String id, double seconds, EventType type) {
        return Event.of(id, START + (long) (seconds * Micros.SECOND), type);
    }

    @Test
    void whatever_the_target_is_about_it_is_taken_back() throws IOException {
        replay(
                2,
                List.of(
                        other("kept", 0, EventType.AGENT_STATE)
                                .agent("x")
                                .state("available")
                                .build(),
                        other("agent", 0, EventType.AGENT_STATE)
                                .agent("y")
                                .state("available")
                                .build(),
                        other("level", 1, EventType.BOT_LEVEL_CHANGED)
                                .level("red")
                                .build(),
                        other("link", 2, EventType.IDENTITY_LINKED)
                                .customer("k1")
                                .sameAs("k2")
                                .build(),
                        call("v", "o", 10, EventType.OFFERED).customer("k1").build(),
                        call("v", "b", 11, EventType.BOT_STARTED).build(),
                        call("v", "c", 12, EventType.CLOSED).build(),
                        other("o2", 300, EventType.OFFERED)
                                .contact("w")
                                .channel("whatsapp")
                                .customer("k2")
                                .build(),
                        retraction("1", 301, "link"),
                        retraction("2", 302, "level"),
                        retraction("3", 303, "agent"),
                        clock(4_000)));

        assertThat(rejects).isEmpty();
        assertThat(totals.get("shift").get("episodes").asInt()).isEqualTo(2);
        assertThat(totals.get("shift").get("matrix")).isEmpty();
        assertThat(totals.get("agents").get("x").get("available_seconds").asDouble())
                .isEqualTo(4_000);
        assertThat(totals.get("agents").path("y").path("available_seconds").asDouble())
                .isZero();
        Map<String, Integer> sessions = new TreeMap<>();
        for (JsonNode line : lines(folder.resolve("out").resolve("breakdowns.ndjson"))) {
            if (line.get("group").asText().equals("bot")) {
                sessions.put(
                        line.get("keys").get("level").asText(),
                        line.get("facts").get("bot_sessions").asInt());
            }
        }
        sessions.values().removeIf(count -> count == 0);
        assertThat(sessions).isEqualTo(Map.of("green", 1));
    }

    @Test
    void an_interval_that_was_said_is_said_again_without_what_was_retracted_also_after_a_restart() throws Exception {
        append(queued("c", 600), queued("d", 601), clock(1_000));
        try (StreamJob job = live()) {
            awaitInterval(job, 1_000, "1:2");
        }
        append(retraction("r", 1_001, "cq"), retraction("r", 1_001, "cq"), clock(1_200));
        try (StreamJob job = live()) {
            awaitInterval(job, 1_200, "2:1");
        }
    }

    private BrokerAddress address() {
        return BrokerAddress.embedded(folder.resolve("topics"));
    }

    private StreamJob live() throws IOException {
        return StreamJob.start(JobOptions.live(folder.resolve("job")), address(), address(), SampleLog.centre());
    }

    private void append(Event... events) throws IOException {
        try (Broker broker = address().open()) {
            broker.append(
                    Topics.EVENTS,
                    0,
                    Arrays.stream(events).map(Topics::eventEntry).toList());
        }
    }

    /** Waits for a revision with so many offered; of the topic's records only the newest stays. */
    private void awaitInterval(StreamJob job, long now, String revision) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(job.now()).contains(Micros.toInstant(START + now * Micros.SECOND));
            assertThat(said()).containsExactly(revision);
        });
    }

    private List<String> said() throws IOException {
        try (Broker broker = address().open()) {
            List<String> said = new ArrayList<>();
            for (Broker.Stored stored : broker.read(Topics.INTERVALS.name(), 0, 0, 100, Duration.ZERO)) {
                IntervalSlice slice = Topics.INTERVALS.codec().decode(stored.value());
                said.add(slice.revision() + ":" + slice.facts().get("offered"));
            }
            return said;
        }
    }
}
