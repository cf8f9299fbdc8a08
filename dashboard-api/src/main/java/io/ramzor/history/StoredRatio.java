package io.ramzor.history;

import io.ramzor.metric.MetricRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A number that a history computes when it is read, from counted facts that it keeps of the same queue and time. */
final class StoredRatio {
    private static final String EXPECTED_WAIT = "expected_wait_seconds";

    private final List<String> parts;
    private final Formula formula;

    private interface Formula {
        Double of(Map<String, Double> parts);
    }

    private StoredRatio(List<String> parts, Formula formula) {
        this.parts = parts;
        this.formula = formula;
    }

    /** How that metric is computed, empty if it is kept as it is. */
    static Optional<StoredRatio> of(String metric) {
        if (metric.equals(HistoryMetrics.SERVICE_LEVEL)) {
            return Optional.of(new StoredRatio(
                    List.of(HistoryMetrics.SERVICE_LEVEL_MET, HistoryMetrics.SERVICE_LEVEL_COUNTED),
                    StoredRatio::serviceLevel));
        }
        if (metric.equals(EXPECTED_WAIT)) {
            return Optional.of(new StoredRatio(
                    List.of(HistoryMetrics.EXPECTED_WAIT_WAITING, HistoryMetrics.EXPECTED_WAIT_ANSWERED),
                    StoredRatio::expectedWait));
        }
        return Optional.ofNullable(FactFormula.ALL.get(metric))
                .map(formula -> new StoredRatio(List.copyOf(formula.facts()), formula::of));
    }

    private static Double serviceLevel(Map<String, Double> parts) {
        double counted = parts.get(HistoryMetrics.SERVICE_LEVEL_COUNTED);
        return counted == 0 ? null : parts.get(HistoryMetrics.SERVICE_LEVEL_MET) / counted;
    }

    private static Double expectedWait(Map<String, Double> parts) {
        return MetricRegistry.expectedWaitSeconds(
                parts.get(HistoryMetrics.EXPECTED_WAIT_WAITING).longValue(),
                parts.get(HistoryMetrics.EXPECTED_WAIT_ANSWERED).longValue());
    }

    /** Metric ids of the facts. */
    List<String> parts() {
        return parts;
    }

    /** Whether these are all that it takes. */
    boolean isKnownFrom(Map<String, Double> facts) {
        return facts.keySet().containsAll(parts);
    }

    /** The number, null = no data; all {@link #parts} must be there. */
    Double of(Map<String, Double> facts) {
        return formula.of(facts);
    }
}
