package io.ramzor.metric;

import java.time.Instant;
import java.util.Map;

/**
 * The history of one queue and interval, one revision; a line of {@code intervals.ndjson}.
 *
 * @param queue queue id
 * @param channel channel id
 * @param start first instant
 * @param minutes length
 * @param revision from 1; the highest is the final word
 * @param facts counts and sums by name, times in seconds
 * @param values ratios by flat key, null = no data
 * @param responses response clocks by id
 */
public record IntervalSlice(
        String queue,
        String channel,
        Instant start,
        int minutes,
        long revision,
        Map<String, Number> facts,
        Map<String, Double> values,
        Map<String, Map<String, Object>> responses) {}
