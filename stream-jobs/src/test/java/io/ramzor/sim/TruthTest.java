package io.ramzor.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.event.Event;
import io.ramzor.event.EventJson;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.metric.IntervalSlice;
import io.ramzor.topic.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthTest {
    @TempDir
    Path folder;

    /** What the engine counted is what its log says, counted here once more and naively. */
    @Test
    void theCountsAreThoseOfTheLog() {
        RunLog log = RunLog.of("monday-peak", 21).toEnd();
        Map<String, long[]> counted = new TreeMap<>();
        for (List<Event> contact : log.contacts().values()) {
            Event queued = null;
            boolean steered = RunLog.has(contact, EventType.DEFLECTION_ACCEPTED);
            if ("outbound".equals(contact.get(0).direction())) {
                continue;
            }
            for (Event event : contact) {
                if (event.type() == EventType.QUEUED) {
                    queued = event;
                    counts(counted, event.queue())[0]++;
                } else if (queued != null && event.type() == EventType.ANSWERED) {
                    long target = log.simulation
                            .scenario()
                            .centre()
                            .queues()
                            .get(queued.queue())
                            .termsAt(event.time())
                            .answerTargetMicros();
                    counts(counted, queued.queue())[event.time() - queued.time() <= target ? 1 : 2]++;
                    counts(counted, queued.queue())[4] += event.time() - queued.time();
                    queued = null;
                } else if (queued != null && event.type() == EventType.ABANDONED) {
                    counts(counted, queued.queue())[steered ? 5 : 3]++;
                    queued = null;
                } else if (queued != null && event.type() == EventType.CALLBACK_BOOKED) {
                    counts(counted, queued.queue())[6]++;
                    queued = null;
                }
            }
        }
        Truth truth = log.simulation.truth();
        assertThat(counted).containsOnlyKeys(truth.queues().keySet());
        counted.forEach((queue, counts) -> {
            Map<String, Number> facts = truth.queues().get(queue).facts();
            assertThat(facts.get("offered").longValue()).isEqualTo(counts[0]);
            assertThat(facts.get("answered_in").longValue()).isEqualTo(counts[1]);
            assertThat(facts.get("answered_late").longValue()).isEqualTo(counts[2]);
            assertThat(facts.get("abandoned_short").longValue()
                            + facts.get("abandoned_early").longValue()
                            + facts.get("abandoned_late").longValue())
                    .isEqualTo(counts[3]);
            assertThat(facts.get("flowed_out").longValue()).isEqualTo(counts[5]);
            assertThat(facts.get("callback_in").longValue()
                            + facts.get("callback_late").longValue())
                    .isEqualTo(counts[6]);
            assertThat(facts.get("wait_answered_seconds").doubleValue())
                    .isCloseTo(Micros.toSeconds(counts[4]), within(1e-6));
        });
    }

    private static long[] counts(Map<String, long[]> counted, String queue) {
        return counted.computeIfAbsent(queue, id -> new long[7]);
    }

    @Test
    void theLogAndItsTruthAreWrittenSideBySide() throws Exception {
        Path file = folder.resolve("day.ndjson");
        Truth truth = TwinLog.write(new Simulation(Scenario.named("quiet-day"), 3), file);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSizeGreaterThan(20_000);
        for (String line : lines.subList(0, 2_000)) {
            assertThat(EventJson.decode(line.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .source())
                    .isEqualTo("twin");
        }
        JsonNode told =
                Json.MAPPER.readTree(folder.resolve("day.ndjson.truth.json").toFile());
        assertThat(told.get("arrived").asLong()).isEqualTo(truth.arrived());
        assertThat(told.at("/queues/service-voice/facts/answered_in").asLong())
                .isEqualTo(truth.queues()
                        .get("service-voice")
                        .facts()
                        .get("answered_in")
                        .longValue());
        assertThat(told.at("/queues/service-chat/parameters/handle/mean").asDouble())
                .isEqualTo(190);
    }

    @Test
    void fourWeeksOfHistoryEndBeforeTheDayAndAreTheSameForASeed() {
        Scenario scenario = Scenario.named("chat-storm");
        List<IntervalSlice> history = HistoryWriter.before(scenario, 42, 4);
        Instant first = LocalDate.of(2026, 5, 18).atStartOfDay(scenario.zone()).toInstant();
        assertThat(history)
                .hasSizeGreaterThan(6_000)
                .allMatch(
                        slice -> !slice.start().isBefore(first) && slice.start().isBefore(scenario.startsAt()))
                .isEqualTo(HistoryWriter.before(scenario, 42, 4));
        double offered = 0;
        double in = 0;
        double counted = 0;
        for (IntervalSlice slice : history) {
            if (slice.queue().equals("service-voice")) {
                Double level = slice.values().get("service_level.short_abandons_excluded");
                offered += slice.facts().get("offered").doubleValue();
                in += level == null ? 0 : level * slice.facts().get("offered").doubleValue();
                counted += level == null ? 0 : slice.facts().get("offered").doubleValue();
            }
        }
        System.out.printf("four weeks of service-voice: %.0f offered, service level %.3f%n", offered, in / counted);
        assertThat(offered / 4).isBetween(6_500.0, 9_000.0);
        assertThat(in / counted).isBetween(0.75, 0.97);
    }
}
