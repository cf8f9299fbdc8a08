package io.ramzor.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeMap;

/** Contacts offered to one queue by interval, and what the same time of earlier weeks says about one to come. */
final class QueueHistory {
    private static final int WEEKS = 4;
    private static final Duration KEPT = Duration.ofDays(36);

    private final TreeMap<Instant, Double> offeredByStart = new TreeMap<>();

    void put(Instant start, double offered) {
        offeredByStart.put(start, offered);
        offeredByStart.headMap(offeredByStart.lastKey().minus(KEPT)).clear();
    }

    /** Contacts offered in that interval, null if it is not known. */
    Double offered(Instant start) {
        return offeredByStart.get(start);
    }

    /**
     * Mean of the same weekday and local time over the last four weeks; a week whose day has any interval counts its silent ones as 0.
     *
     * @return null if no week has that day
     */
    Double sameTimeOfWeek(Instant start, ZoneId zone) {
        double sum = 0;
        int weeks = 0;
        for (int week = 1; week <= WEEKS; week++) {
            Instant then = start.atZone(zone).minusWeeks(week).toInstant();
            Double offered = offeredByStart.get(then);
            if (offered != null || hasDay(then, zone)) {
                sum += offered == null ? 0 : offered;
                weeks++;
            }
        }
        return weeks == 0 ? null : sum / weeks;
    }

    /** The starts of what is known from that instant on. */
    Set<Instant> from(Instant instant) {
        return offeredByStart.tailMap(instant).keySet();
    }

    private boolean hasDay(Instant instant, ZoneId zone) {
        return hasDay(instant.atZone(zone).toLocalDate(), zone);
    }

    /** Whether anything is known of that local date. */
    boolean hasDay(LocalDate day, ZoneId zone) {
        Instant from = day.atStartOfDay(zone).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
        return !offeredByStart.subMap(from, to).isEmpty();
    }
}
