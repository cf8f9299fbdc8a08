package io.ramzor.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What one person works over the horizon.
 *
 * @param problem the problem it belongs to
 * @param member the person
 * @param shifts the shift of each day, or null
 */
record Row(RosterProblem problem, StaffMember member, List<ShiftType> shifts) {

    /** Days in a row that are all worked or all off; the last day is included. */
    record Run(int first, int last, boolean off) {
        int length() {
            return last - first + 1;
        }
    }

    static Row of(RosterProblem problem, int who, List<String> ids) {
        List<ShiftType> shifts = new ArrayList<>();
        for (String id : ids) {
            shifts.add(problem.shifts().stream()
                    .filter(shift -> shift.id().equals(id))
                    .findFirst()
                    .orElse(null));
        }
        return new Row(problem, problem.staff().get(who), shifts);
    }

    boolean works(int day) {
        return day < shifts.size() && shifts.get(day) != null;
    }

    int minutes() {
        return shifts.stream()
                .filter(Objects::nonNull)
                .mapToInt(ShiftType::minutes)
                .sum();
    }

    /** Weekends with a shift on Saturday or Sunday. */
    int weekendsWorked() {
        int worked = 0;
        for (int saturday = Tables.SATURDAY; saturday < shifts.size(); saturday += Tables.DAYS_IN_A_WEEK) {
            worked += works(saturday) || works(saturday + 1) ? 1 : 0;
        }
        return worked;
    }

    List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        int first = 0;
        for (int day = 1; day <= shifts.size(); day++) {
            if (day == shifts.size() || works(day) != works(first)) {
                runs.add(new Run(first, day - 1, !works(first)));
                first = day;
            }
        }
        return runs;
    }

    /** Whether a run touches neither end of the horizon. */
    boolean isInside(Run run) {
        return run.first() > 0 && run.last() < shifts.size() - 1;
    }

    /** Minutes in shifts of the shortest kind, rounded up. */
    int inShifts(int minutes) {
        int shortest =
                problem.shifts().stream().mapToInt(ShiftType::minutes).min().orElse(1);
        return (minutes + shortest - 1) / shortest;
    }
}
