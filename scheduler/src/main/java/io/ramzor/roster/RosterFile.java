package io.ramzor.roster;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A plan as CSV: {@code staff,day0,day1,...}, a row for each person, a shift's id or nothing for each day. */
public final class RosterFile {
    private RosterFile() {}

    public static void write(Writer out, RosterProblem problem, RosterPlan plan) throws IOException {
        StringBuilder header = new StringBuilder("staff");
        for (int day = 0; day < problem.days(); day++) {
            header.append(",day").append(day);
        }
        out.append(header).append('\n');
        for (int who = 0; who < problem.staff().size(); who++) {
            out.append(problem.staff().get(who).id());
            for (int day = 0; day < problem.days(); day++) {
                String shift = plan.shift(who, day);
                out.append(',').append(shift == null ? "" : shift);
            }
            out.append('\n');
        }
    }

    /**
     * Reads a plan of a problem; people may stand in any order.
     *
     * @throws RosterException if it is no plan of that problem; with every wrong line
     */
    public static RosterPlan read(Path file, RosterProblem problem) throws IOException, RosterException {
        Wrongs wrongs = new Wrongs(file.toString());
        List<String> lines = Files.readAllLines(file);
        Map<String, Integer> numbers = new HashMap<>();
        problem.staff().forEach(member -> numbers.put(member.id(), numbers.size()));
        List<List<String>> rows = new ArrayList<>(Collections.nCopies(numbers.size(), null));
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                row(problem, numbers, rows, wrongs, i + 1, lines.get(i).split(",", -1));
            }
        }
        for (int who = 0; who < rows.size(); who++) {
            if (rows.get(who) == null) {
                wrongs.add(
                        lines.size(),
                        "the file ends without a row of "
                                + problem.staff().get(who).id());
            }
        }
        wrongs.check();
        return new RosterPlan(rows);
    }

    private static void row(
            RosterProblem problem,
            Map<String, Integer> numbers,
            List<List<String>> rows,
            Wrongs wrongs,
            int line,
            String[] fields) {
        Integer who = numbers.get(fields[0].strip());
        if (who == null) {
            wrongs.add(line, "there is no staff \"" + fields[0] + "\"");
        } else if (rows.get(who) != null) {
            wrongs.add(line, fields[0] + " has a second row");
        } else if (fields.length != problem.days() + 1) {
            wrongs.add(line, "wants a name and " + problem.days() + " days, not " + (fields.length - 1));
        } else {
            rows.set(who, shifts(problem, wrongs, line, fields));
        }
    }

    private static List<String> shifts(RosterProblem problem, Wrongs wrongs, int line, String[] fields) {
        List<String> ids = problem.shifts().stream().map(ShiftType::id).toList();
        List<String> row = new ArrayList<>();
        for (int day = 0; day < problem.days(); day++) {
            String id = fields[day + 1].strip();
            if (!id.isEmpty() && !ids.contains(id)) {
                wrongs.add(line, "day " + day + ": there is no shift \"" + id + "\"");
            }
            row.add(id.isEmpty() ? null : id);
        }
        return row;
    }
}
