package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;
import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventBuilder;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.metric.Group;
import io.ramzor.metric.GroupFact;
import io.ramzor.metric.GroupNumbers;
import io.ramzor.metric.GroupTrace;
import io.ramzor.metric.Measure;
import io.ramzor.metric.MetricRegistry;
import io.ramzor.metric.Slice;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contacts behind the numbers of groups: their facts add up to the numbers, whatever the stream does. */
class GroupTraceTest {
    private static final Centre CENTRE = centre();
    /** What agents' presence and plans decide, and what the traces of contacts tell themselves. */
    private static final Set<String> TOLD_ELSEWHERE = Set.of("agent", "load", "deadline");

    @TempDir
    Path folder;

    private final List<Event> events = new ArrayList<>();

    private static Centre centre() {
        try {
            return CentreFile.parse("centre.yaml", """
                    zone: UTC
                    channels: {voice: {kind: live}, chat: {kind: live}, app: {kind: live}}
                    queues:
                      calls: {channel: voice, line: 1}
                      experts: {channel: voice, line: 2}
                    """);
        } catch (CentreException e) {
            throw new IllegalStateException(e);
        }
    }

    private String say(double hour, EventType type, UnaryOperator<EventBuilder> more) {
        long at = SampleLog.START + Math.round(hour * Micros.HOUR);
        String id = "e" + events.size();
        events.add(more.apply(Event.of(id, at, type)).build());
        return id;
    }

    private String step(double hour, EventType type, String contact, UnaryOperator<EventBuilder> more) {
        return say(hour, type, event -> more.apply(event.contact(contact)));
    }

    private void call(String contact, String customer, String topic, double hour) {
        step(
                hour,
                EventType.OFFERED,
                contact,
                e -> e.channel("voice").customer(customer).topic(topic));
        step(hour, EventType.QUEUED, contact, e -> e.queue("calls"));
        step(hour + 0.001, EventType.ANSWERED, contact, e -> e.agent("x"));
        step(hour + 0.02, EventType.RELEASED, contact, e -> e.agent("x"));
    }

    private void chat(String contact, String customer, String topic, double hour) {
        step(
                hour,
                EventType.OFFERED,
                contact,
                e -> e.channel("chat").customer(customer).topic(topic));
        step(hour, EventType.BOT_STARTED, contact, e -> e);
        step(hour + 0.01, EventType.MESSAGE, contact, e -> e.actor(Actor.BOT));
        step(hour + 0.02, EventType.BOT_ENDED, contact, e -> e.outcome("contained"));
    }

    private void session(String session, String customer, double hour) {
        for (int i = 0; i < 3; i++) {
            int number = i;
            say(
                    hour + i * 0.1,
                    EventType.DIGITAL_STEP,
                    e -> e.process("loan")
                            .session(session)
                            .customer(customer)
                            .step("s" + number)
                            .status("entered"));
        }
    }

    /** Contacts and sessions of eight customers within nine days; some said by mistake, some under a wrong name at first. */
    private void days(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            double hour = random.nextInt(8 * 24 * 4) / 4.0;
            String customer = random.nextInt(10) == 0 ? null : "p" + random.nextInt(1, 9);
            String topic = random.nextBoolean() ? "loan" : "card";
            if (random.nextBoolean()) {
                call("v" + i, customer, topic, hour);
            } else {
                chat("c" + i, customer, topic, hour);
            }
            if (i % 7 == 0) {
                String wrong = step(
                        hour + 0.03,
                        EventType.OFFERED,
                        "w" + i,
                        e -> e.channel("chat").customer("p1"));
                say(hour + 0.05, EventType.EVENT_RETRACTED, e -> e.target(wrong));
                step(
                        hour + 0.04,
                        EventType.RESOLVED,
                        "v" + i,
                        e -> e.customer("p7").actor(Actor.AGENT));
                session("s" + i, customer, hour);
            }
        }
        say(20, EventType.IDENTITY_LINKED, e -> e.customer("p1").sameAs("p2"));
        say(50, EventType.IDENTITY_LINKED, e -> e.customer("p3").sameAs("p2"));
        say(60, EventType.IDENTITY_UNLINKED, e -> e.customer("p3").sameAs("p2"));
        say(30, EventType.CALENDAR_CHANGED, e -> e.kind("channel_opened").channel("chat"));
        say(48, EventType.BOT_LEVEL_CHANGED, e -> e.level("amber"));
        say(9 * 24, EventType.CLOCK, e -> e);
    }

    private List<Event> sorted() {
        return events.stream().sorted(Comparator.comparingLong(Event::time)).toList();
    }

    private Map<String, GroupTrace> replay(List<Event> log, int parallelism) throws IOException {
        Path file = SampleLog.write(folder.resolve("log.ndjson"), log);
        Path out = folder.resolve("out" + parallelism);
        Replay.run(CENTRE, List.of(file), out, Optional.empty(), parallelism, true, ignored -> {});
        Map<String, GroupTrace> traces = new TreeMap<>();
        for (String line : Files.readAllLines(out.resolve("group-contacts.ndjson"))) {
            GroupTrace trace = Json.MAPPER.readValue(line, GroupTrace.class);
            traces.put(trace.key(), trace);
        }
        traces.values().removeIf(trace -> trace.facts().isEmpty());
        compare(out, traces.values());
        return traces;
    }

    private static void compare(Path out, Collection<GroupTrace> traces) throws IOException {
        Map<String, Slice> sums = new HashMap<>();
        for (GroupTrace trace : traces) {
            for (GroupTrace.Fact fact : trace.facts()) {
                Group group = GroupNumbers.group(fact.group()).orElseThrow();
                Instant start = Micros.toInstant(CENTRE.intervalStart(fact.at()));
                sums.computeIfAbsent(fact.group() + fact.keys() + start, key -> new Slice())
                        .add(new GroupFact(group, fact.keys(), Measure.of(fact.measure()), fact.at(), fact.value(), 1));
            }
        }
        Map<String, JsonNode> finals = new TreeMap<>();
        for (String line : Files.readAllLines(out.resolve("breakdowns.ndjson"))) {
            JsonNode slice = Json.MAPPER.readTree(line);
            String group = slice.get("group").asText();
            if (!TOLD_ELSEWHERE.contains(group)) {
                List<String> keys = new ArrayList<>();
                slice.get("keys").forEach(key -> keys.add(key.asText()));
                finals.put(group + keys + Instant.parse(slice.get("start").asText()), slice);
            }
        }
        finals.forEach((key, slice) -> {
            Group group = GroupNumbers.group(slice.get("group").asText()).orElseThrow();
            Object facts = MetricRegistry.facts(group, sums.getOrDefault(key, new Slice()));
            assertThat(Json.read(Json.write(facts), JsonNode.class)).as(key).isEqualTo(slice.get("facts"));
        });
        assertThat(finals.keySet()).containsAll(sums.keySet());
        assertThat(finals.values())
                .extracting(slice -> slice.get("group").asText())
                .contains("bot", "contacts", "episode", "shift", "return", "cohort", "launch", "funnel");
    }

    @Test
    void their_facts_are_those_of_the_groups_also_after_retraction_and_links_made_and_undone() throws IOException {
        days(120, 7);

        Map<String, GroupTrace> traces = replay(sorted(), 1);

        assertThat(traces.values()).anySatisfy(trace -> {
            assertThat(trace.owner()).as("one of those who are one").isEqualTo("identity\tp1");
            assertThat(trace.customer()).isEqualTo("p2");
        });
        assertThat(traces.values())
                .anySatisfy(trace -> assertThat(trace.facts())
                        .anySatisfy(fact -> assertThat(fact.after())
                                .as("contact before a shift")
                                .isNotNull()));
        assertThat(traces.values())
                .anySatisfy(trace -> assertThat(trace.others()).isNotEmpty());
        assertThat(traces.values())
                .anySatisfy(trace -> assertThat(trace.session()).startsWith("s"));
        assertThat(traces.values()).extracting(GroupTrace::contact).doesNotContain("w0", "w7");
    }

    @Test
    void disorder_and_parallelism_change_nothing() throws IOException {
        days(100, 3);
        Map<String, GroupTrace> straight = replay(sorted(), 1);

        Map<String, GroupTrace> shuffled = replay(SampleLog.shuffled(sorted(), 5), 3);

        assertThat(shuffled.keySet()).isEqualTo(straight.keySet());
        shuffled.forEach((key, trace) ->
                assertThat(trace.standsFor(straight.get(key))).as(key).isTrue());
    }
}
