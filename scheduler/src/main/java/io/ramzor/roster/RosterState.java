package io.ramzor.roster;

import java.util.Arrays;

/**
 * A plan under change, with its cost and broken rules kept up to date: a change of a few days costs time in proportion to the runs of
 * work and rest that it touches.
 */
final class RosterState implements Changes.Values {
    final Tables tables;
    /** Values by staff and day; to be changed by {@link #assign} only. */
    final int[][] rows;

    private final int[][] working;
    private final int[] minutes;
    private final int[][] shiftsOf;
    private final int[] weekends;
    private final int[] mostInARow;
    private final int[] leastInARow;
    private final int[] leastOff;
    private final int[] mostWeekends;
    private long cost;
    private int broken;

    RosterState(Tables tables, int[][] plan) {
        this.tables = tables;
        rows = new int[tables.staff][tables.days];
        working = new int[tables.days][tables.values];
        minutes = new int[tables.staff];
        shiftsOf = new int[tables.staff][tables.values];
        weekends = new int[tables.staff];
        mostInARow = limits(StaffMember::mostShiftsInARow);
        leastInARow = limits(StaffMember::leastShiftsInARow);
        leastOff = limits(StaffMember::leastDaysOffInARow);
        mostWeekends = limits(StaffMember::mostWeekends);
        emptyPlan();
        load(plan);
    }

    private int[] limits(java.util.function.ToIntFunction<StaffMember> limit) {
        return tables.problem.staff().stream().mapToInt(limit).toArray();
    }

    private void emptyPlan() {
        for (int day = 0; day < tables.days; day++) {
            for (int value = 1; value < tables.values; value++) {
                cost += coverCost(day, value);
            }
        }
        for (int who = 0; who < tables.staff; who++) {
            for (int day = 0; day < tables.days; day++) {
                cost += tables.wishCost[who][day][Tables.OFF];
            }
            broken += tables.minutesPenalty(who, 0);
        }
    }

    @Override
    public int value(int who, int day) {
        return rows[who][day];
    }

    /** What the plan costs; broken rules are not in it. */
    long cost() {
        return cost;
    }

    /** How much is broken: 0 = every hard rule is kept. */
    int broken() {
        return broken;
    }

    /** How many work that value on that day. */
    int working(int day, int value) {
        return working[day][value];
    }

    void load(int[][] plan) {
        for (int who = 0; who < rows.length; who++) {
            assign(who, 0, plan[who], tables.days);
        }
    }

    int[][] copy() {
        return Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new);
    }

    /** Gives that person those values on the days from {@code from} on. */
    void assign(int who, int from, int[] values, int length) {
        int[] row = rows[who];
        int to = from + length - 1;
        int first = runStart(row, from);
        int last = runEnd(row, to);
        int change = -runs(who, first, last) - clashes(row, from, to) - overWeekends(who);
        weekends[who] -= weekendsWorked(row, from, to);
        change -= tables.minutesPenalty(who, minutes[who]);
        for (int i = 0; i < length; i++) {
            if (row[from + i] != values[i]) {
                change += replace(who, from + i, values[i]);
            }
        }
        weekends[who] += weekendsWorked(row, from, to);
        change += runs(who, first, last) + clashes(row, from, to) + overWeekends(who);
        change += tables.minutesPenalty(who, minutes[who]);
        broken += change;
    }

    private int replace(int who, int day, int value) {
        int old = rows[who][day];
        int change = 0;
        rows[who][day] = value;
        minutes[who] += tables.minutes[value] - tables.minutes[old];
        cost += tables.wishCost[who][day][value] - tables.wishCost[who][day][old];
        if (old != Tables.OFF) {
            change -= shiftsOf[who][old]-- > tables.mostOf[who][old] ? 1 : 0;
            cost -= coverCost(day, old);
            working[day][old]--;
            cost += coverCost(day, old);
        }
        if (value != Tables.OFF) {
            change += ++shiftsOf[who][value] > tables.mostOf[who][value] ? 1 : 0;
            cost -= coverCost(day, value);
            working[day][value]++;
            cost += coverCost(day, value);
        }
        return change + onLeave(who, day, value) - onLeave(who, day, old);
    }

    private int onLeave(int who, int day, int value) {
        return value != Tables.OFF && tables.leave[who][day] ? 1 : 0;
    }

    private long coverCost(int day, int value) {
        long[] costs = tables.coverCost[day][value];
        return costs == null ? 0 : costs[working[day][value]];
    }

    private int overWeekends(int who) {
        return Math.max(0, weekends[who] - mostWeekends[who]);
    }

    private int weekendsWorked(int[] row, int from, int to) {
        int worked = 0;
        for (int week = from / Tables.DAYS_IN_A_WEEK; week <= to / Tables.DAYS_IN_A_WEEK; week++) {
            int saturday = week * Tables.DAYS_IN_A_WEEK + Tables.SATURDAY;
            boolean works = saturday < row.length && row[saturday] != Tables.OFF
                    || saturday + 1 < row.length && row[saturday + 1] != Tables.OFF;
            worked += works ? 1 : 0;
        }
        return worked;
    }

    private int clashes(int[] row, int from, int to) {
        int found = 0;
        int end = Math.min(to + 1, row.length - 1);
        for (int day = Math.max(1, from); day <= end; day++) {
            found += tables.clash[row[day - 1]][row[day]] ? 1 : 0;
        }
        return found;
    }

    /** First day of the run before {@code from}, which a change from there on can make longer or shorter. */
    private static int runStart(int[] row, int from) {
        int first = from - 1;
        while (first > 0 && (row[first - 1] == Tables.OFF) == (row[first] == Tables.OFF)) {
            first--;
        }
        return Math.max(0, first);
    }

    private static int runEnd(int[] row, int to) {
        int last = to + 1;
        while (last < row.length - 1 && (row[last + 1] == Tables.OFF) == (row[last] == Tables.OFF)) {
            last++;
        }
        return Math.min(row.length - 1, last);
    }

    /** Days by which runs within those days, which begin and end whole runs, are too long or too short. */
    private int runs(int who, int first, int last) {
        int[] row = rows[who];
        int found = 0;
        int day = first;
        while (day <= last) {
            int start = day;
            boolean off = row[day] == Tables.OFF;
            while (day <= last && (row[day] == Tables.OFF) == off) {
                day++;
            }
            int length = day - start;
            boolean inside = start > 0 && day < row.length;
            if (off) {
                found += inside ? Math.max(0, leastOff[who] - length) : 0;
            } else {
                found += Math.max(0, length - mostInARow[who]);
                found += inside ? Math.max(0, leastInARow[who] - length) : 0;
            }
        }
        return found;
    }
}
