package io.ramzor.metric;

import java.time.Instant;
import java.util.Map;

/**
 * One queue's live windows.
 *
 * @param queue queue id
 * @param channel channel id
 * @param at now in event time
 * @param windows by name: {@code 5}, {@code 15}, {@code 30}, {@code 60} (minutes) and {@code day}
 * @param expectedWaitSeconds null = no data
 */
public record LiveSlice(
        String queue, String channel, Instant at, Map<String, Window> windows, Double expectedWaitSeconds) {

    /**
     * @param from first instant of the window
     * @param arrivals legs queued in it
     * @param facts counts and sums by name at their decision time
     * @param values ratios by flat key, null = no data
     * @param responses response clocks by id, at their stop
     */
    public record Window(
            Instant from,
            long arrivals,
            Map<String, Number> facts,
            Map<String, Double> values,
            Map<String, Map<String, Object>> responses) {}
}
