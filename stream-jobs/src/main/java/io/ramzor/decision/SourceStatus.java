package io.ramzor.decision;

import java.time.Instant;

/**
 * What was last heard of a source of events.
 *
 * @param source connector, folder or door
 * @param lastEvent event time of its last event
 * @param events events read from it
 */
public record SourceStatus(String source, Instant lastEvent, long events) {}
