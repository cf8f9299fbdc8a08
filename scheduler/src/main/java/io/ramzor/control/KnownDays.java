package io.ramzor.control;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.Micros;
import io.ramzor.forecast.CalendarEntry;
import io.ramzor.forecast.DemandCalendar;
import io.ramzor.forecast.Holidays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known of days beside their counts: the lists of holidays that the settings name, and the changes of the calendar that the
 * stream told. Callers hold the notes' lock.
 */
final class KnownDays {
    private static final int YEARS = 1;

    private final List<String> holidays;
    private List<Event> told = List.of();

    KnownDays(List<String> holidays) {
        this.holidays = holidays;
    }

    /** Takes all changes of the calendar that hold now, by time. */
    void told(List<Event> changes) {
        List<Event> known =
                changes.stream().filter(change -> kind(change).isPresent()).toList();
        told = known.equals(told) ? told : known;
    }

    /** The changes that hold now; while they are the same, so is what they mean. */
    List<Event> told() {
        return told;
    }

    DemandCalendar calendar(Centre centre, Instant at) {
        return calendar(centre, at, told);
    }

    /** The same, as if no channel had been closed since that instant. */
    DemandCalendar calendarBefore(Centre centre, Instant at, Instant since) {
        return calendar(
                centre,
                at,
                told.stream().filter(change -> !closes(change, since)).toList());
    }

    /** Whether a channel was closed at that instant or later. */
    boolean closesSince(Instant since) {
        return told.stream().anyMatch(change -> closes(change, since));
    }

    private static boolean closes(Event change, Instant since) {
        return kind(change).orElseThrow() == CalendarEntry.Kind.CHANNEL_CLOSED && change.time() >= Micros.of(since);
    }

    private DemandCalendar calendar(Centre centre, Instant at, List<Event> changes) {
        LocalDate today = LocalDate.ofInstant(at, centre.zone());
        List<CalendarEntry> entries = changes.stream()
                .map(change -> entry(change, changes, centre.zone()))
                .toList();
        DemandCalendar calendar = DemandCalendar.none().with(centre).with(entries);
        for (String list : holidays) {
            calendar =
                    calendar.withHolidays(Holidays.known().of(list, today.minusYears(YEARS), today.plusYears(YEARS)));
        }
        return calendar;
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
