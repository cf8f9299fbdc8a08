package io.ramzor.metric;

import io.ramzor.event.Event;

/**
 * An event that fits nothing before it and so counts in no fact.
 *
 * @param event the event
 * @param detail why, for a person
 */
public record CannotFollow(Event event, String detail) {}
