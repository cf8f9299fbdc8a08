package io.ramzor.centre;

/** A file about the centre says what it may not: the place, what is wrong and what to do. */
public final class CentreException extends Exception {
    public CentreException(String message) {
        super(message);
    }
}
