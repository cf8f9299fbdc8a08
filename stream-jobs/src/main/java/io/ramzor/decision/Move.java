package io.ramzor.decision;

import java.time.Instant;

/**
 * One action of a proposal or decision.
 *
 * @param lever {@code move_agent} (more levers come later)
 * @param agent agent id
 * @param from queue id left
 * @param to queue id served from then on
 * @param start first instant
 * @param end first instant after it, when the agent returns
 */
public record Move(String lever, String agent, String from, String to, Instant start, Instant end) {}
