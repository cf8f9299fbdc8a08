package io.ramzor.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Instants as local days and slots of the day, and back; a slot is named by the clock on the wall. */
final class LocalSlots {
    static final int DAY_SECONDS = 86_400;

    private LocalSlots() {}

    /** Local second of the day. */
    static int secondOfDay(long second, ZoneId zone) {
        return (int) Math.floorMod(local(second, zone), (long) DAY_SECONDS);
    }

    /** Local date as days since 1970. */
    static long epochDay(long second, ZoneId zone) {
        return Math.floorDiv(local(second, zone), (long) DAY_SECONDS);
    }

    /** Every start of that local date that exists, rising; a doubled hour has each of its starts twice, a skipped one none. */
    static List<Instant> starts(LocalDate date, int minutes, ZoneId zone) {
        List<Instant> starts = new ArrayList<>(1440 / minutes);
        Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
        long step = minutes * 60L;
        for (Instant at = date.atStartOfDay(zone).toInstant(); at.isBefore(end); at = at.plusSeconds(step)) {
            starts.add(at);
        }
        return starts;
    }

    private static long local(long second, ZoneId zone) {
        return second + zone.getRules().getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    }
}
