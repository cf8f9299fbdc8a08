package io.ramzor.metric;

/**
 * A counted fact that can be taken out again.
 *
 * @param <T> the fact itself
 */
public interface Weighted<T> {
    /** Occurrences: 1 in, -1 out. */
    int weight();

    /** The same fact with another weight. */
    T weighing(int weight);
}
