package io.ramzor.connect;

import io.ramzor.event.EventException;
import io.ramzor.event.EventJson;
import io.ramzor.event.RejectReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the records of a delimited file one by one, so that a broken one costs itself only. */
final class CsvRecords implements AutoCloseable {
    /** A quoted cell may hold so many line ends; a quote that stays open longer is a slip. */
    private static final int MOST_LINES = 100;

    private final TextLines lines;
    private final Deque<TextLines.Line> ahead = new ArrayDeque<>();
    private final CSVFormat format;
    private final char delimiter;

    /**
     * A record.
     *
     * @param line number of its first line
     * @param text as it stands in the file
     * @param cells trimmed, null if the record cannot be read
     * @param problem why it cannot be read, else null
     * @param end the place after it
     * @param lastLine number of its last line
     * @param ended whether it is whole for certain: its last line has a line end, its quotes are closed
     */
    record Row(
            long line,
            byte[] text,
            List<String> cells,
            EventException problem,
            long end,
            long lastLine,
            boolean ended) {}

    CsvRecords(TextLines lines, char delimiter) {
        this.lines = lines;
        this.delimiter = delimiter;
        this.format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setTrim(true)
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
    }

    /** The next record that is not blank, null at the end. */
    Row next() throws IOException {
        TextLines.Line first = line();
        while (first != null && first.ended() && first.isBlank()) {
            first = line();
        }
        if (first == null) {
            return null;
        }
        byte[] text = first.text();
        if (text.length > EventJson.LINE_BYTES) {
            return broken(
                    first, RejectReason.TOO_LONG, "a line may have at most " + EventJson.LINE_BYTES + " bytes (1 MiB)");
        }
        if (!quoteStaysOpen(text)) {
            return row(first, text, first);
        }
        return quoted(first);
    }

    private TextLines.Line line() throws IOException {
        return ahead.isEmpty() ? lines.next() : ahead.remove();
    }

    /** Adds lines until the quote closes; if it does not, the first line stands alone and the others are read again. */
    private Row quoted(TextLines.Line first) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(first.text());
        Deque<TextLines.Line> taken = new ArrayDeque<>();
        TextLines.Line last = first;
        boolean open = true;
        boolean more = true;
        while (open && more && last.ended() && taken.size() < MOST_LINES && text.size() <= EventJson.LINE_BYTES) {
            TextLines.Line next = line();
            more = next != null;
            if (more) {
                taken.add(next);
                text.write('\n');
                text.writeBytes(next.text());
                last = next;
                open = quoteStaysOpen(text.toByteArray());
            }
        }
        if (open) {
            taken.addAll(ahead);
            ahead.clear();
            ahead.addAll(taken);
            EventException problem = new EventException(RejectReason.MALFORMED, "a quote is opened and not closed");
            boolean whole = more && last.ended();
            return new Row(first.number(), first.text(), null, problem, first.end(), first.number(), whole);
        }
        return row(first, text.toByteArray(), last);
    }

    /** Whether the text ends inside a cell that began with a quote. */
    private boolean quoteStaysOpen(byte[] text) {
        boolean quoted = false;
        boolean cellStart = true;
        for (byte b : text) {
            if (quoted) {
                quoted = b != '"';
            } else if (b == '"' && cellStart) {
                quoted = true;
            } else if (b == '"') {
                quoted = false;
            }
            boolean reopened = !quoted && b == '"';
            cellStart = !quoted && (b == delimiter || b == '\n' || reopened);
        }
        return quoted;
    }

    private Row row(TextLines.Line first, byte[] text, TextLines.Line last) throws IOException {
        try (CSVParser parser = CSVParser.parse(new String(text, StandardCharsets.UTF_8), format)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() != 1) {
                return broken(first, RejectReason.MALFORMED, "the line is no single row");
            }
            List<String> cells =
                    Arrays.stream(records.get(0).values()).map(String::strip).toList();
            return new Row(first.number(), text, cells, null, last.end(), last.number(), last.ended());
        } catch (IOException | IllegalStateException | UncheckedIOException e) {
            return broken(first, RejectReason.MALFORMED, "the line is no row: " + e.getMessage());
        }
    }

    private static Row broken(TextLines.Line line, RejectReason reason, String detail) {
        EventException problem = new EventException(reason, detail);
        return new Row(line.number(), line.text(), null, problem, line.end(), line.number(), line.ended());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
