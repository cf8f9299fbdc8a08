package io.ramzor.metric;

import java.time.Instant;
import java.util.Map;

/**
 * The history of one group of facts, told apart by its dimensions, and interval; one revision.
 *
 * @param group the group's name
 * @param keys by dimension
 * @param start first instant
 * @param minutes length
 * @param revision from 1; the highest is the final word
 * @param facts counts and sums by name
 */
public record Breakdown(
        String group, Map<String, String> keys, Instant start, int minutes, long revision, Map<String, Number> facts) {}
