package io.ramzor.event;

/**
 * A line that was set aside, with its reason; nothing is lost.
 *
 * @param file where the line was read: a file's name, or the door it came in by
 * @param line its number there, from 1; 0 if unknown
 * @param reason a {@link RejectReason} code, then {@code ": detail"}
 * @param text the line itself, cut at 4 096 bytes
 */
public record Reject(String file, long line, String reason, String text) {
    /** Longest text kept, in bytes of UTF-8. */
    public static final int TEXT_BYTES = 4_096;

    /** The line set aside for what the exception says. */
    public static Reject of(String file, long line, EventException why, byte[] text) {
        return new Reject(file, line, why.getMessage(), Excerpt.cut(text, TEXT_BYTES));
    }

    /** The line set aside for that reason. */
    public static Reject of(String file, long line, RejectReason reason, String detail, byte[] text) {
        return of(file, line, new EventException(reason, detail), text);
    }
}
