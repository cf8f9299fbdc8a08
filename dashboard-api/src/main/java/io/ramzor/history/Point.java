package io.ramzor.history;

import java.time.Instant;

/**
 * One number of one queue at one time.
 *
 * @param metric metric id: a fact, a value's flat key, or a response clock's number as {@code CLOCK.NAME}
 * @param queue queue id
 * @param channel channel id
 * @param resolution what the time stands for
 * @param time start of the interval, or the minute of a live point
 * @param value the number, null = no data
 */
public record Point(String metric, String queue, String channel, Resolution resolution, Instant time, Double value) {}
