package io.ramzor.connect;

/** A request's body makes no sense as a whole; the message says why and what is expected. */
public final class UnreadableBodyException extends Exception {
    public UnreadableBodyException(String message) {
        super(message);
    }
}
