package io.ramzor.roster;

import java.util.ArrayList;
import java.util.List;

/** The cheapest plan of a tiny problem by trying all that keep the rules; for tests. */
final class EveryPlan {
    private final Tables tables;
    private final RosterState state;
    private final List<List<int[]>> rows = new ArrayList<>();
    private long cheapest = Long.MAX_VALUE;

    EveryPlan(RosterProblem problem) {
        tables = new Tables(problem);
        state = new RosterState(tables, new int[tables.staff][tables.days]);
        for (int who = 0; who < tables.staff; who++) {
            rows.add(rowsOf(problem, who));
        }
    }

    /** All rows of a person that keep every rule. */
    static List<int[]> rowsOf(RosterProblem problem, int who) {
        List<int[]> kept = new ArrayList<>();
        int values = problem.shifts().size() + 1;
        int count = (int) Math.pow(values, problem.days());
        for (int number = 0; number < count; number++) {
            int[] row = new int[problem.days()];
            int rest = number;
            for (int day = 0; day < row.length; day++) {
                row[day] = rest % values;
                rest /= values;
            }
            Row read = Row.of(
                    problem,
                    who,
                    RosterPlan.of(problem, new int[][] {row}).rows().get(0));
            boolean keeps = true;
            for (StaffRule rule : StaffRule.values()) {
                keeps &= rule.amount(read) == 0;
            }
            if (keeps) {
                kept.add(row);
            }
        }
        return kept;
    }

    /** Its cost, or the largest number if no plan keeps the rules. */
    long cost() {
        tryAll(0);
        return cheapest;
    }

    private void tryAll(int who) {
        if (who == tables.staff) {
            cheapest = Math.min(cheapest, state.cost());
            return;
        }
        for (int[] row : rows.get(who)) {
            state.assign(who, 0, row, tables.days);
            tryAll(who + 1);
        }
    }
}
