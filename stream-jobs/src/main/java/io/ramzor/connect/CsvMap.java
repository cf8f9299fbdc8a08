package io.ramzor.connect;

import io.ramzor.centre.CentreException;
import io.ramzor.centre.YamlValue;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the columns of a file of call records mean.
 *
 * @param delimiter between columns
 * @param moments how dates and clock times are read
 * @param contact columns that together name a contact
 * @param customer null if no column says
 * @param channel null if no column says
 * @param agent null if no column says
 * @param start null if the date's format holds the time of day
 * @param queued when the contact came into its queue
 * @param otherwise when it was answered or left without a queue start, null = at its start
 * @param waitSeconds in seconds
 * @param handleSeconds in seconds, null if no column says
 * @param outcome the column that says how the contact ended
 * @param answered values of the outcome
 * @param abandoned values of the outcome
 * @param ignored values of the outcome
 */
public record CsvMap(
        char delimiter,
        CsvMoments moments,
        List<String> contact,
        CsvCell customer,
        CsvCell queue,
        CsvCell channel,
        CsvCell agent,
        CsvCell start,
        CsvCell queued,
        CsvCell otherwise,
        CsvCell waitSeconds,
        CsvCell handleSeconds,
        CsvCell outcome,
        Set<String> answered,
        Set<String> abandoned,
        Set<String> ignored) {
    private static final List<String> KEYS = List.of(
            "zone",
            "delimiter",
            "date",
            "contact",
            "customer",
            "queue",
            "channel",
            "agent",
            "start",
            "queued",
            "wait_seconds",
            "handle_seconds",
            "outcome");
    private static final Map<String, Character> DELIMITERS =
            Map.of("tab", '\t', "\\t", '\t', "comma", ',', "semicolon", ';', "pipe", '|');

    /** @throws CentreException if the file cannot be read, or says something that it may not, with the place */
    public static CsvMap read(Path file) throws CentreException {
        return parse(file.toString(), YamlValue.textOf(file));
    }

    /** @param name what to call the text in messages */
    public static CsvMap parse(String name, String yaml) throws CentreException {
        YamlValue top = YamlValue.parse(name, yaml);
        Map<String, YamlValue> said = top.entries(KEYS);
        for (String key : List.of("zone", "contact", "queue", "queued", "wait_seconds", "outcome")) {
            if (!said.containsKey(key)) {
                throw top.refused(key + " is missing");
            }
        }
        YamlValue outcome = said.get("outcome");
        CsvMap map = new CsvMap(
                delimiter(said.get("delimiter")),
                moments(top, said),
                contact(said.get("contact")),
                cell(said.get("customer"), "none"),
                cell(said.get("queue"), "none"),
                cell(said.get("channel"), "none"),
                cell(said.get("agent"), "none"),
                cell(said.get("start")),
                cell(said.get("queued"), "none", "else"),
                otherwise(said.get("queued")),
                cell(said.get("wait_seconds")),
                cell(said.get("handle_seconds")),
                cell(outcome, "answered", "abandoned", "ignored"),
                words(outcome, "answered"),
                words(outcome, "abandoned"),
                words(outcome, "ignored"));
        requireApart(outcome, map);
        return map;
    }

    private static char delimiter(YamlValue said) throws CentreException {
        if (said == null) {
            return ',';
        }
        if (said.isBlank() && !said.isEmpty()) {
            return '\t';
        }
        String text = said.text();
        if (DELIMITERS.containsKey(text)) {
            return DELIMITERS.get(text);
        }
        if (text.length() != 1 || text.equals("\"")) {
            throw said.refused("one character is expected, or tab, comma, semicolon, pipe");
        }
        return text.charAt(0);
    }

    private static CsvMoments moments(YamlValue top, Map<String, YamlValue> said) throws CentreException {
        ZoneId zone;
        try {
            zone = ZoneId.of(said.get("zone").text());
        } catch (DateTimeException e) {
            throw said.get("zone").refused("no zone has that name; one like Europe/Berlin or UTC is expected");
        }
        YamlValue date = said.get("date");
        if (date == null) {
            if (!said.containsKey("start")) {
                throw top.refused("start is missing, or a date whose format holds the time of day");
            }
            return new CsvMoments(zone, List.of(), null);
        }
        Map<String, YamlValue> parts = date.entries(List.of("columns", "format"));
        if (!parts.containsKey("columns") || !parts.containsKey("format")) {
            throw date.refused("columns and format are expected");
        }
        try {
            CsvMoments moments = new CsvMoments(
                    zone, parts.get("columns").texts(), parts.get("format").text());
            if (!said.containsKey("start") && !moments.datesHaveTimes()) {
                throw top.refused("start is missing, or a date whose format holds the time of day");
            }
            return moments;
        } catch (IllegalArgumentException e) {
            throw parts.get("format").refused(e.getMessage() + "; a pattern like yyyy-MM-dd is expected");
        }
    }

    private static List<String> contact(YamlValue said) throws CentreException {
        List<String> columns = said.texts();
        if (columns.isEmpty()) {
            throw said.refused("at least one column is expected");
        }
        return columns;
    }

    private static CsvCell cell(YamlValue said, String... otherKeys) throws CentreException {
        return said == null ? null : CsvCell.read(said, otherKeys);
    }

    private static CsvCell otherwise(YamlValue queued) throws CentreException {
        YamlValue said = queued.isMap() ? queued.entries().get("else") : null;
        return said == null ? null : CsvCell.read(said);
    }

    private static Set<String> words(YamlValue outcome, String key) throws CentreException {
        YamlValue said = outcome.isMap() ? outcome.entries().get(key) : null;
        return said == null ? Set.of() : CsvCell.texts(said);
    }

    private static void requireApart(YamlValue outcome, CsvMap map) throws CentreException {
        if (map.answered.isEmpty() && map.abandoned.isEmpty()) {
            throw outcome.refused("which values mean answered, and which abandoned?");
        }
        Set<String> seen = new LinkedHashSet<>(map.answered);
        for (Set<String> words : List.of(map.abandoned, map.ignored)) {
            for (String word : words) {
                if (!seen.add(word)) {
                    throw outcome.refused("\"" + word + "\" stands in two lists; keep one");
                }
            }
        }
    }

    /** The keys by the columns that they name. */
    Map<String, List<String>> keysByColumn() {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        moments.dateColumns().forEach(column -> name(keys, column, "date"));
        contact.forEach(column -> name(keys, column, "contact"));
        for (CsvCell cell : cells()) {
            if (cell.column() != null) {
                name(keys, cell.column(), cell.key());
            }
        }
        return keys;
    }

    private static void name(Map<String, List<String>> keys, String column, String key) {
        keys.computeIfAbsent(column, missing -> new ArrayList<>()).add(key);
    }

    private List<CsvCell> cells() {
        List<CsvCell> cells = new ArrayList<>();
        for (CsvCell cell : new CsvCell[] {
            customer, queue, channel, agent, start, queued, otherwise, waitSeconds, handleSeconds, outcome
        }) {
            if (cell != null) {
                cells.add(cell);
            }
        }
        return cells;
    }
}
