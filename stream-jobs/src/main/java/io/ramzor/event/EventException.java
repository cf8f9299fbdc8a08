package io.ramzor.event;

/** A line that is no event: why, in words for the person who sent it. */
public final class EventException extends Exception {
    private final RejectReason reason;

    public EventException(RejectReason reason, String detail) {
        super(reason.code() + ": " + detail);
        this.reason = reason;
    }

    /** The countable part of the message. */
    public RejectReason reason() {
        return reason;
    }
}
