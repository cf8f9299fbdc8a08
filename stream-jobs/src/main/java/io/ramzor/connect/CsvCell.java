package io.ramzor.connect;

import io.ramzor.centre.CentreException;
import io.ramzor.centre.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a value of a row comes from: a column, or the same constant for all rows.
 *
 * @param key the map's key, for messages
 * @param column the column's name, null for a constant
 * @param constant the constant, null for a column
 * @param none values that stand for nothing
 */
record CsvCell(String key, String column, String constant, Set<String> none) {

    /**
     * Reads a column name, {@code {column: name}} or {@code {value: constant}}; other keys of the map are left to the
     * caller.
     */
    static CsvCell read(YamlValue value, String... otherKeys) throws CentreException {
        if (!value.isMap()) {
            return new CsvCell(value.path(), value.text(), null, Set.of());
        }
        List<String> known = new ArrayList<>(List.of("column", "value"));
        known.addAll(List.of(otherKeys));
        Map<String, YamlValue> said = value.entries(known);
        if (said.containsKey("column") == said.containsKey("value")) {
            throw value.refused("either column or value is expected");
        }
        Set<String> none = said.containsKey("none") ? texts(said.get("none")) : Set.of();
        return said.containsKey("column")
                ? new CsvCell(value.path(), said.get("column").text(), null, none)
                : new CsvCell(value.path(), null, said.get("value").text(), none);
    }

    /** The items as texts; an empty text counts. */
    static Set<String> texts(YamlValue list) throws CentreException {
        Set<String> texts = new HashSet<>();
        for (YamlValue item : list.items()) {
            texts.add(item.isBlank() ? "" : item.text());
        }
        return texts;
    }

    /** Whether the text stands for nothing. */
    boolean isNone(String text) {
        return text.isEmpty() || none.contains(text);
    }
}
