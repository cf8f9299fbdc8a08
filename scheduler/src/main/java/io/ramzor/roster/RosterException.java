package io.ramzor.roster;

/** A roster problem or plan says what it may not, or no plan can keep its rules; the message is for people, a line for each fault. */
public final class RosterException extends Exception {
    private static final long serialVersionUID = 1;

    public RosterException(String message) {
        super(message);
    }
}
