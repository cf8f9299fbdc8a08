package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.Json;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The graph on a running centre: topics in and out, restarts, state. */
class StreamJobTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private BrokerAddress address(String name) {
        return BrokerAddress.embedded(folder.resolve(name));
    }

    private StreamJob start(String name) throws IOException {
        JobOptions options = JobOptions.live(folder.resolve(name + "-job")).withCheckpointMillis(200);
        return StreamJob.start(options, address(name), address(name), SampleLog.centre());
    }

    private void append(String name, List<Event> events) throws IOException {
        try (Broker broker = address(name).open()) {
            broker.append(
                    Topics.EVENTS, 0, events.stream().map(Topics::eventEntry).toList());
        }
    }

    private static void awaitNow(StreamJob job, long micros) {
        await().atMost(PATIENCE).until(() -> job.now().map(Micros::of).orElse(0L) >= micros);
    }

    /** What stands on a topic, by key. */
    private Map<String, JsonNode> topic(String name, String topic) throws IOException {
        Map<String, JsonNode> records = new TreeMap<>();
        for (Broker.Stored stored : stored(name, topic)) {
            if (stored.value() == null) {
                records.remove(stored.key());
            } else {
                records.put(stored.key(), Json.MAPPER.readTree(stored.value()));
            }
        }
        return records;
    }

    private List<Broker.Stored> stored(String name, String topic) throws IOException {
        try (Broker broker = address(name).open()) {
            List<Broker.Stored> all = new ArrayList<>();
            List<Broker.Stored> read;
            long from = 0;
            do {
                read = broker.read(topic, 0, from, 1_000, Duration.ZERO);
                all.addAll(read);
                from = read.isEmpty() ? from : read.get(read.size() - 1).offset() + 1;
            } while (!read.isEmpty());
            return all;
        }
    }

    private Map<String, JsonNode> facts(String name) throws IOException {
        Map<String, JsonNode> facts = new TreeMap<>();
        topic(name, "intervals").forEach((key, slice) -> facts.put(key, slice.get("facts")));
        return facts;
    }

    private void awaitOffered(String name, long offered) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(facts(name).values().stream()
                                .mapToLong(slice -> slice.get("offered").asLong())
                                .sum())
                        .isEqualTo(offered));
    }

    private List<Path> checkpoints(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(name + "-job").resolve("checkpoints"))) {
            return files.filter(file -> file.getFileName().toString().equals("_metadata"))
                    .toList();
        }
    }

    @Test
    void killed_and_started_again_it_comes_to_the_same_as_without() throws Exception {
        List<Event> events = SampleLog.eventsWithAgents(120, 60, 11);
        long end = SampleLog.START + 10 * Micros.HOUR;
        long offered = events.stream()
                .filter(event -> event.type() == EventType.QUEUED)
                .count();
        int third = events.size() / 3;

        append("whole", events);
        append("whole", List.of(SampleLog.clock(end)));
        try (StreamJob job = start("whole")) {
            awaitNow(job, end);
            awaitOffered("whole", offered);
        }

        append("killed", events.subList(0, third));
        StreamJob first = start("killed");
        awaitNow(first, events.get(third - 1).time());
        await().atMost(PATIENCE).until(() -> !checkpoints("killed").isEmpty());
        append("killed", events.subList(third, 2 * third));
        awaitNow(first, events.get(2 * third - 1).time());
        first.kill();
        assertThat(checkpoints("killed")).isNotEmpty();
        append("killed", events.subList(2 * third, events.size()));
        append("killed", List.of(SampleLog.clock(end)));
        try (StreamJob second = start("killed")) {
            awaitNow(second, end);
            awaitOffered("killed", offered);
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(facts("killed")).isEqualTo(facts("whole"));
                assertThat(breakdowns("killed")).isEqualTo(breakdowns("whole"));
                assertThat(values("killed", "rejects")).isEqualTo(values("whole", "rejects"));
                assertThat(topic("killed", "floor")).isEqualTo(topic("whole", "floor"));
                assertThat(topic("killed", "sources")).isEqualTo(topic("whole", "sources"));
                assertThat(topic("killed", "live")).isEqualTo(topic("whole", "live"));
            });
        }
        assertThat(values("whole", "rejects")).isNotEmpty();
    }

    private Map<String, JsonNode> breakdowns(String name) throws IOException {
        Map<String, JsonNode> facts = new TreeMap<>();
        topic(name, "breakdowns").forEach((key, slice) -> facts.put(key, slice.get("facts")));
        assertThat(facts.keySet()).anyMatch(key -> key.startsWith("agent|a0|"));
        return facts;
    }

    private List<String> values(String name, String topic) throws IOException {
        return stored(name, topic).stream()
                .map(stored -> new String(stored.value(), StandardCharsets.UTF_8))
                .sorted()
                .toList();
    }

    @Test
    void it_shows_the_floor_and_the_windows_of_every_queue_as_they_stand() throws Exception {
        long start = SampleLog.START;
        append(
                "floor",
                List.of(
                        Event.of("s", start, EventType.AGENT_STATE)
                                .agent("ann")
                                .state("available")
                                .channels(List.of("voice"))
                                .build(),
                        Event.of("1", start, EventType.OFFERED)
                                .contact("x")
                                .channel("voice")
                                .build(),
                        Event.of("2", start + 1, EventType.QUEUED)
                                .contact("x")
                                .channel("voice")
                                .queue("calls")
                                .build(),
                        Event.of("3", start, EventType.OFFERED)
                                .contact("y")
                                .channel("voice")
                                .build(),
                        Event.of("4", start + 2, EventType.QUEUED)
                                .contact("y")
                                .channel("voice")
                                .queue("calls")
                                .build(),
                        Event.of("5", start + 10 * Micros.SECOND, EventType.ANSWERED)
                                .contact("x")
                                .agent("ann")
                                .build()));
        append("floor", List.of(SampleLog.clock(start + 30 * Micros.SECOND)));
        try (StreamJob job = start("floor")) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(topic("floor", "live").keySet()).containsExactly("calls", "empty", "threads");
                JsonNode window =
                        topic("floor", "live").get("calls").get("windows").get("5");
                assertThat(window.get("arrivals").asInt()).isEqualTo(2);
                assertThat(window.get("facts").get("answered_in").asInt()).isEqualTo(1);
                assertThat(window.get("facts").get("waiting_late").asInt()).isEqualTo(1);
                assertThat(window.get("values")
                                .get("service_level.short_abandons_excluded")
                                .isNumber())
                        .isTrue();
                assertThat(topic("floor", "live")
                                .get("calls")
                                .get("expected_wait_seconds")
                                .asDouble())
                        .isEqualTo(1_800);
                assertThat(topic("floor", "live")
                                .get("empty")
                                .get("expected_wait_seconds")
                                .isNull())
                        .isTrue();
            });
            Map<String, JsonNode> floor = topic("floor", "floor");
            assertThat(floor.keySet()).containsExactly("agent:ann", "contact:x", "contact:y");
            assertThat(floor.get("contact:y").get("contact").get("place").asText())
                    .isEqualTo("waiting");
            JsonNode ann = floor.get("agent:ann").get("agent");
            assertThat(ann.get("open_contacts").findValuesAsText("contact")).containsExactly("x");

            append(
                    "floor",
                    List.of(Event.of("6", start + 40 * Micros.SECOND, EventType.RELEASED)
                            .contact("x")
                            .agent("ann")
                            .build()));
            append("floor", List.of(SampleLog.clock(start + 41 * Micros.SECOND)));
            await().atMost(PATIENCE).untilAsserted(() -> {
                Map<String, JsonNode> after = topic("floor", "floor");
                assertThat(after.keySet()).containsExactly("agent:ann", "contact:y");
                assertThat(after.get("agent:ann").get("agent").get("open_contacts"))
                        .isEmpty();
            });
        }
    }

    /** A long log is read faster than anybody can look; what stands on the topic at a mark must nevertheless be as of the mark. */
    @Test
    void having_caught_up_it_marks_the_live_windows_only_when_all_stand_as_of_the_mark() throws Exception {
        List<Event> events = new ArrayList<>(SampleLog.eventsWithAgents(300, 600, 7));
        long end = SampleLog.START + 11 * Micros.HOUR;
        append("caught", events);
        append("caught", List.of(SampleLog.clock(end)));
        try (StreamJob job = start("caught")) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> topic("caught", "marks").containsKey("live")
                            && at(topic("caught", "marks").get("live")) >= end);
            assertThat(topic("caught", "live").values()).hasSize(3).allMatch(slice -> at(slice) >= end);
            assertThat(job.isRunning()).isTrue();
        }
    }

    private static long at(JsonNode record) {
        return Micros.of(Instant.parse(record.get("at").asText()));
    }

    @Test
    void what_is_kept_of_contacts_and_ids_is_freed_when_their_time_has_passed() throws Exception {
        List<Event> events = SampleLog.events(400, 30, 5);
        long then = events.get(events.size() - 1).time();
        long empty = bytesAt("empty", List.of(SampleLog.clock(then)), then);
        long full = bytesAt("state", events, then);
        long later = bytesAt("state", List.of(SampleLog.clock(then + 40 * Micros.DAY)), then + 40 * Micros.DAY) - empty;

        // What stays is the history of the last intervals, which only a change would free.
        assertThat(later).isLessThan((full - empty) / 10);
    }

    /** Bytes of state once the job has read the events. */
    private long bytesAt(String name, List<Event> events, long now) throws IOException {
        append(name, events);
        try (StreamJob job = start(name)) {
            awaitNow(job, now);
        }
        return newestBytes(name);
    }

    private long newestBytes(String name) throws IOException {
        Path newest = Checkpoints.newest(folder.resolve(name + "-job").resolve("checkpoints"))
                .orElseThrow();
        try (Stream<Path> files = Files.walk(newest)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Test
    void a_job_that_cannot_write_fails_and_says_why() throws Exception {
        append("broken", List.of(SampleLog.clock(SampleLog.START)));
        Files.writeString(folder.resolve("no-folder"), "a file");
        JobOptions options = JobOptions.replay(folder.resolve("tmp"), List.of());
        try (StreamJob job = StreamJob.start(
                options, address("broken"), BrokerAddress.embedded(folder.resolve("no-folder")), SampleLog.centre())) {
            assertThat(job.ended()).failsWithin(PATIENCE).withThrowableThat().withMessageContaining("no-folder");
        }
    }
}
