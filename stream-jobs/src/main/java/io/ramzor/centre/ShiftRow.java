package io.ramzor.centre;

import java.time.Instant;
import java.util.List;

/**
 * A stretch of an agent's planned time; a row of {@code shifts.csv}.
 *
 * @param agent agent id
 * @param start first instant
 * @param end first instant after it
 * @param activity {@code shift}, {@code break}, {@code training} or {@code leave}
 * @param channels channels served in a shift; empty = by skill
 */
public record ShiftRow(String agent, Instant start, Instant end, String activity, List<String> channels) {}
