package io.ramzor.connect;

import io.ramzor.event.Micros;
import io.ramzor.event.Rfc3339;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the dates and clock times of a file of call records become instants.
 *
 * <p>Years of two digits lie in 1970 to 2069. A local time that a clock change doubles is the earlier of its two
 * instants;
 * one that a clock change skips does not exist.
 */
final class CsvMoments {
    private static final Pattern CLOCK =
            Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?(?: ?([AaPp])\\.?[Mm]\\.?)?");
    private static final Pattern LOCAL = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ](\\d.*)");
    private static final Pattern SHORT_YEAR = Pattern.compile("(?<![yu])[yu]{2}(?![yu])");
    private static final int FIRST_YEAR = 1970;

    private final ZoneId zone;
    private final List<String> dateColumns;
    private final DateTimeFormatter dates;
    private final boolean datesHaveTimes;

    /**
     * @param dateColumns columns whose texts, joined by a blank, are the date
     * @param format a pattern of java.time, null if there is no date of its own
     * @throws IllegalArgumentException if the format is no pattern of a date
     */
    CsvMoments(ZoneId zone, List<String> dateColumns, String format) {
        this.zone = zone;
        this.dateColumns = List.copyOf(dateColumns);
        this.dates = format == null ? null : formatter(format);
        this.datesHaveTimes = format != null && format.replaceAll("'[^']*'", "").matches(".*[HhkKAn].*");
    }

    /**
     * An instant, and what its clock did.
     *
     * @param micros microseconds since the epoch
     * @param doubled whether a clock change doubled that local time, so that the instant is the earlier of two
     */
    record Moment(long micros, boolean doubled) {}

    private static DateTimeFormatter formatter(String format) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        Matcher year = SHORT_YEAR.matcher(format);
        if (year.find()) {
            pattern(builder, format.substring(0, year.start()));
            builder.appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_YEAR);
            pattern(builder, format.substring(year.end()));
        } else {
            pattern(builder, format);
        }
        return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    /** A strict date needs an era with y, and none with u. */
    private static void pattern(DateTimeFormatterBuilder builder, String part) {
        if (!part.isEmpty()) {
            builder.appendPattern(part.replace('y', 'u'));
        }
    }

    List<String> dateColumns() {
        return dateColumns;
    }

    /** Whether the date's format holds the time of day, so that no other column has to. */
    boolean datesHaveTimes() {
        return datesHaveTimes;
    }

    /**
     * When a contact started.
     *
     * @param date the texts of the date's columns, empty if there are none
     * @param start a clock time of that date, or a whole instant; null if the date says all
     * @throws DateTimeException if that is no time or it does not exist; the message says why
     */
    Moment start(List<String> date, String start) {
        if (start == null) {
            return local(LocalDateTime.from(dated(date)), start);
        }
        LocalTime clock = clock(start);
        if (clock == null) {
            return whole(start);
        }
        if (date.isEmpty()) {
            throw new DateTimeException("\"" + start + "\" has no date, and the map names no date");
        }
        return local(dated(date).query(TemporalQueries.localDate()).atTime(clock), start);
    }

    /**
     * A later step of the contact: a whole instant, or the clock time nearest to the start.
     *
     * @param start microseconds
     * @throws DateTimeException if that is no time or it does not exist; the message says why
     */
    Moment near(String text, long start) {
        LocalTime clock = clock(text);
        if (clock == null) {
            return whole(text);
        }
        LocalDate day = LocalDate.ofInstant(Micros.toInstant(start), zone);
        LocalDateTime nearest = null;
        long least = Long.MAX_VALUE;
        for (int days = -1; days <= 1; days++) {
            LocalDateTime candidate = day.plusDays(days).atTime(clock);
            long distance = Math.abs(Micros.of(candidate.atZone(zone).toInstant()) - start);
            if (distance <= least) {
                least = distance;
                nearest = candidate;
            }
        }
        return local(nearest, text);
    }

    private TemporalAccessor dated(List<String> texts) {
        String joined = String.join(" ", texts);
        try {
            TemporalAccessor parsed = dates.parse(joined);
            if (parsed.query(TemporalQueries.localDate()) == null) {
                throw new DateTimeException("no whole date");
            }
            return parsed;
        } catch (DateTimeException e) {
            throw new DateTimeException("\"" + joined + "\" is no date of the map's format");
        }
    }

    /** Null if the text is no clock time by its form. */
    private static LocalTime clock(String text) {
        Matcher parts = CLOCK.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        int hour = Integer.parseInt(parts.group(1));
        String half = parts.group(5);
        if (half != null) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("\"" + text + "\" is no clock time");
            }
            hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        int second = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        String fraction = parts.group(4) == null ? "0" : parts.group(4);
        int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
        try {
            return LocalTime.of(hour, Integer.parseInt(parts.group(2)), second, nanos)
                    .truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new DateTimeException("\"" + text + "\" is no clock time");
        }
    }

    /** A text that holds date and time: RFC 3339, the same without its zone, or the map's format. */
    private Moment whole(String text) {
        Matcher parts = LOCAL.matcher(text);
        if (parts.matches()) {
            LocalTime clock = clock(parts.group(2));
            return clock == null
                    ? new Moment(Rfc3339.parse(text), false)
                    : local(LocalDate.parse(parts.group(1)).atTime(clock), text);
        }
        if (datesHaveTimes) {
            return local(LocalDateTime.from(dated(List.of(text))), text);
        }
        throw new DateTimeException(
                text.isEmpty()
                        ? "a time is missing"
                        : "\"" + text + "\" is no clock time such as 9:05:00, and no whole time");
    }

    private Moment local(LocalDateTime local, String text) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new DateTimeException("\"" + (text == null ? local : text) + "\" does not exist in " + zone
                    + " on that day: the clocks skip it");
        }
        return new Moment(Micros.of(local.toInstant(offsets.get(0))), offsets.size() > 1);
    }
}
