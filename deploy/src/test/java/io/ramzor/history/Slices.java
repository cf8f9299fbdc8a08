package io.ramzor.history;

import io.ramzor.metric.IntervalSlice;
import io.ramzor.metric.MetricDefinition;
import io.ramzor.metric.MetricRegistry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Slices of intervals in which legs were answered or abandoned at once. */
final class Slices {
    private Slices() {}

    /**
     * A slice with the values that follow from its facts.
     *
     * @param in answered in time, as {@code late} and {@code shortly} are answered late and abandoned at once
     */
    static IntervalSlice of(String queue, String channel, Instant start, long revision, int in, int late, int shortly) {
        Map<String, Number> facts = new LinkedHashMap<>();
        for (MetricDefinition metric : MetricRegistry.definitions()) {
            if (metric.kind().equals("fact") && metric.group().equals(MetricDefinition.QUEUE)) {
                facts.put(metric.id(), metric.unit().equals("count") ? (Number) 0L : (Number) 0.0);
            }
        }
        facts.put("offered", (long) in + late + shortly);
        facts.put("answered_in", (long) in);
        facts.put("answered_late", (long) late);
        facts.put("abandoned_short", (long) shortly);
        facts.put("wait_answered_seconds", in + late == 0 ? 0.0 : 10.0 * (in + late) + 0.5);
        Map<String, Double> values = new LinkedHashMap<>();
        for (MetricDefinition metric : MetricRegistry.definitions()) {
            if (metric.group().equals(MetricDefinition.QUEUE)) {
                FactFormula.of(metric).ifPresent(formula -> values.put(metric.id(), formula.of(facts)));
            }
        }
        values.put("wait_p50_seconds", in + late == 0 ? null : 7.25);
        return new IntervalSlice(queue, channel, start, 15, revision, facts, values, Map.of());
    }
}
