package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole graph over files. */
class ReplayTest {
    private static final List<Event> EVENTS = SampleLog.eventsWithAgents(150, 120, 7);

    @TempDir
    Path folder;

    /** What a replay wrote, as far as the order of reading may not change it. */
    private record Outcome(JsonNode totals, Map<String, JsonNode> finals, List<JsonNode> rejects) {
        static Outcome read(Path folder) throws IOException {
            Map<String, JsonNode> finals = new TreeMap<>();
            for (JsonNode line : lines(folder.resolve("intervals.ndjson"))) {
                String key =
                        line.get("queue").asText() + " " + line.get("start").asText();
                JsonNode before = finals.put(key, line);
                assertThat(line.get("revision").asLong())
                        .as("revision of %s", key)
                        .isEqualTo(before == null ? 1 : before.get("revision").asLong() + 1);
            }
            JsonNode totals = Json.MAPPER.readTree(folder.resolve("totals.json").toFile());
            return new Outcome(totals, finals, lines(folder.resolve("rejects.ndjson")));
        }

        private static List<JsonNode> lines(Path file) throws IOException {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                lines.add(Json.MAPPER.readTree(line));
            }
            return lines;
        }

        Map<String, String> numbers() {
            Map<String, String> numbers = new TreeMap<>();
            finals.forEach((key, slice) ->
                    numbers.put(key, slice.get("facts") + " " + slice.get("values") + " " + slice.get("responses")));
            for (String part : List.of("queues", "channels", "all", "responses", "agents")) {
                numbers.put(part, totals.get(part).toString());
            }
            return numbers;
        }

        long ingest(String name) {
            return totals.get("ingest").get(name).asLong();
        }

        long fact(String queue, String name) {
            return totals.get("queues").get(queue).get("facts").get(name).asLong();
        }
    }

    private Outcome replay(String name, int parallelism, List<Path> logs) throws IOException {
        Path out = folder.resolve(name);
        Replay.Progress progress =
                Replay.run(SampleLog.centre(), logs, out, Optional.empty(), parallelism, ignored -> {});
        Outcome outcome = Outcome.read(out);
        assertThat(outcome.ingest("events") + outcome.ingest("duplicates") + outcome.ingest("rejected"))
                .isEqualTo(progress.lines());
        assertThat(outcome.ingest("rejected")).isEqualTo(outcome.rejects.size());
        return outcome;
    }

    private Outcome replay(String name, List<Event> events) throws IOException {
        return replay(name, 1, List.of(SampleLog.write(folder.resolve(name + ".ndjson"), events)));
    }

    @Test
    void neither_order_inside_the_lateness_nor_duplicates_nor_files_nor_subtasks_change_a_number() throws IOException {
        Outcome plain = replay("plain", EVENTS);
        Outcome shuffled = replay("shuffled", SampleLog.shuffled(EVENTS, 3));
        Outcome parallel = replay(
                "parallel",
                2,
                List.of(
                        SampleLog.write(folder.resolve("even.ndjson"), SampleLog.half(EVENTS, 0)),
                        SampleLog.write(folder.resolve("odd.ndjson"), SampleLog.half(EVENTS, 1))));

        assertThat(plain.fact("calls", "offered")).isGreaterThan(50);
        assertThat(plain.fact("threads", "offered")).isGreaterThan(20);
        assertThat(plain.totals.get("queues").has("empty")).isTrue();
        assertThat(plain.ingest("late_applied")).isZero();
        assertThat(plain.rejects)
                .isNotEmpty()
                .allSatisfy(reject -> assertThat(reject.get("reason").asText()).startsWith("cannot_follow: "));
        assertThat(plain.totals.get("agents").get("b0").get("occupied_seconds").asDouble())
                .isPositive();
        assertThat(plain.totals.get("agents").get("a0").get("adherence").asDouble())
                .isBetween(0.05, 0.95);
        assertSame(plain, shuffled);
        assertThat(shuffled.ingest("late_applied")).isPositive();
        assertThat(shuffled.ingest("duplicates")).isPositive();
        assertThat(shuffled.ingest("events")).isEqualTo(plain.ingest("events"));
        assertSame(plain, parallel);
        assertThat(parallel.ingest("events")).isEqualTo(plain.ingest("events"));
        assertThat(texts(parallel)).isEqualTo(texts(plain));
    }

    private static void assertSame(Outcome expected, Outcome actual) {
        Map<String, String> numbers = actual.numbers();
        assertThat(numbers.keySet()).isEqualTo(expected.numbers().keySet());
        expected.numbers()
                .forEach((key, value) -> assertThat(numbers.get(key)).as(key).isEqualTo(value));
    }

    private static HashSet<String> texts(Outcome outcome) {
        HashSet<String> texts = new HashSet<>();
        outcome.rejects.forEach(reject -> texts.add(reject.get("text").asText()));
        return texts;
    }

    private static Event agentsState(String id, long minute, String state) {
        return Event.of(id, SampleLog.START + minute * Micros.MINUTE, EventType.AGENT_STATE)
                .agent("ann")
                .state(state)
                .build();
    }

    private static Event scheduled(String id, long from, long to, String activity) {
        return Event.of(id, SampleLog.START, EventType.AGENT_SCHEDULED)
                .agent("ann")
                .start(SampleLog.START + from * Micros.MINUTE)
                .end(SampleLog.START + to * Micros.MINUTE)
                .activity(activity)
                .build();
    }

    /** A call from 9:10 to 9:40, wrap-up to 9:45, a pause of 20 minutes where 15 were planned, and one who never was there. */
    @Test
    void agents_and_work_of_a_day_worked_out_by_hand() throws IOException {
        long minute = Micros.MINUTE;
        long start = SampleLog.START;
        List<Event> events = new ArrayList<>(List.of(
                scheduled("p1", 60, 180, "on_queue"),
                scheduled("p2", 120, 135, "break"),
                agentsState("s1", 60, "available"),
                agentsState("s2", 70, "busy"),
                agentsState("s3", 100, "wrap_up"),
                agentsState("s4", 105, "available"),
                agentsState("s5", 120, "break"),
                agentsState("s6", 140, "available"),
                agentsState("s7", 170, "offline")));
        events.add(Event.of("1", start + 69 * minute, EventType.QUEUED)
                .contact("x")
                .channel("voice")
                .queue("calls")
                .build());
        events.add(Event.of("2", start + 70 * minute, EventType.ANSWERED)
                .contact("x")
                .agent("ann")
                .build());
        events.add(Event.of("3", start + 100 * minute, EventType.RELEASED)
                .contact("x")
                .agent("ann")
                .build());
        events.add(SampleLog.clock(start + 180 * minute));
        events.sort(Comparator.comparingLong(Event::time));
        Outcome outcome = replay("day", events);

        Map<String, Double> work = new TreeMap<>();
        outcome.finals.forEach((key, slice) -> work.put(
                key.substring("calls ".length()),
                slice.get("facts").get("work_seconds").asDouble() / 60));
        assertThat(work)
                .isEqualTo(Map.of(
                        "2026-03-02T09:00:00Z", 5.0, "2026-03-02T09:15:00Z", 15.0, "2026-03-02T09:30:00Z", 10.0));
        JsonNode ann = outcome.totals.get("agents").get("ann");
        assertThat(ann.get("available_seconds").asDouble()).isEqualTo(90 * 60);
        assertThat(ann.get("occupied_seconds").asDouble()).isEqualTo(35 * 60);
        assertThat(ann.get("occupancy").asDouble()).isEqualTo(35 / 90.0);
        assertThat(ann.get("slot_load").asDouble()).isEqualTo(30 / 90.0);
        assertThat(ann.get("focus_seconds").asDouble()).isEqualTo(30 * 60);
        assertThat(ann.get("adherence").asDouble()).as("5 + 10 of 120").isEqualTo(1 - 15 / 120.0);
        assertThat(ann.get("conformance").asDouble()).isEqualTo(90 / 105.0);
        assertThat(ann.get("shrinkage").asDouble()).isEqualTo(30 / 120.0);
        List<JsonNode> load = Outcome.lines(folder.resolve("day").resolve("breakdowns.ndjson")).stream()
                .filter(line -> line.get("group").asText().equals("load"))
                .toList();
        assertThat(load)
                .as("alone with the call in three intervals, let go in the last")
                .hasSize(3)
                .allMatch(line -> line.get("keys").get("level").asText().equals("1"));
        assertThat(load.stream()
                        .mapToDouble(
                                line -> line.get("facts").get("active_seconds").asDouble())
                        .sum())
                .isEqualTo(30 * 60);
        assertThat(load.get(2).get("facts").get("sessions").asInt()).isEqualTo(1);
        assertThat(outcome.totals
                        .get("queues")
                        .get("calls")
                        .get("facts")
                        .get("work_seconds")
                        .asDouble())
                .isEqualTo(30 * 60);
    }

    @Test
    void nothing_falls_due_after_the_end_of_the_log() throws IOException {
        long queued = SampleLog.START;
        Event waiting = Event.of("q", queued, EventType.QUEUED)
                .contact("c")
                .channel("voice")
                .queue("calls")
                .build();
        long due = queued + 20 * Micros.SECOND;

        Outcome atTheTarget = replay("at", List.of(waiting, SampleLog.clock(due)));
        Outcome afterIt = replay("after", List.of(waiting, SampleLog.clock(due + 1)));

        assertThat(atTheTarget.fact("calls", "waiting_in")).isEqualTo(1);
        assertThat(atTheTarget.fact("calls", "waiting_late")).isZero();
        assertThat(afterIt.fact("calls", "waiting_in")).isZero();
        assertThat(afterIt.fact("calls", "waiting_late")).isEqualTo(1);
    }

    @Test
    void an_event_exactly_on_the_horizon_counts_and_one_before_it_is_set_aside_with_its_place() throws IOException {
        long now = SampleLog.START;
        long horizon = now - SampleLog.LATENESS;
        Path log = SampleLog.write(
                folder.resolve("late.ndjson"),
                List.of(
                        SampleLog.clock(now),
                        Event.of("on", horizon, EventType.QUEUED)
                                .contact("c1")
                                .channel("voice")
                                .queue("calls")
                                .build(),
                        Event.of("before", horizon - 1, EventType.QUEUED)
                                .contact("c2")
                                .channel("voice")
                                .queue("calls")
                                .build()));
        Files.writeString(log, "\n{\"no\": \"event\"}\n{\"id\":\"cut", java.nio.file.StandardOpenOption.APPEND);

        Outcome outcome = replay("late", 1, List.of(log));

        assertThat(outcome.fact("calls", "offered")).isEqualTo(1);
        assertThat(outcome.ingest("late_applied")).isEqualTo(1);
        assertThat(outcome.rejects)
                .extracting(reject -> reject.get("line").asInt())
                .containsExactlyInAnyOrder(3, 5, 6);
        assertThat(outcome.rejects)
                .allSatisfy(reject -> assertThat(reject.get("file").asText()).isEqualTo(log.toString()));
        JsonNode late = outcome.rejects.stream()
                .filter(r -> r.get("line").asInt() == 3)
                .findFirst()
                .orElseThrow();
        assertThat(late.get("reason").asText()).startsWith("late: ");
        assertThat(late.get("text").asText()).isEqualTo(Files.readAllLines(log).get(2));
    }

    @Test
    void an_id_that_comes_back_after_its_contact_was_forgotten_starts_anew() throws IOException {
        long day = Micros.DAY;
        Event first = Event.of("1", SampleLog.START, EventType.QUEUED)
                .contact("c")
                .channel("voice")
                .queue("calls")
                .build();
        Event again = Event.of("2", SampleLog.START + day + Micros.MINUTE, EventType.QUEUED)
                .contact("c")
                .channel("voice")
                .queue("calls")
                .build();
        Event answered = Event.of("3", SampleLog.START + day + 2 * Micros.MINUTE, EventType.ANSWERED)
                .contact("c")
                .build();

        Outcome outcome = replay("anew", List.of(first, again, answered));

        assertThat(outcome.fact("calls", "offered")).isEqualTo(2);
        assertThat(outcome.fact("calls", "waiting_late")).isEqualTo(1);
        assertThat(outcome.fact("calls", "answered_late")).isEqualTo(1);
        assertThat(outcome.totals.get("all").get("facts").get("contacts").asInt())
                .isEqualTo(2);
    }

    @Test
    void events_after_until_are_ignored() throws IOException {
        Path log = SampleLog.write(folder.resolve("until.ndjson"), EVENTS);
        long until = SampleLog.START + 30 * Micros.MINUTE;
        List<Event> before =
                EVENTS.stream().filter(event -> event.time() <= until).toList();
        Outcome cut = replay("cut", before);

        Replay.run(
                SampleLog.centre(),
                List.of(log),
                folder.resolve("until"),
                Optional.of(Micros.toInstant(until)),
                ignored -> {});

        assertThat(Outcome.read(folder.resolve("until")).totals).isEqualTo(cut.totals);
    }

    private static Event step(String id, long time, EventType type, String contact) {
        return Event.of(id, time, type).contact(contact).build();
    }

    private static Event queued(String id, long time, String contact, String queue) {
        return Event.of(id, time, EventType.QUEUED)
                .contact(contact)
                .queue(queue)
                .build();
    }

    @Test
    void an_interval_in_which_only_an_outbound_leg_was_queued_holds_its_handling() throws IOException {
        long start = SampleLog.START;
        Event dialled = Event.of("1", start, EventType.OFFERED)
                .contact("c")
                .channel("voice")
                .direction("outbound")
                .build();

        Outcome outcome = replay(
                "outbound",
                List.of(
                        dialled,
                        queued("2", start + Micros.SECOND, "c", "calls"),
                        step("3", start + 3 * Micros.SECOND, EventType.ANSWERED, "c"),
                        step("4", start + 45 * Micros.SECOND, EventType.RELEASED, "c")));

        JsonNode facts = outcome.finals.get("calls 2026-03-02T08:00:00Z").get("facts");
        assertThat(facts.get("offered").asInt()).isZero();
        assertThat(facts.get("handle_seconds").asDouble()).isEqualTo(42.0);
        assertThat(facts.get("handled").asInt()).isEqualTo(1);
        assertThat(outcome.totals.get("all").get("facts").get("contacts").asInt())
                .isZero();
    }

    @Test
    void an_answer_after_many_weeks_is_still_in_the_interval_of_its_queueing() throws IOException {
        List<Event> events = new ArrayList<>();
        events.add(queued("q", SampleLog.START, "slow", "threads"));
        for (int week = 1; week < 8; week++) {
            long time = SampleLog.START + week * 7 * Micros.DAY;
            events.add(step("e" + week, time, EventType.EXPECTATION_SENT, "slow"));
            events.add(queued("o" + week, time + 1, "other" + week, "threads"));
            events.add(step("a" + week, time + Micros.SECOND, EventType.ANSWERED, "other" + week));
        }
        events.add(step("end", SampleLog.START + 50 * Micros.DAY, EventType.ANSWERED, "slow"));

        Outcome outcome = replay("weeks", events);

        JsonNode facts = outcome.finals.get("threads 2026-03-02T08:00:00Z").get("facts");
        assertThat(facts.get("answered_late").asInt()).isEqualTo(1);
        assertThat(facts.get("lateness_seconds").asDouble()).isEqualTo(50 * 86_400 - 60.0);
    }

    @Test
    void an_event_of_a_long_contact_that_cannot_follow_is_set_aside_once() throws IOException {
        List<Event> events = new ArrayList<>();
        events.add(queued("q", SampleLog.START, "long", "threads"));
        for (int i = 0; i < 200; i++) {
            long time = SampleLog.START + (i + 1) * 20 * Micros.SECOND;
            EventType type = i % 10 == 0 ? EventType.WRAPPED_UP : EventType.EXPECTATION_SENT;
            events.add(step("e" + i, time, type, "long"));
        }
        // One that comes late makes the journey fold its tail again.
        events.add(step("late", SampleLog.START + 55 * Micros.MINUTE, EventType.EXPECTATION_SENT, "long"));

        Outcome outcome = replay("long", events);

        assertThat(outcome.rejects)
                .hasSize(20)
                .extracting(reject -> reject.get("line").asInt())
                .doesNotHaveDuplicates();
        assertThat(outcome.ingest("events")).isEqualTo(182);
    }
}
