package io.ramzor.roster;

import java.util.SplittableRandom;

/** Draws changes of a plan at random: all that leave and a contract's kinds of shifts allow, kept rules or not. */
final class Changes {
    /** Longest stretch of days that two people swap. */
    private static final int LONGEST_SWAP = 10;

    private static final int LONGEST_RUN = 5;
    /** How far a shift is put off or brought forward. */
    private static final int FARTHEST = 13;

    /** The plan that is to be changed: its value by person and day. */
    interface Values {
        int value(int who, int day);
    }

    private final Tables tables;
    private final SplittableRandom random;

    Changes(Tables tables, SplittableRandom random) {
        this.tables = tables;
        this.random = random;
    }

    /** Fills the change with a draw; it may come out empty. */
    void draw(Values plan, Change change) {
        change.blocks = 0;
        int kind = random.nextInt(100);
        if (kind < 40) {
            swapBetweenStaff(plan, change);
        } else if (kind < 60) {
            giveRun(plan, change);
        } else if (kind < 80) {
            moveToAnotherDay(plan, change);
        } else {
            rotate(plan, change);
        }
    }

    /** Two people swap what they do on a stretch of days. */
    private void swapBetweenStaff(Values plan, Change change) {
        if (tables.staff < 2) {
            return;
        }
        int one = random.nextInt(tables.staff);
        int other = random.nextInt(tables.staff - 1);
        other += other >= one ? 1 : 0;
        int from = random.nextInt(tables.days);
        int length = Math.min(1 + random.nextInt(LONGEST_SWAP), tables.days - from);
        while (length > 0 && plan.value(one, from) == plan.value(other, from)) {
            from++;
            length--;
        }
        while (length > 0 && plan.value(one, from + length - 1) == plan.value(other, from + length - 1)) {
            length--;
        }
        for (int i = 0; i < length; i++) {
            int day = from + i;
            change.values[0][i] = plan.value(other, day);
            change.values[1][i] = plan.value(one, day);
            if (!tables.isOpen(one, day, change.values[0][i]) || !tables.isOpen(other, day, change.values[1][i])) {
                return;
            }
        }
        change.who[0] = one;
        change.who[1] = other;
        change.from[0] = from;
        change.from[1] = from;
        change.length = length;
        change.blocks = length == 0 ? 0 : 2;
    }

    /** A run of days gets one kind of shift, or off. */
    private void giveRun(Values plan, Change change) {
        int who = random.nextInt(tables.staff);
        int from = random.nextInt(tables.days);
        int length = random.nextBoolean() ? 1 : Math.min(1 + random.nextInt(LONGEST_RUN), tables.days - from);
        int[] open = tables.open[who][from];
        int value = open[random.nextInt(open.length)];
        boolean differs = false;
        boolean keepOff = value != Tables.OFF && random.nextBoolean();
        for (int i = 0; i < length; i++) {
            int now = plan.value(who, from + i);
            boolean take = tables.isOpen(who, from + i, value) && !(keepOff && now == Tables.OFF);
            change.values[0][i] = take ? value : now;
            differs |= change.values[0][i] != now;
        }
        one(change, who, from, length, differs);
    }

    /** Two days of one person change places. */
    private void moveToAnotherDay(Values plan, Change change) {
        int who = random.nextInt(tables.staff);
        int from = random.nextInt(tables.days);
        int to = from + 1 + random.nextInt(FARTHEST);
        if (to >= tables.days) {
            return;
        }
        int early = plan.value(who, from);
        int late = plan.value(who, to);
        if (early == late || !tables.isOpen(who, from, late) || !tables.isOpen(who, to, early)) {
            return;
        }
        int length = to - from + 1;
        for (int i = 1; i < length - 1; i++) {
            change.values[0][i] = plan.value(who, from + i);
        }
        change.values[0][0] = late;
        change.values[0][length - 1] = early;
        one(change, who, from, length, true);
    }

    /** A stretch of one person's days moves by one, the day that it leaves comes to its other end. */
    private void rotate(Values plan, Change change) {
        int who = random.nextInt(tables.staff);
        int from = random.nextInt(tables.days);
        int length = Math.min(3 + random.nextInt(LONGEST_RUN), tables.days - from);
        int shift = random.nextBoolean() ? 1 : length - 1;
        boolean differs = false;
        for (int i = 0; i < length; i++) {
            int value = plan.value(who, from + (i + shift) % length);
            if (!tables.isOpen(who, from + i, value)) {
                return;
            }
            change.values[0][i] = value;
            differs |= value != plan.value(who, from + i);
        }
        one(change, who, from, length, differs);
    }

    private static void one(Change change, int who, int from, int length, boolean differs) {
        change.who[0] = who;
        change.from[0] = from;
        change.length = length;
        change.blocks = differs ? 1 : 0;
    }
}
