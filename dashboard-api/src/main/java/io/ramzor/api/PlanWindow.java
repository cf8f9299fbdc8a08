package io.ramzor.api;

import io.ramzor.centre.Centre;
import io.ramzor.event.Micros;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Of which time a plan is asked for, and in which intervals.
 *
 * @param now now in event time
 * @param from start of its first interval
 * @param to end, exclusive
 * @param minutes length of an interval, a multiple of the centre's
 * @param parts intervals of the centre in one of these
 */
record PlanWindow(Instant now, Instant from, Instant to, int minutes, int parts) {
    private static final int MOST_DAYS = 35;

    /** The window that was asked for; without from and to the local day of now. */
    static PlanWindow of(Asked asked, ApiParts parts) {
        return of(
                asked.queryText("from") == null && asked.queryText("to") == null ? null : Times.of(asked),
                asked.queryNumber("interval", 0),
                parts);
    }

    /**
     * @param times null = the local day of now
     * @param interval minutes, 0 = the centre's
     */
    static PlanWindow of(Times times, int interval, ApiParts parts) {
        Instant now = parts.board().now();
        if (now == null) {
            throw Problem.conflict("There are no live numbers yet.");
        }
        Centre centre = parts.centre();
        int own = centre.intervalMinutes();
        int minutes = interval == 0 ? own : interval;
        if (minutes % own != 0) {
            throw Problem.badRequest(
                    "interval: this centre counts by " + own + " minutes; " + minutes + " is no multiple of that.");
        }
        Times asked = times == null ? today(now, centre) : times;
        Instant from = floor(asked.from(), minutes);
        Instant to = floor(asked.to().plusSeconds(minutes * 60L).minusMillis(1), minutes);
        if (Duration.between(from, to).toDays() > MOST_DAYS) {
            throw Problem.badRequest("to: at most " + MOST_DAYS + " days are shown at once.");
        }
        return new PlanWindow(now, from, to, minutes, minutes / own);
    }

    private static Times today(Instant now, Centre centre) {
        LocalDate day = LocalDate.ofInstant(now, centre.zone());
        return new Times(
                day.atStartOfDay(centre.zone()).toInstant(),
                day.plusDays(1).atStartOfDay(centre.zone()).toInstant());
    }

    private static Instant floor(Instant instant, int minutes) {
        long length = minutes * Micros.MINUTE;
        return Micros.toInstant(Math.floorDiv(Micros.of(instant), length) * length);
    }

    /** Starts of its intervals. */
    List<Instant> starts() {
        List<Instant> starts = new ArrayList<>();
        for (Instant start = from; start.isBefore(to); start = start.plusSeconds(minutes * 60L)) {
            starts.add(start);
        }
        return starts;
    }

    /** Starts of the centre's intervals that one of these holds. */
    List<Instant> partsOf(Instant start) {
        List<Instant> starts = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            starts.add(start.plusSeconds(i * ownSeconds()));
        }
        return starts;
    }

    /** Length of an interval of the centre. */
    long ownSeconds() {
        return minutes * 60L / parts;
    }

    Instant endOf(Instant start) {
        return start.plusSeconds(minutes * 60L);
    }

    /** Start of the centre's interval in which now lies, or the window's own if it begins later. */
    Instant ahead() {
        Instant current = floor(now, (int) (ownSeconds() / 60));
        return from.isAfter(current) ? from : current;
    }

    /** The same window without what is past: from the interval in which now lies. */
    PlanWindow fromNow() {
        Instant current = floor(now, minutes);
        return new PlanWindow(now, from.isAfter(current) ? from : current, to, minutes, parts);
    }
}
