package io.ramzor.launch;

/** A command cannot do what it was told; the message says what, where and what to do, for people. */
final class CommandException extends Exception {
    private static final long serialVersionUID = 1;

    CommandException(String message) {
        super(message);
    }
}
