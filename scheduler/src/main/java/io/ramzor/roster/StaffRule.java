package io.ramzor.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The hard rules of one person's row, each a short method that reads as the rule does and says what is broken. They are the truth about a
 * plan; {@link RosterState} keeps their sum up to date while searching.
 */
enum StaffRule {
    NO_SHIFT_ON_LEAVE("noShiftOnLeave", StaffRule::noShiftOnLeave),
    NO_FORBIDDEN_SUCCESSION("noForbiddenSuccession", StaffRule::noForbiddenSuccession),
    MOST_SHIFTS_OF_A_KIND("mostShiftsOfAKind", StaffRule::mostShiftsOfAKind),
    MOST_MINUTES("mostMinutes", StaffRule::mostMinutes),
    LEAST_MINUTES("leastMinutes", StaffRule::leastMinutes),
    MOST_SHIFTS_IN_A_ROW("mostShiftsInARow", StaffRule::mostShiftsInARow),
    LEAST_SHIFTS_IN_A_ROW("leastShiftsInARow", StaffRule::leastShiftsInARow),
    LEAST_DAYS_OFF_IN_A_ROW("leastDaysOffInARow", StaffRule::leastDaysOffInARow),
    MOST_WEEKENDS("mostWeekends", StaffRule::mostWeekends);

    private static final int WHOLE_HORIZON = -1;

    private final String title;
    private final Function<Row, List<Violation>> rule;

    StaffRule(String title, Function<Row, List<Violation>> rule) {
        this.title = title;
        this.rule = rule;
    }

    /** The rule's name. */
    String title() {
        return title;
    }

    /** What the row breaks of this rule. */
    List<Violation> broken(Row row) {
        return rule.apply(row);
    }

    /** By how much the row breaks this rule. */
    int amount(Row row) {
        return broken(row).stream().mapToInt(Violation::amount).sum();
    }

    /** Nobody works on a day of leave. */
    static List<Violation> noShiftOnLeave(Row row) {
        return row.member().leave().stream()
                .filter(row::works)
                .sorted()
                .map(day -> NO_SHIFT_ON_LEAVE.violation(row, day, 1, "works " + id(row, day) + " on a day of leave"))
                .toList();
    }

    /** A shift is not followed, on the next day, by one that may not follow it. */
    static List<Violation> noForbiddenSuccession(Row row) {
        List<Violation> found = new ArrayList<>();
        for (int day = 1; day < row.shifts().size(); day++) {
            if (row.works(day - 1)
                    && row.works(day)
                    && row.shifts().get(day - 1).notNext().contains(id(row, day))) {
                String words = "works " + id(row, day) + " on the day after " + id(row, day - 1);
                found.add(NO_FORBIDDEN_SUCCESSION.violation(row, day, 1, words));
            }
        }
        return found;
    }

    /** Nobody works more shifts of a kind than the contract allows. */
    static List<Violation> mostShiftsOfAKind(Row row) {
        List<Violation> found = new ArrayList<>();
        for (ShiftType shift : row.problem().shifts()) {
            int worked = (int) row.shifts().stream().filter(shift::equals).count();
            int most = row.member().mostOf(shift);
            if (worked > most) {
                String words = "works " + worked + " shifts " + shift.id() + ", at most " + most + " are allowed";
                found.add(MOST_SHIFTS_OF_A_KIND.violation(row, WHOLE_HORIZON, worked - most, words));
            }
        }
        return found;
    }

    /** Nobody works longer than the contract allows. */
    static List<Violation> mostMinutes(Row row) {
        int most = row.member().mostMinutes();
        int over = row.minutes() - most;
        String words = "works " + row.minutes() + " minutes, at most " + most + " are allowed";
        return over <= 0 ? List.of() : List.of(MOST_MINUTES.violation(row, WHOLE_HORIZON, row.inShifts(over), words));
    }

    /** Nobody works less than the contract promises. */
    static List<Violation> leastMinutes(Row row) {
        int least = row.member().leastMinutes();
        int under = least - row.minutes();
        String words = "works " + row.minutes() + " minutes, at least " + least + " are due";
        return under <= 0
                ? List.of()
                : List.of(LEAST_MINUTES.violation(row, WHOLE_HORIZON, row.inShifts(under), words));
    }

    /** Nobody works too many days without a day off. */
    static List<Violation> mostShiftsInARow(Row row) {
        int most = row.member().mostShiftsInARow();
        return row.runs().stream()
                .filter(run -> !run.off() && run.length() > most)
                .map(run -> MOST_SHIFTS_IN_A_ROW.run(row, run, run.length() - most, "at most " + most + " are allowed"))
                .toList();
    }

    /** Nobody works too few days between two days off; a run at an end of the horizon may go on beyond it. */
    static List<Violation> leastShiftsInARow(Row row) {
        int least = row.member().leastShiftsInARow();
        return row.runs().stream()
                .filter(run -> !run.off() && run.length() < least && row.isInside(run))
                .map(run -> LEAST_SHIFTS_IN_A_ROW.run(row, run, least - run.length(), "at least " + least + " are due"))
                .toList();
    }

    /** Nobody has too few days off between two shifts; a run at an end of the horizon may go on beyond it. */
    static List<Violation> leastDaysOffInARow(Row row) {
        int least = row.member().leastDaysOffInARow();
        return row.runs().stream()
                .filter(run -> run.off() && run.length() < least && row.isInside(run))
                .map(run ->
                        LEAST_DAYS_OFF_IN_A_ROW.run(row, run, least - run.length(), "at least " + least + " are due"))
                .toList();
    }

    /** Nobody works on too many weekends. */
    static List<Violation> mostWeekends(Row row) {
        int worked = row.weekendsWorked();
        int most = row.member().mostWeekends();
        String words = "works on " + worked + " weekends, at most " + most + " are allowed";
        return worked <= most ? List.of() : List.of(MOST_WEEKENDS.violation(row, WHOLE_HORIZON, worked - most, words));
    }

    private static String id(Row row, int day) {
        return row.shifts().get(day).id();
    }

    private Violation run(Row row, Row.Run run, int amount, String limit) {
        String days = run.length() + (run.off() ? " days off" : " shifts") + " in a row, days " + run.first() + " to "
                + run.last();
        return violation(row, run.first(), amount, (run.off() ? "has " : "works ") + days + ", " + limit);
    }

    private Violation violation(Row row, int day, int amount, String words) {
        String at = day == WHOLE_HORIZON ? "" : ", day " + day;
        return new Violation(
                title,
                row.member().id(),
                day,
                amount,
                title + ": " + row.member().id() + at + ": " + words);
    }
}
