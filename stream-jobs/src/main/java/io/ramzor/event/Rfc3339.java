package io.ramzor.event;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Instants as RFC 3339 text and back, in microseconds; finer parts are cut. */
public final class Rfc3339 {
    private static final int SHORTEST = "2026-01-31T08:15:00".length();
    private static final long SECONDS_A_DAY = 86_400;

    private Rfc3339() {}

    /**
     * Reads an instant: a date, {@code T}, a time with seconds, and {@code Z} or an offset.
     *
     * @return microseconds since the epoch
     * @throws DateTimeException if the text is no such instant; the message says why
     */
    public static long parse(CharSequence text) {
        if (text.length() < SHORTEST || !punctuated(text)) {
            throw wrong(text, "not a time");
        }
        int hour = digits(text, 11);
        int minute = digits(text, 14);
        int second = digits(text, 17);
        int zoneAt = fractionEnd(text);
        if (hour > 23 || minute > 59 || second > 60) {
            throw wrong(text, "the time of day does not exist");
        }
        long offsetSeconds = offset(text, zoneAt);
        long seconds = day(text) * SECONDS_A_DAY + hour * 3_600L + minute * 60L + second - offsetSeconds;
        if (second == 60 && seconds % SECONDS_A_DAY != 0) {
            throw wrong(text, "second 60 is no leap second");
        }
        return seconds * Micros.SECOND + fraction(text, zoneAt);
    }

    /** Writes the instant in UTC, with microseconds only if there are any. */
    public static String format(long micros) {
        StringBuilder text = new StringBuilder(27);
        long day = Math.floorDiv(micros, Micros.DAY);
        long ofDay = Math.floorMod(micros, Micros.DAY);
        LocalDate date = LocalDate.ofEpochDay(day);
        if (date.getYear() < 0 || date.getYear() > 9_999) {
            throw new DateTimeException("the year " + date.getYear() + " has no RFC 3339 form");
        }
        pad(text, date.getYear(), 4).append('-');
        pad(text, date.getMonthValue(), 2).append('-');
        pad(text, date.getDayOfMonth(), 2).append('T');
        pad(text, ofDay / Micros.HOUR, 2).append(':');
        pad(text, ofDay / Micros.MINUTE % 60, 2).append(':');
        pad(text, ofDay / Micros.SECOND % 60, 2);
        if (ofDay % Micros.SECOND != 0) {
            pad(text.append('.'), ofDay % Micros.SECOND, 6);
        }
        return text.append('Z').toString();
    }

    private static boolean punctuated(CharSequence text) {
        char separator = text.charAt(10);
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (separator == 'T' || separator == 't' || separator == ' ')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static long day(CharSequence text) {
        int year = digits(text, 0) * 100 + digits(text, 2);
        try {
            return LocalDate.of(year, digits(text, 5), digits(text, 8)).toEpochDay();
        } catch (DateTimeException e) {
            throw wrong(text, "the date does not exist");
        }
    }

    /** Where the fraction ends and the zone begins. */
    private static int fractionEnd(CharSequence text) {
        int at = SHORTEST;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
            if (at == SHORTEST + 1) {
                throw wrong(text, "no fraction after the point");
            }
        }
        return at;
    }

    private static long fraction(CharSequence text, int end) {
        long micros = 0;
        int from = SHORTEST + 1;
        for (int place = 0; place < 6; place++) {
            micros = micros * 10 + (from + place < end ? text.charAt(from + place) - '0' : 0);
        }
        return micros;
    }

    private static long offset(CharSequence text, int at) {
        if (at == text.length()) {
            throw wrong(text, "no zone: write Z or an offset such as +02:00");
        }
        char sign = text.charAt(at);
        if ((sign == 'Z' || sign == 'z') && at + 1 == text.length()) {
            return 0;
        }
        if ((sign != '+' && sign != '-') || at + 6 != text.length() || text.charAt(at + 3) != ':') {
            throw wrong(text, "the zone is neither Z nor an offset such as +02:00");
        }
        int hours = digits(text, at + 1);
        int minutes = digits(text, at + 4);
        if (hours > 23 || minutes > 59) {
            throw wrong(text, "the offset does not exist");
        }
        long seconds = hours * 3_600L + minutes * 60L;
        return sign == '-' ? -seconds : seconds;
    }

    /** The two digits at that place. */
    private static int digits(CharSequence text, int at) {
        char tens = text.charAt(at);
        char ones = text.charAt(at + 1);
        if (!isDigit(tens) || !isDigit(ones)) {
            throw wrong(text, "not a time");
        }
        return (tens - '0') * 10 + ones - '0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static StringBuilder pad(StringBuilder text, long number, int width) {
        int at = text.length();
        text.setLength(at + width);
        long left = number;
        for (int place = width - 1; place >= 0; place--) {
            text.setCharAt(at + place, (char) ('0' + left % 10));
            left /= 10;
        }
        return text;
    }

    private static DateTimeException wrong(CharSequence text, String why) {
        return new DateTimeException(Excerpt.quoted(text) + " (" + why + ")");
    }
}
