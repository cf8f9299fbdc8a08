package io.ramzor.forecast;

import io.ramzor.centre.BusinessCalendar;
import io.ramzor.centre.Centre;
import io.ramzor.centre.ChannelKind;
import io.ramzor.centre.Queue;
import io.ramzor.event.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What is known of days past and to come beside their counts: holidays, campaigns, outages, channels opened and closed, opening hours. Immutable. */
public final class DemandCalendar {
    private static final DemandCalendar NONE = new DemandCalendar(List.of(), new TreeMap<>(), null, Set.of());

    private final List<CalendarEntry> entries;
    private final TreeMap<LocalDate, Holiday> holidays;
    private final Centre centre;
    private final Set<String> withoutHours;

    private DemandCalendar(
            List<CalendarEntry> entries,
            TreeMap<LocalDate, Holiday> holidays,
            Centre centre,
            Set<String> withoutHours) {
        this.entries = entries;
        this.holidays = holidays;
        this.centre = centre;
        this.withoutHours = withoutHours;
    }

    /** Nothing is known: hours are learned from the counts, and no day is special. */
    public static DemandCalendar none() {
        return NONE;
    }

    /** The same with opening hours by queue, and each queue's channel. */
    public DemandCalendar with(Centre known) {
        return new DemandCalendar(entries, holidays, known, withoutHours);
    }

    /** The same, the opening hours of these series left aside: their contacts come whether somebody is there or not. */
    public DemandCalendar withoutHours(Set<String> series) {
        return new DemandCalendar(entries, holidays, centre, Set.copyOf(series));
    }

    /** The same with more entries; holidays of whole days are better given as {@link Holiday}s. */
    public DemandCalendar with(List<CalendarEntry> more) {
        List<CalendarEntry> all = new ArrayList<>(entries);
        all.addAll(more);
        return new DemandCalendar(List.copyOf(all), holidays, centre, withoutHours);
    }

    /** The same with holidays; of two on one date the first given holds. */
    public DemandCalendar withHolidays(List<Holiday> more) {
        TreeMap<LocalDate, Holiday> all = new TreeMap<>(holidays);
        more.forEach(holiday -> all.putIfAbsent(holiday.date(), holiday));
        return new DemandCalendar(entries, all, centre, withoutHours);
    }

    /** The holiday of that date, null if it is none. */
    public Holiday holiday(LocalDate date) {
        return holidays.get(date);
    }

    /** Whether any holidays were given, so that a day that is none is known to be none. */
    public boolean knowsHolidays() {
        return !holidays.isEmpty();
    }

    /** Whether a channel, any channel, opens or closes on that local date: others feel it too. */
    public boolean changesChannels(LocalDate date, ZoneId zone) {
        return entries.stream()
                .filter(entry -> entry.kind() == CalendarEntry.Kind.CHANNEL_OPENED
                        || entry.kind() == CalendarEntry.Kind.CHANNEL_CLOSED)
                .anyMatch(entry -> entry.from().atZone(zone).toLocalDate().equals(date)
                        || (!entry.to().equals(Instant.MAX)
                                && entry.to().atZone(zone).toLocalDate().equals(date)));
    }

    /** Entries that concern that series and touch that local date, in the order in which they were given. */
    public List<CalendarEntry> on(String series, LocalDate date, ZoneId zone) {
        if (entries.isEmpty()) {
            return List.of();
        }
        Instant from = date.atStartOfDay(zone).toInstant();
        Instant to = date.plusDays(1).atStartOfDay(zone).toInstant();
        return entries.stream()
                .filter(entry -> concerns(entry, series))
                .filter(entry -> entry.from().isBefore(to) && entry.to().isAfter(from))
                .toList();
    }

    /** Whether opening hours of that series are known; if not, they must be learned from its counts. */
    public boolean knowsHours(String series) {
        return businessHours(series, Instant.EPOCH) != null;
    }

    /** Whether the queue is open at that instant; true where its hours are not known. */
    public boolean isOpen(String series, Instant at) {
        BusinessCalendar hours = businessHours(series, at);
        return hours == null || hours.isOpen(Micros.of(at));
    }

    /** Kind of the channel of that series' queue, null where it is not known. */
    public ChannelKind kindOf(String series) {
        Queue queue = centre == null ? null : centre.queues().get(series);
        return queue == null ? null : centre.channelOrDefault(queue.channel()).kind();
    }

    private BusinessCalendar businessHours(String series, Instant at) {
        Queue queue = centre == null ? null : centre.queues().get(series);
        return queue == null
                        || withoutHours.contains(series)
                        || queue.termsAt(Micros.of(at)).calendar() == null
                ? null
                : centre.calendarOf(queue.termsAt(Micros.of(at)));
    }

    private boolean concerns(CalendarEntry entry, String series) {
        if (entry.concerns() == null || entry.concerns().equals(series)) {
            return true;
        }
        Queue queue = centre == null ? null : centre.queues().get(series);
        return queue != null && entry.concerns().equals(queue.channel());
    }
}
