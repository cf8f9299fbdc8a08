package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.centre.Centre;
import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.metric.Book;
import io.ramzor.metric.ContactTrace;
import io.ramzor.metric.Counted;
import io.ramzor.metric.Measure;
import io.ramzor.metric.Slice;
import io.ramzor.sim.Scenario;
import io.ramzor.sim.Simulation;
import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.Json;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contacts behind the numbers: their facts add up to the numbers, whatever the stream does. */
class ContactTraceTest {
    @TempDir
    Path folder;

    /** What the facts of the traces come to: by queue in all, and by queue and interval. */
    private static final class Sums {
        private final Map<String, Slice> queues = new HashMap<>();
        private final Map<String, Slice> intervals = new HashMap<>();

        Sums(Centre centre, Collection<ContactTrace> traces) {
            for (ContactTrace trace : traces) {
                for (ContactTrace.Fact fact : trace.facts()) {
                    Counted counted = new Counted(
                            fact.queue(),
                            "",
                            fact.clock(),
                            Book.INTERVAL,
                            fact.at(),
                            Measure.of(fact.measure()),
                            fact.value(),
                            1);
                    add(queues, fact.queue(), counted);
                    Instant start = Micros.toInstant(centre.intervalStart(fact.at()));
                    add(intervals, fact.queue() + "|" + start, counted);
                }
            }
        }

        private static void add(Map<String, Slice> slices, String key, Counted fact) {
            slices.computeIfAbsent(key, k -> new Slice()).add(fact);
        }

        /** The number as the interval says it, from the contacts. */
        static JsonNode json(Object numbers) {
            return Json.read(Json.write(numbers), JsonNode.class);
        }
    }

    private static Map<String, ContactTrace> traces(Path file) throws IOException {
        Map<String, ContactTrace> traces = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            ContactTrace trace = Json.MAPPER.readValue(line, ContactTrace.class);
            if (trace.gone()) {
                traces.remove(trace.key());
            } else {
                traces.put(trace.key(), trace);
            }
        }
        return traces;
    }

    /** Replays the logs and compares every interval and total with the sum of the facts of the traces. */
    private Map<String, ContactTrace> replayAndCompare(Centre centre, List<Path> logs) throws IOException {
        Path out = folder.resolve("out");
        Replay.Progress end = Replay.run(centre, logs, out, Optional.empty(), 2, true, progress -> {});
        long now = Micros.of(end.now());
        Map<String, ContactTrace> traces = traces(out.resolve("contacts.ndjson"));
        Sums sums = new Sums(centre, traces.values());
        Map<String, JsonNode> finals = new TreeMap<>();
        for (String line : Files.readAllLines(out.resolve("intervals.ndjson"))) {
            JsonNode slice = Json.MAPPER.readTree(line);
            finals.put(
                    slice.get("queue").asText() + "|"
                            + Instant.parse(slice.get("start").asText()),
                    slice);
        }
        finals.forEach((key, slice) -> {
            Slice fromContacts = sums.intervals.get(key);
            assertThat(Sums.json(fromContacts.facts(now))).as(key).isEqualTo(slice.get("facts"));
            assertThat(Sums.json(fromContacts.values(now))).as(key).isEqualTo(slice.get("values"));
        });
        JsonNode totals = Json.MAPPER.readTree(out.resolve("totals.json").toFile());
        totals.get("queues")
                .fields()
                .forEachRemaining(queue -> assertThat(Sums.json(sums.queues
                                .getOrDefault(queue.getKey(), new Slice())
                                .facts(now)))
                        .as(queue.getKey())
                        .isEqualTo(queue.getValue().get("facts")));
        totals.get("responses")
                .fields()
                .forEachRemaining(queue -> queue.getValue()
                        .fields()
                        .forEachRemaining(clock -> assertThat(Sums.json(
                                                sums.queues.get(queue.getKey()).responses(now))
                                        .get(clock.getKey())
                                        .get("count"))
                                .as(queue.getKey() + " " + clock.getKey())
                                .isEqualTo(clock.getValue().get("count"))));
        assertThat(finals).isNotEmpty();
        assertThat(promises(traces.values())).isEqualTo(promises(totals.get("deadlines")));
        return traces;
    }

    private static Map<String, Integer> promises(Collection<ContactTrace> traces) {
        Map<String, Integer> promises = new TreeMap<>();
        traces.forEach(trace -> trace.promises()
                .forEach(promise -> promises.merge(promise.kind() + " " + promise.state(), 1, Integer::sum)));
        return promises;
    }

    private static Map<String, Integer> promises(JsonNode deadlines) {
        Map<String, Integer> promises = new TreeMap<>();
        deadlines
                .properties()
                .forEach(kind -> kind.getValue().properties().forEach(state -> {
                    if (state.getValue().asInt() > 0) {
                        promises.put(
                                kind.getKey() + " " + state.getKey(),
                                state.getValue().asInt());
                    }
                }));
        return promises;
    }

    @Test
    void the_facts_of_the_contacts_of_a_simulated_storm_are_those_of_its_intervals() throws IOException {
        Scenario scenario = Scenario.named("chat-storm");
        List<Event> events = new ArrayList<>();
        new Simulation(scenario, 5)
                .clockEverySeconds(60)
                .advanceTo(Micros.of(Instant.parse("2026-06-15T08:30:00Z")), events::add);
        Path log = SampleLog.write(folder.resolve("storm.ndjson"), events);

        Map<String, ContactTrace> traces = replayAndCompare(scenario.centre(), List.of(log));

        assertThat(traces).hasSizeGreaterThan(1_000);
        assertThat(traces.values()).anySatisfy(trace -> {
            assertThat(trace.channel()).isEqualTo("chat");
            assertThat(trace.legs()).anySatisfy(leg -> {
                assertThat(leg.outcome()).isEqualTo("abandoned");
                assertThat(leg.late()).isTrue();
                assertThat(leg.waitSeconds()).isGreaterThan(leg.answerTargetSeconds());
            });
        });
    }

    @Test
    void disorder_and_duplicates_do_not_part_the_contacts_from_the_numbers() throws IOException {
        List<Event> events = SampleLog.shuffled(SampleLog.events(150, 120, 7), 3);
        Path even = SampleLog.write(folder.resolve("even.ndjson"), SampleLog.half(events, 0));
        Path odd = SampleLog.write(folder.resolve("odd.ndjson"), SampleLog.half(events, 1));

        Map<String, ContactTrace> traces = replayAndCompare(SampleLog.centre(), List.of(even, odd));

        assertThat(traces).hasSizeGreaterThan(100);
    }

    @Test
    void a_thread_of_hundreds_of_turns_over_days_keeps_every_fact_though_its_state_lets_go_of_old_clocks()
            throws IOException {
        List<Event> events = new ArrayList<>();
        long start = SampleLog.START;
        events.add(message("talk-first", start, EventType.OFFERED, Actor.CUSTOMER));
        events.add(Event.of("talk-queued", start + 1, EventType.QUEUED)
                .contact("talk")
                .channel("whatsapp")
                .queue("threads")
                .build());
        for (int i = 1; i <= 600; i++) {
            events.add(message(
                    "talk-" + i,
                    start + i * 7 * Micros.MINUTE,
                    EventType.MESSAGE,
                    i % 2 == 0 ? Actor.CUSTOMER : Actor.AGENT));
        }
        Path log = SampleLog.write(folder.resolve("long.ndjson"), events);

        Map<String, ContactTrace> traces = replayAndCompare(SampleLog.centre(), List.of(log));

        assertThat(traces.values()).extracting(ContactTrace::contact).containsOnly("talk");
        assertThat(traces).hasSizeGreaterThan(1);
    }

    @Test
    void an_id_that_comes_back_after_it_was_forgotten_is_told_twice_and_each_life_keeps_its_facts() throws IOException {
        long first = SampleLog.START;
        long second = first + 3 * Micros.DAY;
        List<Event> events = List.of(
                call("a1", first, EventType.QUEUED),
                call("a2", first + Micros.MINUTE, EventType.ABANDONED),
                call("b1", second, EventType.QUEUED),
                SampleLog.clock(second + Micros.HOUR));
        Path log = SampleLog.write(folder.resolve("lives.ndjson"), events);

        Map<String, ContactTrace> traces = replayAndCompare(SampleLog.centre(), List.of(log));

        assertThat(traces.keySet()).hasSize(2);
        assertThat(traces.values())
                .extracting(trace -> trace.legs().get(0).outcome())
                .containsExactly("abandoned", "waiting");
        ContactTrace waiting = traces.get(ContactTrace.key("c", Micros.toInstant(second)));
        assertThat(waiting.waitsFor())
                .isEqualTo(new ContactTrace.WaitsFor(
                        "answer", "calls", Micros.toInstant(second), Micros.toInstant(second + 20 * Micros.SECOND)));
        assertThat(waiting.legs().get(0).waitSeconds()).isEqualTo(3_600);
    }

    private static Event call(String id, long time, EventType type) {
        return Event.of(id, time, type)
                .contact("c")
                .channel("voice")
                .queue("calls")
                .build();
    }

    @Test
    void in_a_running_centre_the_traces_follow_and_a_talkative_thread_is_told_once_in_five_seconds()
            throws IOException {
        BrokerAddress address = BrokerAddress.embedded(folder.resolve("topics"));
        List<Event> events = SampleLog.events(300, 600, 5); // hours of it, so that the job has to catch up
        long end = events.get(events.size() - 1).time() + Micros.SECOND;
        try (Broker broker = address.open();
                StreamJob job =
                        StreamJob.start(JobOptions.live(folder.resolve("job")), address, address, SampleLog.centre())) {
            broker.append(
                    Topics.EVENTS, 0, events.stream().map(Topics::eventEntry).toList());
            broker.append(Topics.EVENTS, 0, List.of(Topics.eventEntry(SampleLog.clock(end))));
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                Sums sums = new Sums(SampleLog.centre(), stored(broker).values());
                Map<String, JsonNode> intervals = intervals(broker);
                assertThat(intervals).hasSizeGreaterThan(4);
                intervals.forEach((key, slice) -> assertThat(Sums.json(sums.intervals
                                        .getOrDefault(key, new Slice())
                                        .facts(end))
                                .get("offered"))
                        .as(key)
                        .isEqualTo(slice.get("facts").get("offered")));
                assertThat(intervals.values().stream()
                                .mapToLong(slice ->
                                        slice.get("facts").get("offered").asLong())
                                .sum())
                        .isEqualTo(events.stream()
                                .filter(event -> event.type() == EventType.QUEUED)
                                .count());
            });
            long before = broker.end(Topics.CONTACTS.name(), 0);
            broker.append(Topics.EVENTS, 0, talk(end).map(Topics::eventEntry).toList());
            broker.append(Topics.EVENTS, 0, List.of(Topics.eventEntry(SampleLog.clock(end + Micros.MINUTE))));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(stored(broker).get(ContactTrace.key("talk", Micros.toInstant(end))))
                            .isNotNull()
                            .extracting(trace -> trace.clocks().size())
                            .isEqualTo(23));
            assertThat(broker.end(Topics.CONTACTS.name(), 0) - before).isLessThan(12);
            assertThat(job.isRunning()).isTrue();
        }
    }

    /** A thread in which customer and agent write twenty times each, four times a second. */
    private static Stream<Event> talk(long start) {
        Event first = message("talk-first", start, EventType.OFFERED, Actor.CUSTOMER);
        return Stream.concat(
                Stream.of(first),
                IntStream.rangeClosed(1, 40)
                        .mapToObj(i -> message(
                                "talk-" + i,
                                start + i * Micros.SECOND / 4,
                                EventType.MESSAGE,
                                i % 2 == 0 ? Actor.CUSTOMER : Actor.AGENT)));
    }

    private static Event message(String id, long time, EventType type, Actor actor) {
        return Event.of(id, time, type)
                .contact("talk")
                .channel("whatsapp")
                .actor(actor)
                .build();
    }

    private static Map<String, ContactTrace> stored(Broker broker) throws IOException {
        Map<String, ContactTrace> traces = new HashMap<>();
        for (Broker.Stored stored : broker.read(Topics.CONTACTS.name(), 0, 0, 10_000, Duration.ZERO)) {
            traces.put(stored.key(), Topics.CONTACTS.codec().decode(stored.value()));
        }
        return traces;
    }

    private static Map<String, JsonNode> intervals(Broker broker) throws IOException {
        Map<String, JsonNode> intervals = new TreeMap<>();
        for (Broker.Stored stored : broker.read(Topics.INTERVALS.name(), 0, 0, 10_000, Duration.ZERO)) {
            JsonNode slice = Json.MAPPER.readTree(stored.value());
            intervals.put(
                    slice.get("queue").asText() + "|"
                            + Instant.parse(slice.get("start").asText()),
                    slice);
        }
        return intervals;
    }
}
