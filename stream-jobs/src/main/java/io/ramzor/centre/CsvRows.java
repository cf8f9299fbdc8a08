package io.ramzor.centre;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the rows of a CSV file with a header and gathers every wrong row, so that all can be mended at once. */
public final class CsvRows {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();

    private final String file;
    private final List<String> columns;
    private final List<String> needed;
    private final List<String> problems = new ArrayList<>();

    /** @param needed columns that must be there and filled; the others may be left out */
    public CsvRows(String file, List<String> columns, List<String> needed) {
        this.file = file;
        this.columns = columns;
        this.needed = needed;
    }

    /** What a row means. */
    public interface Row<T> {
        /** @throws WrongRow if a cell says what it may not */
        T read(CSVRecord row) throws WrongRow;
    }

    /** A row that cannot be taken. */
    public static final class WrongRow extends Exception {
        private static final long serialVersionUID = 1;

        public WrongRow(String problem) {
            super(problem);
        }
    }

    /** @throws CentreException that names every wrong row by its line */
    public <T> List<T> read(Reader text, Row<T> meaning) throws CentreException {
        List<T> rows = new ArrayList<>();
        try (CSVParser parser = FORMAT.parse(withoutMark(text))) {
            checkHeader(parser.getHeaderNames());
            Iterator<CSVRecord> records = parser.iterator();
            long line = parser.getCurrentLineNumber() + 1;
            while (records.hasNext()) {
                CSVRecord row = records.next();
                take(rows, row, line, meaning);
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new CentreException(file + ": cannot be read: " + e.getMessage());
        }
        if (!problems.isEmpty()) {
            throw new CentreException(String.join(System.lineSeparator(), problems));
        }
        return rows;
    }

    /** The cell's text, empty if the column is left out. */
    public static String cell(CSVRecord row, String column) {
        return row.isSet(column) ? row.get(column) : "";
    }

    private <T> void take(List<T> rows, CSVRecord row, long line, Row<T> meaning) {
        try {
            if (!row.isConsistent()) {
                throw new WrongRow("has " + row.size() + " cells, the header names "
                        + row.getParser().getHeaderNames().size());
            }
            for (String column : needed) {
                if (cell(row, column).isEmpty()) {
                    throw new WrongRow(column + " is empty");
                }
            }
            rows.add(meaning.read(row));
        } catch (WrongRow e) {
            problems.add(file + ", line " + line + ": " + e.getMessage());
        }
    }

    private void checkHeader(List<String> header) throws CentreException {
        for (String column : header) {
            if (!columns.contains(column)) {
                throw new CentreException(
                        file + ", line 1: unknown column \"" + column + "\"" + YamlValue.suggestion(column, columns));
            }
        }
        for (String column : needed) {
            if (!header.contains(column)) {
                throw new CentreException(file + ", line 1: column " + column + " is missing; the header is "
                        + String.join(",", columns));
            }
        }
    }

    /** Spreadsheets begin UTF-8 files with a byte order mark. */
    private static Reader withoutMark(Reader text) throws IOException {
        PushbackReader reader = new PushbackReader(text);
        int first = reader.read();
        if (first >= 0 && first != '\uFEFF') {
            reader.unread(first);
        }
        return reader;
    }
}
