package io.ramzor.roster;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code InstanceN.txt} of the shift scheduling benchmark of Curtois and Qu (2014): sections of comma-separated lines, comments from
 * {@code #} on. Everything wrong is told at once, each with its line.
 */
public final class InstanceFile {
    private static final int MOST_DAYS = 1_000;
    private static final int MOST_SHIFTS = 1_000;
    private static final int MOST_STAFF = 10_000;
    private static final int MOST = 1_000_000;
    private static final int MOST_LINES = 2_000_000;

    /** Sections in the order in which they are understood; each needs those before it. */
    private enum Section {
        HORIZON(true, 1, 1),
        SHIFTS(true, 2, 3),
        STAFF(true, 8, 8),
        DAYS_OFF(false, 1, MOST_DAYS + 1),
        SHIFT_ON_REQUESTS(false, 4, 4),
        SHIFT_OFF_REQUESTS(false, 4, 4),
        COVER(true, 5, 5);

        private final boolean needed;
        private final int fewestFields;
        private final int mostFields;

        Section(boolean needed, int fewestFields, int mostFields) {
            this.needed = needed;
            this.fewestFields = fewestFields;
            this.mostFields = mostFields;
        }

        String title() {
            return "SECTION_" + name();
        }
    }

    /** One line of data, split at its commas. */
    private record Line(int number, List<String> fields) {
        String field(int index) {
            return fields.get(index);
        }
    }

    private final Wrongs wrongs;
    private final Map<Section, List<Line>> lines = new LinkedHashMap<>();
    private final Map<String, ShiftType> shifts = new LinkedHashMap<>();
    private final Map<String, StaffMember> staff = new LinkedHashMap<>();
    private final Map<String, Set<Integer>> leave = new HashMap<>();
    private final List<ShiftRequest> requests = new ArrayList<>();
    private final List<CoverNeed> cover = new ArrayList<>();
    private int days;

    private InstanceFile(String name) {
        wrongs = new Wrongs(name);
    }

    /**
     * Reads a problem.
     *
     * @throws RosterException if the file does not say one; with every wrong line
     */
    public static RosterProblem read(Path file) throws IOException, RosterException {
        try {
            return parse(file.toString(), Files.readAllLines(file));
        } catch (MalformedInputException e) {
            throw new RosterException(
                    file + ": is not text in UTF-8; give an instance of the benchmark as it was published");
        }
    }

    /** Reads a problem from lines; the name is for messages. */
    static RosterProblem parse(String name, List<String> text) throws RosterException {
        return new InstanceFile(name).problem(text);
    }

    private RosterProblem problem(List<String> text) throws RosterException {
        if (text.size() > MOST_LINES) {
            throw new RosterException(wrongs.name() + ": has more than " + MOST_LINES + " lines");
        }
        split(text);
        wrongs.check();
        lines.getOrDefault(Section.HORIZON, List.of()).forEach(this::horizon);
        lines.get(Section.SHIFTS).forEach(this::shift);
        lines.get(Section.SHIFTS).forEach(this::knownFollowers);
        lines.getOrDefault(Section.DAYS_OFF, List.of()).forEach(this::daysOff);
        lines.get(Section.STAFF).forEach(this::member);
        lines.getOrDefault(Section.DAYS_OFF, List.of()).forEach(line -> knownStaff(line, line.field(0)));
        lines.getOrDefault(Section.SHIFT_ON_REQUESTS, List.of()).forEach(line -> request(line, true));
        lines.getOrDefault(Section.SHIFT_OFF_REQUESTS, List.of()).forEach(line -> request(line, false));
        needs();
        wrongs.check();
        return new RosterProblem(
                days, new ArrayList<>(shifts.values()), new ArrayList<>(staff.values()), requests, cover);
    }

    private void split(List<String> text) {
        Section section = null;
        for (int i = 0; i < text.size(); i++) {
            String line = text.get(i).replace("\uFEFF", "");
            int comment = line.indexOf('#');
            line = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (line.startsWith("SECTION_")) {
                section = section(i + 1, line);
            } else if (!line.isEmpty()) {
                data(section, i + 1, line);
            }
        }
        for (Section needed : Section.values()) {
            if (needed.needed && lines.getOrDefault(needed, List.of()).isEmpty()) {
                wrongs.add(text.size(), "the file ends and " + needed.title() + " has said nothing; it is needed");
            }
        }
        if (lines.getOrDefault(Section.HORIZON, List.of()).size() > 1) {
            wrongs.add(lines.get(Section.HORIZON).get(1).number(), "SECTION_HORIZON has one line, the number of days");
        }
    }

    private Section section(int number, String line) {
        for (Section section : Section.values()) {
            if (section.title().equals(line)) {
                if (lines.put(section, new ArrayList<>()) != null) {
                    wrongs.add(number, line + " is there twice");
                }
                return section;
            }
        }
        wrongs.add(number, "there is no section \"" + line + "\"");
        return null;
    }

    private void data(Section section, int number, String line) {
        if (section == null) {
            wrongs.add(number, "\"" + line + "\" stands in no section that is known");
            return;
        }
        List<String> fields = new ArrayList<>();
        for (String field : line.split(",", -1)) {
            fields.add(field.strip());
        }
        if (fields.size() < section.fewestFields || fields.size() > section.mostFields) {
            String wanted = section.fewestFields == section.mostFields
                    ? "" + section.fewestFields
                    : section.fewestFields + " to " + section.mostFields;
            wrongs.add(number, section.title() + " wants " + wanted + " fields, not " + fields.size());
        } else {
            lines.get(section).add(new Line(number, fields));
        }
    }

    private void horizon(Line line) {
        int told = number(line, 0, "the number of days", 1, MOST_DAYS);
        days = wrongs.isEmpty() ? told : MOST_DAYS;
    }

    private void shift(Line line) {
        String id = line.field(0);
        int minutes = number(line, 1, "the length in minutes", 1, 7 * 1_440);
        Set<String> notNext = new LinkedHashSet<>();
        if (line.fields().size() > 2 && !line.field(2).isEmpty()) {
            for (String next : line.field(2).split("\\|")) {
                notNext.add(next.strip());
            }
        }
        if (id.isEmpty()) {
            wrongs.add(line.number(), "the shift has no id");
        } else if (shifts.put(id, new ShiftType(id, minutes, notNext)) != null) {
            wrongs.add(line.number(), "shift \"" + id + "\" is there twice");
        } else if (shifts.size() == MOST_SHIFTS + 1) {
            wrongs.add(line.number(), "more than " + MOST_SHIFTS + " shifts");
        }
    }

    private void knownFollowers(Line line) {
        ShiftType shift = shifts.get(line.field(0));
        if (shift != null) {
            shift.notNext().stream().sorted().forEach(next -> knownShift(line, next));
        }
    }

    private void daysOff(Line line) {
        Set<Integer> days = leave.computeIfAbsent(line.field(0), id -> new HashSet<>());
        for (int field = 1; field < line.fields().size(); field++) {
            if (!line.field(field).isEmpty()) {
                days.add(day(line, field));
            }
        }
    }

    private void member(Line line) {
        String id = line.field(0);
        int mostMinutes = number(line, 2, "the most minutes", 0, MOST);
        int leastMinutes = number(line, 3, "the least minutes", 0, MOST);
        int mostInARow = number(line, 4, "the most consecutive shifts", 1, MOST);
        int leastInARow = number(line, 5, "the least consecutive shifts", 0, MOST);
        int leastOff = number(line, 6, "the least consecutive days off", 0, MOST);
        int weekends = number(line, 7, "the most weekends", 0, MOST);
        StaffMember member = new StaffMember(
                id,
                mostShifts(line),
                mostMinutes,
                leastMinutes,
                mostInARow,
                leastInARow,
                leastOff,
                weekends,
                leave.getOrDefault(id, Set.of()));
        if (id.isEmpty()) {
            wrongs.add(line.number(), "the person has no id");
        } else if (staff.put(id, member) != null) {
            wrongs.add(line.number(), "staff \"" + id + "\" is there twice");
        } else if (staff.size() == MOST_STAFF + 1) {
            wrongs.add(line.number(), "more than " + MOST_STAFF + " staff");
        }
        if (leastMinutes > mostMinutes) {
            wrongs.add(
                    line.number(),
                    id + " is to work at least " + leastMinutes + " and at most " + mostMinutes + " minutes");
        }
        if (leastInARow > mostInARow) {
            wrongs.add(
                    line.number(),
                    id + " is to work at least " + leastInARow + " and at most " + mostInARow + " shifts in a row");
        }
    }

    private Map<String, Integer> mostShifts(Line line) {
        Map<String, Integer> most = new HashMap<>();
        for (String part :
                line.field(1).isEmpty() ? new String[0] : line.field(1).split("\\|")) {
            String[] sides = part.split("=", -1);
            if (sides.length != 2) {
                wrongs.add(line.number(), "the most shifts are written D=14|E=3, not \"" + part + "\"");
            } else {
                String shift = sides[0].strip();
                knownShift(line, shift);
                if (most.put(shift, number(line, sides[1].strip(), "the most shifts " + shift, 0, MOST)) != null) {
                    wrongs.add(line.number(), "the most shifts " + shift + " are there twice");
                }
            }
        }
        return most;
    }

    private void request(Line line, boolean wanted) {
        knownStaff(line, line.field(0));
        knownShift(line, line.field(2));
        requests.add(new ShiftRequest(
                line.field(0), day(line, 1), line.field(2), wanted, number(line, 3, "the weight", 0, MOST)));
    }

    private void needs() {
        Map<String, Integer> lineOf = new HashMap<>();
        for (Line line : lines.get(Section.COVER)) {
            int day = day(line, 0);
            String shift = line.field(1);
            knownShift(line, shift);
            cover.add(new CoverNeed(
                    day,
                    shift,
                    number(line, 2, "the need", 0, MOST),
                    number(line, 3, "the weight for under", 0, MOST),
                    number(line, 4, "the weight for over", 0, MOST)));
            Integer earlier = lineOf.putIfAbsent(day + " " + shift, line.number());
            if (earlier != null) {
                wrongs.add(line.number(), "cover of day " + day + ", shift " + shift + " was told on line " + earlier);
            }
        }
    }

    private int day(Line line, int field) {
        return number(line, field, "the day", 0, days - 1);
    }

    private void knownShift(Line line, String id) {
        if (!shifts.containsKey(id)) {
            wrongs.add(line.number(), "there is no shift \"" + id + "\"");
        }
    }

    private void knownStaff(Line line, String id) {
        if (!staff.containsKey(id)) {
            wrongs.add(line.number(), "there is no staff \"" + id + "\"");
        }
    }

    private int number(Line line, int field, String what, int least, int most) {
        return number(line, line.field(field), what, least, most);
    }

    private int number(Line line, String text, String what, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, with the bounds
        }
        wrongs.add(line.number(), what + " is a whole number from " + least + " to " + most + ", not \"" + text + "\"");
        return least;
    }
}
