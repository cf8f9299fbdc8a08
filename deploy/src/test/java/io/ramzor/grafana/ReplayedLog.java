package io.ramzor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.centre.Centre;
import io.ramzor.metric.Group;
import io.ramzor.metric.GroupNumbers;
import io.ramzor.metric.MetricDefinition;
import io.ramzor.metric.MetricRegistry;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.assertj.core.data.Offset;

/**
 * What a replay has written: the totals, and for groups of facts that the totals do not tell apart so finely, the newest revisions of its
 * breakdowns.
 */
record ReplayedLog(Centre centre, JsonNode totals, Map<String, JsonNode> breakdowns, List<JsonNode> intervals) {
    static final Comparator<List<String>> KEYS = Comparator.comparing(Object::toString);
    /** Sums of seconds are added up in another order. */
    static final Offset<Double> CLOSE = Offset.offset(1e-6);

    static ReplayedLog read(Centre centre, Path figures) throws IOException {
        return new ReplayedLog(
                centre,
                Json.MAPPER.readTree(Files.readAllBytes(figures.resolve("totals.json"))),
                newest(figures.resolve("breakdowns.ndjson"), slice -> slice.get("group") + "|" + slice.get("keys")),
                List.copyOf(newest(
                                figures.resolve("intervals.ndjson"),
                                slice -> slice.get("queue").asText())
                        .values()));
    }

    /** The last line of each of those and start. */
    private static Map<String, JsonNode> newest(Path file, Function<JsonNode, String> of) throws IOException {
        Map<String, JsonNode> newest = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode slice = Json.MAPPER.readTree(line);
            newest.put(of.apply(slice) + "|" + slice.get("start"), slice);
        }
        return newest;
    }

    double offered() {
        return totals.at("/all/facts/offered").asDouble();
    }

    /** The sum of a fact of a group over all its keys. */
    double sum(String fact) {
        return breakdowns.values().stream()
                .mapToDouble(slice -> slice.get("facts").path(fact).asDouble())
                .sum();
    }

    /** Fails unless the answers are the numbers of the log. */
    void check(Panel panel, Map<List<String>, Double> answers) {
        PanelQuery query = panel.query();
        MetricDefinition metric = MetricRegistry.definition(query.metric()).orElse(null);
        Map<List<String>, Double> expected = expected(panel, metric);
        expected.forEach((key, number) -> assertThat(answers.getOrDefault(key, 0.0))
                .as(panel.title() + " of " + key)
                .isCloseTo(number, CLOSE));
        answers.forEach((key, number) ->
                assertThat(number).as(panel.title() + " of " + key).isCloseTo(expected.getOrDefault(key, 0.0), CLOSE));
    }

    private Map<List<String>, Double> expected(Panel panel, MetricDefinition metric) {
        String id = panel.query().metric();
        if (panel.query().text().contains("max(")) {
            Map<List<String>, Double> largest = new TreeMap<>(KEYS);
            percentiles(id).forEach((place, value) -> largest.merge(List.of(place.queue()), value, Math::max));
            return largest;
        }
        return switch (id) {
            case "contacts" ->
                ofGroup(panel.query(), MetricRegistry.definition("spells").orElseThrow());
            case "channel_mix", "channel_mix_by_kind" -> shares(totals.at("/shift/" + id));
            case "voice_to_written_shift" ->
                Map.of(List.of(), totals.at("/shift/" + id).asDouble());
            default ->
                metric == null || metric.group().equals(MetricDefinition.QUEUE)
                        ? ofQueues(panel, metric)
                        : ofGroup(panel.query(), metric);
        };
    }

    private static Map<List<String>, Double> shares(JsonNode mix) {
        Map<List<String>, Double> shares = new TreeMap<>(KEYS);
        mix.properties()
                .forEach(share ->
                        shares.put(List.of(share.getKey()), share.getValue().asDouble()));
        return shares;
    }

    /** A queue's interval. */
    record Place(String queue, Instant start) {}

    /** What each interval says of a percentile of waits, or of the median of a response clock. */
    Map<Place, Double> percentiles(String metric) {
        Map<Place, Double> found = new HashMap<>();
        for (JsonNode slice : intervals) {
            JsonNode ofClock = slice.at("/responses/" + metric + "/p50_seconds");
            JsonNode value = ofClock.isMissingNode() ? slice.get("values").path(metric) : ofClock;
            if (value.isNumber()) {
                String queue = slice.get("queue").asText();
                found.put(new Place(queue, Instant.parse(slice.get("start").asText())), value.asDouble());
            }
        }
        return found;
    }

    private Map<List<String>, Double> ofQueues(Panel panel, MetricDefinition metric) {
        Map<List<String>, Double> expected = new TreeMap<>(KEYS);
        boolean clock = metric != null && metric.kind().equals("clock");
        // Clocks before any queue stand in the totals alone: there is no interval of no queue.
        for (Map.Entry<String, JsonNode> queue :
                totals.get(clock ? "responses" : "queues").properties()) {
            JsonNode number = clock
                    ? ofClock(panel, queue.getValue().path(metric.id()))
                    : ofQueue(queue.getKey(), queue.getValue(), metric);
            if (!number.isNull() && !number.isMissingNode() && !queue.getKey().equals("none")) {
                expected.put(List.of(queue.getKey()), number.asDouble());
            }
        }
        return expected;
    }

    private JsonNode ofQueue(String queue, JsonNode numbers, MetricDefinition metric) {
        if (metric == null) {
            String formula = centre.queues().get(queue).terms().get(0).formula();
            return numbers.at("/values").get(MetricRegistry.presetKey(formula));
        }
        return numbers.get(metric.kind().equals("fact") ? "facts" : "values").get(metric.id());
    }

    private static JsonNode ofClock(Panel panel, JsonNode clock) {
        if (panel.unit().equals("ratio")) {
            return clock.path("within_target_share");
        }
        double count = clock.path("count").asDouble();
        return Json.MAPPER.valueToTree(
                count == 0 ? null : clock.get("sum_seconds").asDouble() / count);
    }

    private Map<List<String>, Double> ofGroup(PanelQuery query, MetricDefinition metric) {
        Group group = GroupNumbers.group(metric.group()).orElseThrow();
        Map<List<String>, Map<String, Double>> sums = new TreeMap<>(KEYS);
        for (JsonNode slice : breakdowns.values()) {
            if (slice.get("group").asText().equals(metric.group())) {
                List<String> key = query.by().stream()
                        .map(tag -> slice.at("/keys/" + tag).asText())
                        .toList();
                Map<String, Double> facts = sums.computeIfAbsent(key, each -> new HashMap<>());
                slice.get("facts")
                        .properties()
                        .forEach(fact ->
                                facts.merge(fact.getKey(), fact.getValue().asDouble(), Double::sum));
            }
        }
        Map<List<String>, Double> expected = new TreeMap<>(KEYS);
        sums.forEach((key, facts) -> {
            Number number = metric.kind().equals("fact")
                    ? facts.get(metric.id())
                    : GroupNumbers.values(group, facts).get(metric.id());
            if (number != null) {
                expected.put(key, number.doubleValue());
            }
        });
        return expected;
    }
}
