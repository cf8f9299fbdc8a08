package io.ramzor.sim;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;

/** Local clock times of scenario files as instants; {@code 24:00} is the next midnight. */
final class LocalTimes {
    private LocalTimes() {}

    /** The instant of {@code HH:MM} or {@code HH:MM:SS} on that local date. */
    static Instant instant(String time, LocalDate day, ZoneId zone) {
        if (time.equals("24:00")) {
            return day.plusDays(1).atStartOfDay(zone).toInstant();
        }
        return day.atTime(LocalTime.parse(time)).atZone(zone).toInstant();
    }

    /** First instant and first instant after it of {@code HH:MM-HH:MM}. */
    static Instant[] stretch(String text, LocalDate day, ZoneId zone) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException("a stretch of time is written HH:MM-HH:MM, not " + text);
        }
        return new Instant[] {instant(text.substring(0, dash), day, zone), instant(text.substring(dash + 1), day, zone)
        };
    }

    /** Hours after local midnight of {@code HH:MM}, 0 to 24. */
    static double hours(String time) {
        return time.equals("24:00") ? 24 : LocalTime.parse(time).toSecondOfDay() / 3600.0;
    }

    /** {@code sun} to {@code sat}. */
    static String dayName(LocalDate day) {
        return day.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT);
    }
}
