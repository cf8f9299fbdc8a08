package io.ramzor.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Who works which shift on which day: for each of a problem's staff, in its order, a shift's id or null (a day off) by day. */
public record RosterPlan(List<List<String>> rows) {
    public RosterPlan {
        rows = rows.stream()
                .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                .toList();
    }

    /** The plan of those values of a day, 0 = off, v = the problem's shift v - 1. */
    static RosterPlan of(RosterProblem problem, int[][] values) {
        return new RosterPlan(Arrays.stream(values)
                .map(row -> Arrays.stream(row)
                        .mapToObj(value -> value == Tables.OFF
                                ? null
                                : problem.shifts().get(value - 1).id())
                        .toList())
                .toList());
    }

    /** Nobody works. */
    public static RosterPlan empty(RosterProblem problem) {
        return of(problem, new int[problem.staff().size()][problem.days()]);
    }

    int[][] values(RosterProblem problem) {
        List<String> ids = problem.shifts().stream().map(ShiftType::id).toList();
        return rows.stream()
                .map(row -> row.stream().mapToInt(id -> ids.indexOf(id) + 1).toArray())
                .toArray(int[][]::new);
    }

    /** The shift's id that the person of that number works on that day, or null. */
    public String shift(int staff, int day) {
        return rows.get(staff).get(day);
    }
}
