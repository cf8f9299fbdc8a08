package io.ramzor.forecast;

import java.time.Instant;

/**
 * Something known of some days that changes how many come.
 *
 * @param kind what it is
 * @param name what it is called; entries of one kind and name are taken to do alike ("black friday" of each year)
 * @param from first instant
 * @param to first instant after it; {@link Instant#MAX} = no end known
 * @param concerns queue or channel id, null = all
 */
public record CalendarEntry(Kind kind, String name, Instant from, Instant to, String concerns) {

    /** What calendars know of; the names of {@code calendar.changed} in lower case. */
    public enum Kind {
        /** A day off for many; the centre may be open. */
        HOLIDAY,
        /** A day unlike others that is no holiday: pay day, quarter's end. */
        SPECIAL_DAY,
        CAMPAIGN,
        /** Contacts could not come in, or came because something was broken: such days teach nothing of others. */
        OUTAGE,
        CHANNEL_OPENED,
        CHANNEL_CLOSED
    }
}
