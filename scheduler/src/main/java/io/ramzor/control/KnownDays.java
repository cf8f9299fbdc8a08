package io.ramzor.control;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.Micros;
import io.ramzor.forecast.CalendarEntry;
import io.ramzor.forecast.DemandCalendar;
import io.ramzor.forecast.Holidays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of days beside their counts: the lists of holidays that the settings name, and the changes of the calendar that the
 * stream told. Callers hold the notes' lock.
 */
final class KnownDays {
    private static final Duration KEPT = Duration.ofDays(16 * 7);
    private static final int YEARS = 1;

    private final List<String> holidays;
    private final Map<String, Event> told = new HashMap<>();
    private long newest = Long.MIN_VALUE;
    private int changes;

    KnownDays(List<String> holidays) {
        this.holidays = holidays;
    }

    /** Takes a {@code calendar.changed}; of two with one id the first holds. */
    void changed(Event change) {
        if (kind(change).isEmpty() || told.putIfAbsent(change.id(), change) != null) {
            return;
        }
        newest = Math.max(newest, change.time());
        told.values().removeIf(each -> each.time() < newest - KEPT.toSeconds() * Micros.SECOND);
        changes++;
    }

    /** How many changes were told; what was learned before the newest is out of date. */
    int changes() {
        return changes;
    }

    DemandCalendar calendar(Centre centre, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, centre.zone());
        DemandCalendar calendar = DemandCalendar.none().with(centre).with(entries(centre.zone()));
        for (String list : holidays) {
            calendar =
                    calendar.withHolidays(Holidays.known().of(list, today.minusYears(YEARS), today.plusYears(YEARS)));
        }
        return calendar;
    }

    private List<CalendarEntry> entries(ZoneId zone) {
        List<Event> inOrder = new ArrayList<>(told.values());
        inOrder.sort(Comparator.comparingLong(Event::time).thenComparing(Event::id));
        return inOrder.stream().map(change -> entry(change, inOrder, zone)).toList();
    }

    /**
     * A change has a beginning only: a closed channel stays so until it is said to open, a holiday is its whole local day, a campaign or
     * an outage what is left of it.
     */
    private static CalendarEntry entry(Event change, List<Event> inOrder, ZoneId zone) {
        CalendarEntry.Kind kind = kind(change).orElseThrow();
        Instant from = Micros.toInstant(change.time());
        LocalDate date = LocalDate.ofInstant(from, zone);
        Instant midnight = date.plusDays(1).atStartOfDay(zone).toInstant();
        Instant to = switch (kind) {
            case CHANNEL_CLOSED -> opened(change, inOrder).orElse(Instant.MAX);
            case CHANNEL_OPENED -> Instant.MAX;
            default -> midnight;
        };
        boolean named = change.note() != null && !change.note().isBlank();
        return new CalendarEntry(
                kind,
                named ? change.note() : change.kind(),
                kind == CalendarEntry.Kind.HOLIDAY ? date.atStartOfDay(zone).toInstant() : from,
                to,
                change.channel());
    }

    private static Optional<Instant> opened(Event closed, List<Event> inOrder) {
        return inOrder.stream()
                .filter(each -> each.time() > closed.time()
                        && kind(each).orElseThrow() == CalendarEntry.Kind.CHANNEL_OPENED
                        && closed.channel() != null
                        && closed.channel().equals(each.channel()))
                .map(each -> Micros.toInstant(each.time()))
                .findFirst();
    }

    private static Optional<CalendarEntry.Kind> kind(Event change) {
        for (CalendarEntry.Kind kind : CalendarEntry.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(change.kind())) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
