package io.ramzor.forecast;

import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads counts from CSV: {@code time,[series,]count}, with or without a line of names. A time says its offset or is local to the zone given;
 * in an hour that the clocks repeat the first row of a time is the earlier one. Rows that cannot be are set aside with their reason and are
 * missing, not zero; the order of rows does not matter.
 */
public final class CountsFile {
    private static final String TIME_EXAMPLE = "a time like 2026-04-01T08:00+03:00 or 2026-04-01T08:00";

    private final String name;
    private final ZoneId zone;
    private final Map<String, CountRows> rowsBySeries = new LinkedHashMap<>();
    private final SetAside setAside = new SetAside();
    private boolean localTimes;

    private CountsFile(String name, ZoneId zone) {
        this.name = name;
        this.zone = zone;
    }

    /**
     * What was read.
     *
     * @param series in the order of the file
     * @param localTimes whether the file's times say no offset
     * @param notes what was set aside or seems odd, for people; empty if all is well
     */
    public record Counts(List<CountSeries> series, boolean localTimes, List<String> notes) {}

    /**
     * @param name what to call the text in messages
     * @param zone of times that name none, and of the days of all
     * @param minutes length of the intervals wanted; shorter ones of the file are put together
     * @throws IllegalArgumentException if nothing can be made of it: says what, where and what to do
     */
    public static Counts read(String name, Reader text, ZoneId zone, int minutes) throws IOException {
        CountsFile file = new CountsFile(name, zone);
        for (CSVRecord row : CSVFormat.DEFAULT.builder().setTrim(true).get().parse(text)) {
            file.add(row);
        }
        return file.counts(minutes);
    }

    private void add(CSVRecord row) {
        long line = row.getParser().getCurrentLineNumber();
        if (row.size() < 2 || row.size() > 3) {
            setAside.add(line, "time,count or time,series,count is expected, found " + row.size() + " columns");
            return;
        }
        if (row.getRecordNumber() == 1 && !startsWithDigit(row.get(0))) {
            return;
        }
        String series = row.size() == 3 ? row.get(1) : "";
        String said = row.get(row.size() - 1);
        if (said.isEmpty()) {
            setAside.add(line, "the count is missing");
            return;
        }
        Double count = number(said);
        if (count == null || count != Math.rint(count)) {
            setAside.add(line, "a count is a whole number, found \"" + said + "\"");
        } else if (count < 0) {
            setAside.add(line, "a count is not negative, found " + said);
        } else {
            place(rowsBySeries.computeIfAbsent(series, id -> new CountRows()), row.get(0), count, line);
        }
    }

    private void place(CountRows rows, String time, double count, long line) {
        String text = time.replace(' ', 'T').replace("\uFEFF", "");
        try {
            if (text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10) {
                rows.add(OffsetDateTime.parse(text).toEpochSecond(), count, line, setAside);
                return;
            }
            local(rows, LocalDateTime.parse(text), count, line);
            localTimes = true;
        } catch (DateTimeException e) {
            setAside.add(line, TIME_EXAMPLE + " is expected, found \"" + time + "\"");
        }
    }

    private void local(CountRows rows, LocalDateTime local, double count, long line) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            rows.add(local.toEpochSecond(zone.getRules().getOffset(local)), count, line, setAside);
        } else if (change.isOverlap()) {
            long earlier = local.toEpochSecond(change.getOffsetBefore());
            rows.add(rows.has(earlier) ? local.toEpochSecond(change.getOffsetAfter()) : earlier, count, line, setAside);
        } else if (count > 0) {
            setAside.add(
                    line,
                    local + " does not exist in " + zone + ", where the clocks go from "
                            + change.getDateTimeBefore().toLocalTime() + " to "
                            + change.getDateTimeAfter().toLocalTime() + "; is the zone right?");
        }
    }

    private Counts counts(int minutes) {
        List<CountSeries> series = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Map.Entry<String, CountRows> entry : rowsBySeries.entrySet()) {
            CountRows rows = entry.getValue();
            rows.sort();
            if (rows.size() > 0) {
                int own = rows.minutes(named(entry.getKey()), zone, minutes);
                rows.dropOffGrid(own, zone, setAside);
                series.add(rows.series(entry.getKey(), zone, own).every(minutes));
            }
        }
        notes.addAll(setAside.notes(name));
        if (series.stream().allMatch(one -> one.size() == 0)) {
            throw new IllegalArgumentException(name + ": there are no counts of whole intervals of " + minutes
                    + " minutes in it; time,[series,]count is expected, for example 2026-04-01T08:00,12"
                    + (notes.isEmpty() ? "" : "; " + notes.get(0)));
        }
        series.stream()
                .filter(one -> one.size() > 0 && allZero(one))
                .forEach(one -> notes.add(named(one.name()) + " holds zeros only: zero is forecast"));
        return new Counts(List.copyOf(series), localTimes, List.copyOf(notes));
    }

    private String named(String series) {
        return series.isEmpty() ? name : name + ", series \"" + series + "\"";
    }

    private static boolean allZero(CountSeries series) {
        for (int i = 0; i < series.size(); i++) {
            if (series.count(i) > 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWithDigit(String text) {
        String stripped = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return !stripped.isEmpty() && Character.isDigit(stripped.charAt(0));
    }

    private static Double number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isNaN(value) || Math.abs(value) > 1e9 ? null : (Double) value;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * Minutes of {@code 5m}, {@code 15m}, {@code 1h}.
     *
     * @throws IllegalArgumentException if it is no whole part of an hour, or a whole hour
     */
    public static int minutes(String text) {
        try {
            Duration length = Duration.parse("PT" + text.strip().toUpperCase(java.util.Locale.ROOT));
            long minutes = length.toMinutes();
            if (minutes >= 1 && length.equals(Duration.ofMinutes(minutes)) && 60 % minutes == 0) {
                return (int) minutes;
            }
        } catch (DateTimeException e) {
            // Told below.
        }
        throw new IllegalArgumentException("an interval is 5m, 10m, 15m, 20m, 30m or 60m, not \"" + text + "\"");
    }
}
