package io.ramzor.metric;

/**
 * One entry of the registry: what a number means and how it is computed from counted facts.
 *
 * @param definition what it means
 * @param formula how it is computed from a slice
 */
record Metric(MetricDefinition definition, Formula formula) {
    /** Computes a number from a slice as of now; null = no data. */
    interface Formula {
        Number of(Slice slice, long now);
    }

    String id() {
        return definition.id();
    }
}
