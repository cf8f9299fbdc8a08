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
}
