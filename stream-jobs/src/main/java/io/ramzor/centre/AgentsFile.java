package io.ramzor.centre;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Reads and writes {@code agents.csv}: {@code agent,name,team,line,skills,capacity,contract}. */
public final class AgentsFile {
    private static final List<String> COLUMNS =
            List.of("agent", "name", "team", "line", "skills", "capacity", "contract");
    private static final double MOST_PROFICIENT = 1.5;
    private static final int MOST_CONTACTS = 1_000;

    private AgentsFile() {}

    /** @throws CentreException that names every wrong row by its line */
    public static List<AgentProfile> read(Path file) throws CentreException {
        try (Reader text = Files.newBufferedReader(file)) {
            return parse(file.toString(), text);
        } catch (IOException e) {
            throw new CentreException(file + ": cannot be read: " + e.getMessage());
        }
    }

    /**
     * @param name what to call the text in messages
     * @throws CentreException that names every wrong row by its line
     */
    public static List<AgentProfile> parse(String name, Reader text) throws CentreException {
        Set<String> seen = new HashSet<>();
        return new CsvRows(name, COLUMNS, List.of("agent")).read(text, row -> {
            if (!seen.add(row.get("agent"))) {
                throw new CsvRows.WrongRow("agent " + row.get("agent") + " stands here twice; keep one row");
            }
            return profile(row);
        });
    }

    public static void write(Appendable out, List<AgentProfile> agents) throws IOException {
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.DEFAULT);
        printer.printRecord(COLUMNS);
        for (AgentProfile agent : agents) {
            printer.printRecord(
                    agent.agent(),
                    agent.name(),
                    agent.team(),
                    agent.line(),
                    pairs(agent.skills()),
                    pairs(agent.capacity()),
                    agent.contract());
        }
        printer.flush();
    }

    private static AgentProfile profile(CSVRecord row) throws CsvRows.WrongRow {
        String line = CsvRows.cell(row, "line");
        if (!line.isEmpty() && !line.equals("1") && !line.equals("2")) {
            throw new CsvRows.WrongRow("line is 1 or 2, found \"" + line + "\"");
        }
        String name = CsvRows.cell(row, "name");
        return new AgentProfile(
                row.get("agent"),
                name.isEmpty() ? row.get("agent") : name,
                orNull(CsvRows.cell(row, "team")),
                line.isEmpty() ? null : Integer.valueOf(line),
                skills(CsvRows.cell(row, "skills")),
                capacity(CsvRows.cell(row, "capacity")),
                orNull(CsvRows.cell(row, "contract")));
    }

    private static Map<String, Double> skills(String text) throws CsvRows.WrongRow {
        Map<String, Double> skills = new LinkedHashMap<>();
        for (String[] pair : split(text)) {
            double proficiency = pair[1] == null ? 1.0 : number(pair[0], pair[1]);
            if (!(proficiency >= 0 && proficiency <= MOST_PROFICIENT)) {
                throw new CsvRows.WrongRow("skills: the proficiency of " + pair[0] + " is 0 to " + MOST_PROFICIENT
                        + ", found \"" + pair[1] + "\"");
            }
            if (skills.put(pair[0], proficiency) != null) {
                throw new CsvRows.WrongRow("skills: queue " + pair[0] + " stands here twice");
            }
        }
        return skills;
    }

    private static Map<String, Integer> capacity(String text) throws CsvRows.WrongRow {
        Map<String, Integer> capacity = new LinkedHashMap<>();
        for (String[] pair : split(text)) {
            double contacts = pair[1] == null ? -1 : number(pair[0], pair[1]);
            if (contacts < 0 || contacts > MOST_CONTACTS || contacts != Math.rint(contacts)) {
                throw new CsvRows.WrongRow("capacity: contacts at once on " + pair[0]
                        + " are a whole number, like chat:3, found \"" + (pair[1] == null ? "" : pair[1]) + "\"");
            }
            if (capacity.put(pair[0], (int) contacts) != null) {
                throw new CsvRows.WrongRow("capacity: channel " + pair[0] + " stands here twice");
            }
        }
        return capacity;
    }

    /** Words {@code name:value} between blanks; the value is null where none is said. */
    private static List<String[]> split(String text) throws CsvRows.WrongRow {
        List<String[]> pairs = new ArrayList<>();
        for (String word : text.split("\\s+")) {
            int colon = word.lastIndexOf(':');
            if (colon == 0) {
                throw new CsvRows.WrongRow("name:value is expected, found \"" + word + "\"");
            }
            if (!word.isEmpty()) {
                String value = colon < 0 ? null : word.substring(colon + 1);
                pairs.add(new String[] {colon < 0 ? word : word.substring(0, colon), value});
            }
        }
        return pairs;
    }

    private static double number(String name, String text) throws CsvRows.WrongRow {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new CsvRows.WrongRow(name + ": a number is expected after the colon, found \"" + text + "\"");
        }
    }

    private static String pairs(Map<String, ?> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
