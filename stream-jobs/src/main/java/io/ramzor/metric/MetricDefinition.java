package io.ramzor.metric;

import java.util.Map;

/**
 * What a number means, for readers and programs.
 *
 * @param id its name in files, answers and the history
 * @param kind {@code fact} (counted), {@code value} (computed from facts), {@code clock} (a response clock),
 *     {@code clock_number} (a number of every clock) or {@code live} (of the present moment)
 * @param group whose facts it is computed from: {@code queue}, {@code agent}, {@code pipeline} or a {@link Group#wireName group of facts}
 * @param unit {@code count}, {@code seconds}, {@code ratio} (0 to 1; a bias below 0 too), {@code contacts} or {@code intervals}
 *     (sums of parts of those, so no whole numbers)
 * @param direction {@code up} or {@code down} is better, {@code none} if neither
 * @param version rises when the meaning changes
 * @param labels short name by language ({@code en}, {@code he})
 * @param definition one sentence by language
 * @param formula in terms of facts, for reading
 */
public record MetricDefinition(
        String id,
        String kind,
        String group,
        String unit,
        String direction,
        int version,
        Map<String, String> labels,
        Map<String, String> definition,
        String formula) {
    /** Group of the numbers of queues and their channels. */
    public static final String QUEUE = "queue";
    /** Group of the numbers of agents. */
    public static final String AGENT = "agent";
    /** Group of the numbers of the stream itself. */
    public static final String PIPELINE = "pipeline";
}
