package io.ramzor.metric;

/** How a queue leg ended. */
public enum LegOutcome {
    /** It has not. */
    WAITING,
    ANSWERED,
    ABANDONED,
    CALLBACK_BOOKED,
    FLOWED_OUT,
    TRANSFERRED
}
