package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.metric.FunnelFold;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digital processes through the whole graph. */
class FunnelTest {
    private static final long START = SampleLog.START;

    @TempDir
    Path folder;

    private static Event step(String session, int minute, String step, String status) {
        return Event.of(session + step + minute + status, START + minute * Micros.MINUTE, EventType.DIGITAL_STEP)
                .process("loan")
                .session(session)
                .step(step)
                .status(status)
                .platform("web")
                .build();
    }

    private Path replay(String name, int parallelism, List<Event> events) throws IOException {
        Path out = folder.resolve(name);
        Path log = SampleLog.write(folder.resolve(name + ".ndjson"), events);
        Replay.run(SampleLog.centre(), List.of(log), out, Optional.empty(), parallelism, ignored -> {});
        return out;
    }

    private static JsonNode totals(Path out) throws IOException {
        return Json.MAPPER.readTree(out.resolve("totals.json").toFile());
    }

    private static List<String> funnel(Path out) throws IOException {
        List<String> lines = new ArrayList<>();
        for (JsonNode step : totals(out).get("funnel")) {
            List<String> texts = new ArrayList<>();
            step.forEach(value -> texts.add(value.asText()));
            lines.add(String.join(" ", texts));
        }
        return lines;
    }

    /** The last word on each interval. */
    private static Map<String, String> breakdowns(Path out) throws IOException {
        Map<String, String> last = new TreeMap<>();
        for (String line : Files.readAllLines(out.resolve("breakdowns.ndjson"))) {
            JsonNode breakdown = Json.MAPPER.readTree(line);
            if (breakdown.get("group").asText().equals("funnel")) {
                last.put(
                        breakdown.get("keys") + " " + breakdown.get("start").asText(),
                        breakdown.get("facts").toString());
            }
        }
        return last;
    }

    @Test
    void steps_count_once_by_day_and_platform_as_entered_completed_and_left() throws IOException {
        Path out = replay(
                "golden",
                1,
                List.of(
                        step("a", 0, "form", "entered"),
                        step("a", 2, "form", "completed"),
                        step("a", 3, "sign", "entered"),
                        step("b", 4, "form", "entered"),
                        step("b", 5, "form", "left"),
                        step("c", 6, "form", "entered"),
                        step("c", 7, "form", "completed"),
                        Event.of("r", START + 8 * Micros.MINUTE, EventType.EVENT_RETRACTED)
                                .target("cform7completed")
                                .build(),
                        step("d", 16 * 60, "form", "completed"),
                        SampleLog.clock(START + 17 * Micros.HOUR)));

        assertThat(funnel(out))
                .containsExactly(
                        "2026-03-02 loan form web 3 1 2",
                        "2026-03-02 loan sign web 1 0 1",
                        "2026-03-03 loan form web 1 1 0");
        assertThat(totals(out).get("ingest").get("events").asInt()).isEqualTo(10);
        assertThat(breakdowns(out))
                .containsEntry(
                        "{\"process\":\"loan\",\"step\":\"form\",\"platform\":\"web\"} 2026-03-02T08:00:00Z",
                        "{\"steps_entered\":3,\"steps_completed\":1,\"steps_left\":2}")
                .hasSize(3);
    }

    @Test
    void neither_order_inside_the_lateness_nor_duplicates_nor_subtasks_change_a_count() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        List<Event> events = new ArrayList<>();
        for (int session = 0; session < 200; session++) {
            int minute = random.nextInt(2_000);
            for (String step : List.of("form", "sign", "pay")) {
                String status =
                        List.of("entered", "entered", "completed", "left").get(random.nextInt(4));
                events.add(step("s" + session, minute, step, status));
                minute += random.nextInt(random.nextInt(10) == 0 ? 2_000 : 40);
            }
        }
        events.add(SampleLog.clock(START + 20_000 * Micros.MINUTE));
        events.sort(FunnelFold.ORDER);

        Path plain = replay("plain", 1, events);
        Path shuffled = replay("shuffled", 2, SampleLog.shuffled(events, 9));

        assertThat(funnel(plain))
                .containsExactlyElementsOf(reckoned(events.stream()
                        .filter(event -> event.type() == EventType.DIGITAL_STEP)
                        .toList()))
                .hasSizeGreaterThan(3);
        assertThat(funnel(shuffled)).isEqualTo(funnel(plain));
        assertThat(breakdowns(shuffled)).isEqualTo(breakdowns(plain));
    }

    /** The section worked out from the sorted events step by step. */
    private static List<String> reckoned(List<Event> events) {
        Map<String, List<Event>> sessions = new TreeMap<>();
        events.forEach(event -> sessions.computeIfAbsent(event.session(), s -> new ArrayList<>())
                .add(event));
        Map<String, int[]> counts = new TreeMap<>();
        for (List<Event> session : sessions.values()) {
            int from = 0;
            for (int i = 1; i <= session.size(); i++) {
                if (i == session.size()
                        || session.get(i).time() - session.get(i - 1).time() > Micros.DAY) {
                    reckon(session.subList(from, i), counts);
                    from = i;
                }
            }
        }
        return counts.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue()[0] + " " + e.getValue()[1] + " " + e.getValue()[2])
                .toList();
    }

    private static void reckon(List<Event> visit, Map<String, int[]> counts) {
        for (String step : List.of("form", "sign", "pay")) {
            List<Event> of = visit.stream().filter(e -> e.step().equals(step)).toList();
            if (of.isEmpty()) {
                continue;
            }
            String day = Micros.toInstant(of.get(0).time()).toString().substring(0, 10);
            int[] count = counts.computeIfAbsent(day + " loan " + step + " web", k -> new int[3]);
            Event last = of.get(of.size() - 1);
            long until = last.time() + 30 * Micros.MINUTE;
            boolean wentOn = visit.subList(visit.indexOf(last) + 1, visit.size()).stream()
                    .anyMatch(e -> e.time() <= until);
            boolean completed = of.stream().anyMatch(e -> "completed".equals(e.status()));
            count[0]++;
            count[1] += completed ? 1 : 0;
            count[2] += !completed && ("left".equals(last.status()) || !wentOn) ? 1 : 0;
        }
    }
}
