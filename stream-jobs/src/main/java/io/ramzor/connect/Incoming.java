package io.ramzor.connect;

import io.ramzor.event.Event;
import io.ramzor.event.EventException;
import io.ramzor.event.EventJson;

/**
 * One line on its way in: an event, or why it is none.
 *
 * @param from where it was read: a file's name, or the door it came in by
 * @param line its number there, from 1
 * @param text the line, as it is kept
 * @param event null if it is none
 * @param problem why it is none, else null
 */
public record Incoming(String from, long line, byte[] text, Event event, EventException problem) {

    /** Reads a line. */
    static Incoming of(String from, long line, byte[] text) {
        try {
            return new Incoming(from, line, text, EventJson.decode(text), null);
        } catch (EventException e) {
            return refused(from, line, text, e);
        }
    }

    /** A line that is no event. */
    static Incoming refused(String from, long line, byte[] text, EventException problem) {
        return new Incoming(from, line, text, null, problem);
    }
}
