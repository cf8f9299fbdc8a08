package io.ramzor.forecast;

import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads what is known of days from CSV: {@code kind,name,from,to,concerns}. {@code kind} is one of {@link CalendarEntry.Kind} in lower case;
 * {@code from} and {@code to} are dates, both included (of {@code to}, empty = the same day; of a channel opened or closed, no end), or
 * RFC 3339 instants, the second excluded; {@code concerns} is a queue or channel, empty = all.
 */
public final class CalendarFile {
    private CalendarFile() {}

    /**
     * @param name what to call the text in messages
     * @param zone of dates
     * @throws IllegalArgumentException that names the first wrong row by its line
     */
    public static List<CalendarEntry> read(String name, Reader text, ZoneId zone) throws IOException {
        List<CalendarEntry> entries = new ArrayList<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader("kind", "name", "from", "to", "concerns")
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .get();
        for (CSVRecord row : format.parse(text)) {
            try {
                entries.add(entry(row, zone));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw new IllegalArgumentException(name + " line " + (row.getRecordNumber() + 1)
                        + ": kind,name,from,to,concerns is expected, kind one of "
                        + Arrays.toString(CalendarEntry.Kind.values()).toLowerCase(Locale.ROOT)
                        + ", from and to dates like 2026-04-01 or times: " + e.getMessage());
            }
        }
        return entries;
    }

    private static CalendarEntry entry(CSVRecord row, ZoneId zone) {
        CalendarEntry.Kind kind = CalendarEntry.Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT));
        String from = row.get("from");
        String to = cell(row, "to");
        boolean lasting = kind == CalendarEntry.Kind.CHANNEL_CLOSED || kind == CalendarEntry.Kind.CHANNEL_OPENED;
        Instant end = !to.isEmpty()
                ? instant(to, zone, 1)
                : lasting || from.contains("T") ? Instant.MAX : instant(from, zone, 1);
        String concerns = cell(row, "concerns");
        return new CalendarEntry(
                kind, row.get("name"), instant(from, zone, 0), end, concerns.isEmpty() ? null : concerns);
    }

    private static String cell(CSVRecord row, String column) {
        return row.isSet(column) ? row.get(column) : "";
    }

    private static Instant instant(String text, ZoneId zone, int daysAfter) {
        return text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDate.parse(text).plusDays(daysAfter).atStartOfDay(zone).toInstant();
    }
}
