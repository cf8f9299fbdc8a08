package io.ramzor.connect;

import io.ramzor.centre.CentreException;
import io.ramzor.event.EventException;
import io.ramzor.event.Micros;
import io.ramzor.event.RejectReason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands the rows of one file by a map and the file's header. */
final class CsvCalls {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}([.,]\\d{1,12})?");
    private static final Pattern SPAN = Pattern.compile("(?:(\\d{1,6}):)?(\\d{1,6}):(\\d{2}(?:[.,]\\d{1,9})?)");

    private final CsvMap map;
    private final List<String> header;
    private final Map<String, Integer> places = new HashMap<>();
    /** First line of each contact. */
    private final Map<String, Long> lines = new HashMap<>();

    /** @throws CentreException if the header lacks a column that the map names */
    CsvCalls(CsvMap map, String file, List<String> header) throws CentreException {
        this.map = map;
        this.header = header;
        for (int i = 0; i < header.size(); i++) {
            places.merge(header.get(i), i, (one, other) -> -1);
        }
        for (Map.Entry<String, List<String>> named : map.keysByColumn().entrySet()) {
            Integer place = places.get(named.getKey());
            if (place == null || place < 0) {
                String problem = place == null ? "the header has no column \"" : "the header has twice the column \"";
                throw new CentreException(file + ", line 1: " + problem + named.getKey() + "\", which the map's "
                        + String.join(" and ", named.getValue()) + " names; it has " + String.join(", ", header));
            }
        }
    }

    List<String> header() {
        return header;
    }

    /**
     * The call of a row; null if its outcome is one to ignore.
     *
     * @throws EventException if the row cannot be understood, with the column
     */
    CsvCall call(CsvRecords.Row row) throws EventException {
        if (row.problem() != null) {
            throw row.problem();
        }
        requireCells(row.cells());
        CsvCall call = new Reading(row.line(), row.cells()).call();
        if (call != null) {
            requireNew(call);
        }
        return call;
    }

    /** Contacts understood so far. */
    int contacts() {
        return lines.size();
    }

    /** Two rows of one contact would give events of the same ids, of which only the first count. */
    private void requireNew(CsvCall call) throws EventException {
        Long before = lines.putIfAbsent(call.contact(), call.line());
        if (before != null) {
            throw new EventException(
                    RejectReason.BAD_VALUE,
                    "contact: " + call.contact() + " came before, on line " + before
                            + "; if these are two contacts, let the map's contact name more columns");
        }
    }

    /** Empty cells at the end of a row do no harm. */
    private void requireCells(List<String> cells) throws EventException {
        int filled = cells.size();
        while (filled > header.size() && cells.get(filled - 1).isEmpty()) {
            filled--;
        }
        if (filled > header.size() || cells.size() < header.size()) {
            throw new EventException(
                    RejectReason.MALFORMED, "the row has " + cells.size() + " cells, the header " + header.size());
        }
    }

    /** One row while it is read. */
    private final class Reading {
        private final long line;
        private final List<String> cells;
        private boolean doubled;

        private Reading(long line, List<String> cells) {
            this.line = line;
            this.cells = cells;
        }

        CsvCall call() throws EventException {
            String outcome = text(map.outcome());
            if (map.ignored().contains(outcome)) {
                return null;
            }
            boolean answered = map.answered().contains(outcome);
            if (!answered && !map.abandoned().contains(outcome)) {
                throw bad(map.outcome(), "\"" + outcome + "\" is none of the map's outcomes");
            }
            String contact = contact();
            long offered = offered();
            String clock = text(map.queued());
            long wait = wait(clock);
            Long queued = null;
            if (wait > 0 || !map.queued().isNone(clock)) {
                queued = moment(map.queued(), offered);
            } else if (answered) {
                queued = otherwise(offered);
            }
            long ended = queued == null ? otherwise(offered) : queued + wait;
            return new CsvCall(
                    line,
                    contact,
                    orNull(map.customer()),
                    orNull(map.channel()),
                    queued == null ? null : required(map.queue()),
                    orNull(map.agent()),
                    offered,
                    queued,
                    answered ? ended : null,
                    answered ? null : ended,
                    answered && map.handleSeconds() != null ? ended + span(map.handleSeconds()) : null,
                    doubled);
        }

        private String contact() throws EventException {
            List<String> parts = new ArrayList<>();
            for (String column : map.contact()) {
                String part = cells.get(places.get(column));
                if (part.isEmpty()) {
                    throw new EventException(RejectReason.MISSING_FIELD, "contact: column " + column + " is empty");
                }
                parts.add(part);
            }
            return String.join("-", parts);
        }

        private long offered() throws EventException {
            List<String> date = new ArrayList<>();
            for (String column : map.moments().dateColumns()) {
                date.add(cells.get(places.get(column)));
            }
            try {
                return take(map.moments().start(date, map.start() == null ? null : text(map.start())));
            } catch (DateTimeException e) {
                throw new EventException(RejectReason.BAD_VALUE, "start: " + e.getMessage());
            }
        }

        private long otherwise(long offered) throws EventException {
            return map.otherwise() == null ? offered : moment(map.otherwise(), offered);
        }

        private long moment(CsvCell cell, long offered) throws EventException {
            try {
                return take(map.moments().near(text(cell), offered));
            } catch (DateTimeException e) {
                throw bad(cell, e.getMessage());
            }
        }

        private long take(CsvMoments.Moment moment) {
            doubled |= moment.doubled();
            return moment.micros();
        }

        /** An empty wait is none where there is no queue start either. */
        private long wait(String queuedClock) throws EventException {
            if (text(map.waitSeconds()).isEmpty() && !map.queued().isNone(queuedClock)) {
                throw new EventException(RejectReason.MISSING_FIELD, place(map.waitSeconds()) + " is empty");
            }
            return span(map.waitSeconds());
        }

        /** Seconds, or hours, minutes and seconds with colons; empty = 0. In microseconds. */
        private long span(CsvCell cell) throws EventException {
            String text = text(cell);
            if (text.isEmpty()) {
                return 0;
            }
            Matcher parts = SPAN.matcher(text);
            if (parts.matches()) {
                long hours = parts.group(1) == null ? 0 : Long.parseLong(parts.group(1));
                return hours * Micros.HOUR + Long.parseLong(parts.group(2)) * Micros.MINUTE + micros(parts.group(3));
            }
            if (!NUMBER.matcher(text).matches() || text.startsWith("-")) {
                throw bad(cell, "\"" + text + "\" is no number of seconds of 0 or more");
            }
            return micros(text);
        }

        private static long micros(String seconds) {
            return new BigDecimal(seconds.replace(',', '.'))
                    .movePointRight(6)
                    .setScale(0, RoundingMode.DOWN)
                    .longValueExact();
        }

        private String text(CsvCell cell) {
            return cell.constant() != null ? cell.constant() : cells.get(places.get(cell.column()));
        }

        private String orNull(CsvCell cell) {
            if (cell == null) {
                return null;
            }
            String text = text(cell);
            return cell.isNone(text) ? null : text;
        }

        private String required(CsvCell cell) throws EventException {
            String text = orNull(cell);
            if (text == null) {
                throw new EventException(RejectReason.MISSING_FIELD, place(cell) + " is empty");
            }
            return text;
        }

        private static EventException bad(CsvCell cell, String problem) {
            return new EventException(RejectReason.BAD_VALUE, place(cell) + ": " + problem);
        }

        private static String place(CsvCell cell) {
            return cell.key() + (cell.column() == null ? "" : ": column " + cell.column());
        }
    }
}
