package io.ramzor.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.oracle.Numbers;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a replay wrote.
 *
 * @param totals numbers of {@code totals.json} by their place
 * @param finals numbers of the highest revision of each interval, by queue and start
 * @param breakdowns the same of groups, by group, keys and start, such as {@code load voice 1 2026-03-02T08:00:00Z}
 * @param rejects lines set aside
 */
record ReplayNumbers(
        Numbers totals, Map<String, Numbers> finals, Map<String, Numbers> breakdowns, List<JsonNode> rejects) {

    /** What the oracle works out too. */
    Numbers compared() {
        return totals.without("ingest");
    }

    /** Replays partitions through the job. */
    static ReplayNumbers of(Centre centre, Path folder, int parallelism, List<List<Event>> partitions)
            throws IOException {
        List<Path> logs = new ArrayList<>();
        for (List<Event> partition : partitions) {
            logs.add(SampleLog.write(Files.createTempFile(folder, "log", ".ndjson"), partition));
        }
        Path out = Files.createTempDirectory(folder, "out");
        Replay.run(centre, logs, out, Optional.empty(), parallelism, ignored -> {});
        return read(out);
    }

    private static ReplayNumbers read(Path folder) throws IOException {
        Lines lines = new Lines();
        lines(folder.resolve("intervals.ndjson")).forEach(lines::interval);
        lines(folder.resolve("breakdowns.ndjson")).forEach(lines::breakdown);
        lines.rejects.addAll(lines(folder.resolve("rejects.ndjson")));
        return lines.numbers(Json.MAPPER.readTree(folder.resolve("totals.json").toFile()));
    }

    /** Takes written records in; of one interval the last. */
    static final class Lines {
        private final Map<String, Numbers> finals = new TreeMap<>();
        private final Map<String, Numbers> breakdowns = new TreeMap<>();
        private final List<JsonNode> rejects = new ArrayList<>();

        void interval(JsonNode slice) {
            finals.put(slice.get("queue").asText() + " " + slice.get("start").asText(), ReplayNumbers.interval(slice));
        }

        void breakdown(JsonNode slice) {
            StringBuilder key = new StringBuilder(slice.get("group").asText());
            slice.get("keys").forEach(of -> key.append(' ').append(of.asText()));
            Numbers numbers = new Numbers();
            flatten(slice.get("facts"), "", numbers);
            breakdowns.put(key.append(' ').append(slice.get("start").asText()).toString(), numbers);
        }

        ReplayNumbers numbers(JsonNode totals) {
            Numbers numbers = new Numbers();
            flatten(totals, "", numbers);
            return new ReplayNumbers(numbers, finals, breakdowns, rejects);
        }
    }

    /** Facts and values of one revision of an interval. */
    static Numbers interval(JsonNode slice) {
        Numbers numbers = new Numbers();
        flatten(slice.get("facts"), "facts", numbers);
        flatten(slice.get("values"), "values", numbers);
        flatten(slice.get("responses"), "responses", numbers);
        return numbers;
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(Json.MAPPER.readTree(line));
        }
        return lines;
    }

    /** Items of a list are told apart by their texts, as in {@code shift.matrix.voice.chat.slow_wait.count}. */
    private static void flatten(JsonNode node, String place, Numbers numbers) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                if (!field.getValue().isTextual()) {
                    flatten(field.getValue(), place.isEmpty() ? field.getKey() : place + "." + field.getKey(), numbers);
                }
            });
        } else if (node.isArray()) {
            for (JsonNode item : node) {
                StringBuilder texts = new StringBuilder(place);
                item.forEach(value -> texts.append(value.isTextual() ? "." + value.asText() : ""));
                flatten(item, texts.toString(), numbers);
            }
        } else {
            numbers.put(place, node.isNull() ? null : Double.valueOf(node.asDouble()));
        }
    }
}
