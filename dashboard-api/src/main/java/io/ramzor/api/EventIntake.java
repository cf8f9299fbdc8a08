package io.ramzor.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Takes events that came by HTTP; blocks until they are committed. */
public interface EventIntake {
    /**
     * @param contentType as the request says, null if it does not
     * @param source who sent it, for the names of rejects
     * @throws UnreadableBody if the whole body makes no sense
     * @throws IOException if nothing could be committed; the sender may send the same again
     */
    Counts take(String source, String contentType, InputStream body) throws IOException, UnreadableBody;

    /** What became of the lines. */
    record Counts(long accepted, long duplicates, long rejected, List<Line> rejects) {}

    /** A line set aside. */
    record Line(long line, String reason) {}

    /** The body as a whole cannot be read; the message says why. */
    final class UnreadableBody extends Exception {
        public UnreadableBody(String message) {
            super(message);
        }
    }
}
