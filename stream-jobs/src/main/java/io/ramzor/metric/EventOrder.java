package io.ramzor.metric;

/** The order of a contact's events: time, then seq, then the rule of the stream for ties. */
public final class EventOrder {
    private EventOrder() {}
}
