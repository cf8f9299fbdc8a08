package io.ramzor.roster;

import java.util.Arrays;

/**
 * The cheapest row of one person that keeps every rule, given what each value of each day costs: a shortest path over days whose state is
 * told by {@link RowStates}. Limits of kinds of shifts that the state does not count are checked on the cheapest path to each state
 * only: what is found keeps them too, but a cheaper row may be missed.
 */
final class RowSearch {
    /** Longest horizon that is searched. */
    static final int MOST_DAYS = 56;

    private static final long NONE = Long.MAX_VALUE;
    private static final int COUNTED_STATES = 50_000;
    private static final int MOST_STATES = 300_000;

    private final Tables tables;
    private final int who;
    private final StaffMember member;
    private final RowStates states;
    private final int leastTime;
    private final int longestTime;
    private final int[][] cameFrom;
    private final boolean relaxed;
    private long[] cost;
    private long[] nextCost;
    private int[][] unseen;
    private int[][] nextUnseen;

    /**
     * @param relaxed leave out limits of kinds of shifts that the state does not count: if there is no row even then, there is none
     */
    RowSearch(Tables tables, int who, boolean relaxed) {
        this.tables = tables;
        this.who = who;
        this.relaxed = relaxed;
        member = tables.member(who);
        states = new RowStates(tables, who, COUNTED_STATES);
        leastTime = (member.leastMinutes() + states.unitMinutes - 1) / states.unitMinutes;
        longestTime = Arrays.stream(tables.minutes).max().orElse(0) / states.unitMinutes;
        cost = new long[states.size];
        nextCost = new long[states.size];
        unseen = new int[states.unseen.length][states.size];
        nextUnseen = new int[states.unseen.length][states.size];
        cameFrom = new int[tables.days][states.size];
    }

    /** Whether a search over that person's horizon is small enough. */
    static boolean fits(Tables tables, int who) {
        return tables.days <= MOST_DAYS && RowStates.fewest(tables, who) <= MOST_STATES;
    }

    /**
     * The cheapest row.
     *
     * @param price by day and value
     * @return values by day, or null if none was found
     */
    int[] cheapest(long[][] price) {
        Arrays.fill(nextCost, NONE);
        for (int value : tables.open[who][0]) {
            begin(value, price[0][value]);
        }
        for (int day = 1; day < tables.days; day++) {
            swapLayers();
            for (int state = 0; state < states.size; state++) {
                if (cost[state] != NONE) {
                    leave(day, state, price[day]);
                }
            }
        }
        swapLayers();
        return row(bestEnd());
    }

    private void begin(int value, long price) {
        int run = value == Tables.OFF ? states.offRun(1) : states.workRun(value, 1);
        int time = tables.minutes[value] / states.unitMinutes;
        if (time < states.timeSteps) {
            enter(0, states.state(run, time, 0) + states.shiftStep[value], value, -1, price);
        }
    }

    private void leave(int day, int state, long[] price) {
        int run = states.runOf(state);
        int time = states.timeOf(state);
        int weekends = states.weekendsOf(state);
        for (int value : tables.open[who][day]) {
            int nextRun = nextRun(day, run, value);
            int nextTime = time + tables.minutes[value] / states.unitMinutes;
            int nextWeekends = weekends + (beginsWeekend(day, run, value) ? 1 : 0);
            if (nextRun >= 0
                    && nextTime < states.timeSteps
                    && nextTime + (tables.days - 1 - day) * longestTime >= leastTime
                    && nextWeekends < states.weekendSteps
                    && mayTakeOneMore(state, value)) {
                int next = state
                        + nextRun
                        - run
                        + states.runs * (nextTime - time + states.timeSteps * (nextWeekends - weekends))
                        + states.shiftStep[value];
                enter(day, next, value, state, cost[state] + price[value]);
            }
        }
    }

    /** The run that the day belongs to with that value after that run, or -1 if a rule forbids it. */
    private int nextRun(int day, int run, int value) {
        int length = states.lengthOf(run);
        boolean sinceTheStart = length == day;
        if (states.isOff(run)) {
            if (value == Tables.OFF) {
                return states.offRun(length + 1);
            }
            return length >= member.leastDaysOffInARow() || sinceTheStart ? states.workRun(value, 1) : -1;
        }
        if (value == Tables.OFF) {
            return length >= member.leastShiftsInARow() || sinceTheStart ? states.offRun(1) : -1;
        }
        boolean clashes = tables.clash[states.valueOfGroup[states.groupOf(run)]][value];
        return clashes || length == states.mostInARow ? -1 : states.workRun(value, length + 1);
    }

    private boolean beginsWeekend(int day, int run, int value) {
        int dayOfWeek = day % Tables.DAYS_IN_A_WEEK;
        return value != Tables.OFF
                && (dayOfWeek == Tables.SATURDAY || dayOfWeek == Tables.SATURDAY + 1 && states.isOff(run));
    }

    private boolean mayTakeOneMore(int state, int value) {
        if (states.shiftStep[value] > 0) {
            return states.shiftsOf(state, value) < tables.mostOf[who][value];
        }
        for (int i = 0; i < unseen.length && !relaxed; i++) {
            if (states.unseen[i] == value && unseen[i][state] >= tables.mostOf[who][value]) {
                return false;
            }
        }
        return true;
    }

    private void enter(int day, int state, int value, int from, long total) {
        if (total >= nextCost[state]) {
            return;
        }
        nextCost[state] = total;
        cameFrom[day][state] = (from + 1) * tables.values + value;
        for (int i = 0; i < unseen.length; i++) {
            nextUnseen[i][state] = (from < 0 ? 0 : unseen[i][from]) + (states.unseen[i] == value ? 1 : 0);
        }
    }

    private void swapLayers() {
        long[] costs = cost;
        cost = nextCost;
        nextCost = costs;
        Arrays.fill(nextCost, NONE);
        int[][] counts = unseen;
        unseen = nextUnseen;
        nextUnseen = counts;
    }

    private int bestEnd() {
        int best = -1;
        for (int state = 0; state < states.size; state++) {
            if (cost[state] != NONE && states.timeOf(state) >= leastTime && (best < 0 || cost[state] < cost[best])) {
                best = state;
            }
        }
        return best;
    }

    private int[] row(int end) {
        if (end < 0) {
            return null;
        }
        int[] row = new int[tables.days];
        int state = end;
        for (int day = tables.days - 1; day >= 0; day--) {
            row[day] = cameFrom[day][state] % tables.values;
            state = cameFrom[day][state] / tables.values - 1;
        }
        return row;
    }
}
