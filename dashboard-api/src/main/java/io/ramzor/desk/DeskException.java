package io.ramzor.desk;

/** What was asked for cannot be done; the message says why. */
public final class DeskException extends RuntimeException {
    /** Why it cannot be done. */
    public enum Kind {
        /** It names something that there is not. */
        UNKNOWN,
        /** The state of the centre does not allow it, or no longer. */
        CONFLICT,
        /** What was asked makes no sense. */
        INVALID
    }

    private final Kind kind;

    public DeskException(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    static DeskException conflict(String message) {
        return new DeskException(Kind.CONFLICT, message);
    }

    static DeskException unknown(String message) {
        return new DeskException(Kind.UNKNOWN, message);
    }

    static DeskException invalid(String message) {
        return new DeskException(Kind.INVALID, message);
    }
}
