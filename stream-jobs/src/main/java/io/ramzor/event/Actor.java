package io.ramzor.event;

/** Who speaks in a contact. */
public enum Actor {
    CUSTOMER,
    AGENT,
    BOT,
    SYSTEM
}
