package io.ramzor.centre;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value of a YAML file that knows its place, so that whoever refuses it can say where it stands. */
public final class YamlValue {
    private final String file;
    private final String path;
    /** Null where the file says nothing. */
    private final Node node;

    private YamlValue(String file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    /**
     * The text of a file.
     *
     * @throws CentreException if the file cannot be read or is not UTF-8
     */
    public static String textOf(Path file) throws CentreException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new CentreException(file + ": there is no such file");
        } catch (CharacterCodingException e) {
            throw new CentreException(file + ": is not UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            throw new CentreException(file + ": cannot be read: " + e.getMessage());
        }
    }

    /**
     * Reads one document; an empty one is an empty map.
     *
     * @param file what to call the text in messages
     * @throws CentreException if the text is no YAML
     */
    public static YamlValue parse(String file, String yaml) throws CentreException {
        try {
            Yaml reader = new Yaml(new SafeConstructor(new LoaderOptions()));
            return new YamlValue(file, "", reader.compose(new StringReader(yaml)));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new CentreException(file + ", line " + line + ": " + e.getProblem());
        } catch (YAMLException e) {
            throw new CentreException(file + ": " + e.getMessage());
        }
    }

    /** Dotted keys from the top of the file to this value, empty at the top. */
    public String path() {
        return path;
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Whether the value is left out or says null. */
    public boolean isEmpty() {
        return node == null || Tag.NULL.equals(node.getTag());
    }

    /** Whether the value is a text of blanks or nothing. */
    public boolean isBlank() {
        return isEmpty()
                || node instanceof ScalarNode scalar && scalar.getValue().isBlank();
    }

    /** The refusal of this value. */
    public CentreException refused(String problem) {
        String line = node == null ? "" : ", line " + (node.getStartMark().getLine() + 1);
        return new CentreException(file + line + ": " + (path.isEmpty() ? "" : path + ": ") + problem);
    }

    /** The entries of a map, whatever their keys, in the file's order; nothing = none. */
    public Map<String, YamlValue> entries() throws CentreException {
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        if (isEmpty()) {
            return entries;
        }
        if (!(node instanceof MappingNode map)) {
            throw refused("a map of keys and values is expected, found " + shown());
        }
        for (NodeTuple tuple : map.getValue()) {
            YamlValue key = new YamlValue(file, path, tuple.getKeyNode());
            String name = key.text();
            String place = path.isEmpty() ? name : path + "." + name;
            YamlValue value = new YamlValue(file, place, tuple.getValueNode());
            if (entries.put(name, value) != null) {
                throw new YamlValue(file, place, tuple.getKeyNode()).refused("the key stands here twice; keep one");
            }
        }
        return entries;
    }

    /** The entries of a map that may hold only these keys. */
    public Map<String, YamlValue> entries(Collection<String> known) throws CentreException {
        Map<String, YamlValue> entries = entries();
        for (Map.Entry<String, YamlValue> entry : entries.entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw entry.getValue().refused("unknown key" + suggestion(entry.getKey(), known));
            }
        }
        return entries;
    }

    /** The items of a list; a single value counts as a list of one, nothing as an empty one. */
    public List<YamlValue> items() {
        List<YamlValue> items = new ArrayList<>();
        if (node instanceof SequenceNode list) {
            for (Node item : list.getValue()) {
                items.add(new YamlValue(file, path + "[" + items.size() + "]", item));
            }
        } else if (!isEmpty()) {
            items.add(this);
        }
        return items;
    }

    public List<String> texts() throws CentreException {
        List<String> texts = new ArrayList<>();
        for (YamlValue item : items()) {
            texts.add(item.text());
        }
        return texts;
    }

    public String text() throws CentreException {
        if (isEmpty()
                || !(node instanceof ScalarNode scalar)
                || scalar.getValue().isBlank()) {
            throw refused("a text is expected, found " + shown());
        }
        return scalar.getValue().strip();
    }

    /** A text that is one of these. */
    public String oneOf(Collection<String> known) throws CentreException {
        String text = text();
        if (!known.contains(text)) {
            throw refused("one of " + String.join(", ", known) + " is expected, found " + shown());
        }
        return text;
    }

    public boolean flag() throws CentreException {
        String text = text();
        if (!Set.of("true", "false").contains(text)) {
            throw refused("true or false is expected, found " + shown());
        }
        return text.equals("true");
    }

    /** A number from {@code least} to {@code most}. */
    public double number(double least, double most) throws CentreException {
        double number;
        try {
            number = Double.parseDouble(text());
        } catch (NumberFormatException | CentreException e) {
            throw refused("a number is expected, found " + shown());
        }
        if (!(number >= least && number <= most)) {
            throw refused("a number from " + plain(least) + " to " + plain(most) + " is expected, found " + shown());
        }
        return number;
    }

    /** A whole number from {@code least} to {@code most}. */
    public int integer(int least, int most) throws CentreException {
        double number = number(least, most);
        if (number != Math.rint(number)) {
            throw refused("a whole number is expected, found " + shown());
        }
        return (int) number;
    }

    /** A span given in a unit of so many microseconds, from nothing to a hundred years. */
    public long micros(long unit) throws CentreException {
        double most = 100.0 * 366 * 86_400_000_000L / unit;
        return Math.round(number(0, Math.floor(most)) * unit);
    }

    /** The nearest of the known words as a question, empty if none is near. */
    static String suggestion(String word, Collection<String> known) {
        String nearest = null;
        int best = Math.max(2, word.length() / 4) + 1;
        for (String candidate : known) {
            int distance = distance(word, candidate);
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        if (nearest != null) {
            return "; did you mean " + nearest + "?";
        }
        return "; known here: " + String.join(", ", known);
    }

    /** Letters to insert, delete or replace to come from one word to the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    private String shown() {
        if (isEmpty()) {
            return "nothing";
        }
        if (node instanceof ScalarNode scalar) {
            String text = scalar.getValue();
            return "\"" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "\"";
        }
        return isMap() ? "a map" : "a list";
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
