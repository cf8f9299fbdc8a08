package io.ramzor.centre;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Reads and writes {@code shifts.csv}: {@code agent,start,end,activity,channels}. */
public final class ShiftsFile {
    private static final List<String> COLUMNS = List.of("agent", "start", "end", "activity", "channels");
    private static final List<String> ACTIVITIES = List.of("shift", "break", "training", "leave");

    private ShiftsFile() {}

    /** @throws CentreException that names every wrong row by its line */
    public static List<ShiftRow> read(Path file, ZoneId zone) throws CentreException {
        try (Reader text = Files.newBufferedReader(file)) {
            return parse(file.toString(), text, zone);
        } catch (IOException e) {
            throw new CentreException(file + ": cannot be read: " + e.getMessage());
        }
    }

    /**
     * @param name what to call the text in messages
     * @param zone of times that name none
     * @throws CentreException that names every wrong row by its line
     */
    public static List<ShiftRow> parse(String name, Reader text, ZoneId zone) throws CentreException {
        return new CsvRows(name, COLUMNS, COLUMNS.subList(0, 4)).read(text, row -> shift(row, zone));
    }

    public static void write(Appendable out, List<ShiftRow> shifts) throws IOException {
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.DEFAULT);
        printer.printRecord(COLUMNS);
        for (ShiftRow shift : shifts) {
            printer.printRecord(
                    shift.agent(), shift.start(), shift.end(), shift.activity(), String.join(" ", shift.channels()));
        }
        printer.flush();
    }

    private static ShiftRow shift(CSVRecord row, ZoneId zone) throws CsvRows.WrongRow {
        String activity = row.get("activity");
        if (!ACTIVITIES.contains(activity)) {
            throw new CsvRows.WrongRow(
                    "activity is one of " + String.join(", ", ACTIVITIES) + ", found \"" + activity + "\"");
        }
        Instant start = instant(row, "start", zone);
        Instant end = instant(row, "end", zone);
        if (!end.isAfter(start)) {
            throw new CsvRows.WrongRow("end " + row.get("end") + " is not after start " + row.get("start"));
        }
        String channels = CsvRows.cell(row, "channels");
        List<String> served = channels.isEmpty() ? List.of() : List.of(channels.split("\\s+"));
        return new ShiftRow(row.get("agent"), start, end, activity, served);
    }

    private static Instant instant(CSVRecord row, String column, ZoneId zone) throws CsvRows.WrongRow {
        String text = row.get(column).replace(' ', 'T');
        try {
            boolean zoned = text.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)");
            return zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new CsvRows.WrongRow(column + ": a time like 2026-04-01T08:00:00+03:00, or 2026-04-01T08:00 in "
                    + zone + ", is expected, found \"" + row.get(column) + "\"");
        }
    }
}
