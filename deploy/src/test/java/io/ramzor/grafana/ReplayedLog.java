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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;

/**
 * What a replay has written: the totals, and for groups of facts that the totals do not tell apart so finely, the newest revisions of its
 * breakdowns.
 */
record ReplayedLog(Centre centre, JsonNode totals, Map<String, JsonNode> breakdowns) {
    static final Comparator<List<String>> KEYS = Comparator.comparing(Object::toString);
    /** Sums of seconds are added up in another order. */
    static final Offset<Double> CLOSE = Offset.offset(1e-6);

    static ReplayedLog read(Centre centre, Path figures) throws IOException {
        Map<String, JsonNode> newest = new TreeMap<>();
        for (String line : Files.readAllLines(figures.resolve("breakdowns.ndjson"))) {
            JsonNode slice = Json.MAPPER.readTree(line);
            newest.put(slice.get("group") + "|" + slice.get("keys") + "|" + slice.get("start"), slice);
        }
        return new ReplayedLog(
                centre, Json.MAPPER.readTree(Files.readAllBytes(figures.resolve("totals.json"))), newest);
    }

    double offered() {
        return totals.at("/all/facts/offered").asDouble();
    }

    /** Fails unless the answers are the numbers of the log. */
    void check(Panel panel, Map<List<String>, Double> answers) {
        PanelQuery query = panel.query();
        MetricDefinition metric = MetricRegistry.definition(query.metric()).orElse(null);
        boolean ofQueue = metric == null || metric.group().equals(MetricDefinition.QUEUE);
        Map<List<String>, Double> expected = ofQueue ? ofQueues(panel, metric) : ofGroup(query, metric);
        expected.forEach((key, number) -> assertThat(answers.getOrDefault(key, 0.0))
                .as(panel.title() + " of " + key)
                .isCloseTo(number, CLOSE));
        answers.forEach((key, number) ->
                assertThat(number).as(panel.title() + " of " + key).isCloseTo(expected.getOrDefault(key, 0.0), CLOSE));
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
