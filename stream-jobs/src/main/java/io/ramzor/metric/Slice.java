package io.ramzor.metric;

/**
 * The sums of counted facts of one queue and stretch of time, mergeable and subtractable: occurrences and value sums by measure, a
 * distribution where the measure has one, the same by response clock. A mutable public class with Flink-friendly state.
 */
public class Slice {

    /** Adds the fact, or takes it out if its weight is negative. */
    public void add(Counted fact) {
        throw new UnsupportedOperationException("helper");
    }

    /** Adds all that the other holds. */
    public void add(Slice other) {
        throw new UnsupportedOperationException("helper");
    }

    /** Whether nothing is counted in it. */
    public boolean isEmpty() {
        throw new UnsupportedOperationException("helper");
    }

    /** The facts of section 2 as of now, by wire name; counts whole, times in seconds. */
    public java.util.Map<String, Number> facts(long now) {
        throw new UnsupportedOperationException("helper");
    }

    /** The values that the registry computes from the facts, by flat key; null = no data. */
    public java.util.Map<String, Double> values(long now) {
        throw new UnsupportedOperationException("helper");
    }

    /** The response clocks as of now: clock id to its numbers (and the same under {@code business}), as in totals. */
    public java.util.Map<String, java.util.Map<String, Object>> responses(long now) {
        throw new UnsupportedOperationException("helper");
    }
}
