package io.ramzor.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the planner expects of a queue if nothing is done; a record of topic {@code outlook} with key {@code queue}.
 *
 * @param queue queue id
 * @param madeAt event time at which it was made
 * @param serviceLevel by minutes ahead ({@code 15}, {@code 30}, {@code 60}): low (10 %), mid, high (90 %), shares 0 to 1
 */
public record QueueOutlook(String queue, Instant madeAt, Map<String, List<Double>> serviceLevel) {}
