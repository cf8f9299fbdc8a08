package io.ramzor.event;

/** Events as JSON lines and back; the names are those of the stream. */
public final class EventJson {
    /** Longest line read, in bytes. */
    public static final int LINE_BYTES = 1 << 20;

    private EventJson() {}

    /**
     * Reads one line.
     *
     * @param line UTF-8 JSON, one flat object
     * @throws EventException if the line is no event: malformed, too long, a field missing or of a bad value, an
     *     unknown type
     */
    public static Event decode(byte[] line) throws EventException {
        return EventReader.read(line);
    }

    /**
     * Writes one event as one line of UTF-8 JSON without its line end; fields that are null, false flags and a zero
     * seq are left out.
     */
    public static byte[] encode(Event event) {
        return EventWriter.write(event);
    }
}
