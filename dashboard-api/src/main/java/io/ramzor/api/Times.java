package io.ramzor.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/**
 * The stretch of time that was asked for.
 *
 * @param from first instant
 * @param to end, exclusive
 */
record Times(Instant from, Instant to) {

    /** @throws Problem with status 400 if there is no such stretch */
    static Times of(Asked asked) {
        Instant from = time(asked, "from");
        Instant to = time(asked, "to");
        if (!from.isBefore(to)) {
            throw Problem.badRequest("from: " + from + " is not before to, " + to + ".");
        }
        return new Times(from, to);
    }

    /** The last instant that lies in it. */
    Instant last() {
        return to.minusNanos(1_000);
    }

    private static Instant time(Asked asked, String name) {
        String text = asked.queryText(name);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.badRequest(name + ": " + text + " is not a time; write it like 2026-04-02T08:00:00Z.");
        }
    }
}
