package io.ramzor.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * How a day's contacts lie over its slots, by group of days (weekdays; days after a holiday), learned with a memory of some days. A group
 * that knows little leans on all days, all days on the pool of other series. Not safe for use by several threads.
 */
final class DayShape {
    /** Contacts that the pool's shape is worth. */
    private static final double POOL_CONTACTS = 300;
    /** A run of zeros is a closed hour if so many contacts would have been expected in it. */
    private static final double SURELY_CLOSED = 12;

    private static final double LEAST_TOTAL = 0.01;

    private static final double[] SMOOTH_MINUTES = {0, 7, 20, 60};
    private static final double[] LEAN_DAYS = {0.7, 3, 12};
    private static final double[] HALF_LIVES_DAYS = {15, 60};

    private final int slots;
    private final double[] pool;
    private final Memory[] memories = new Memory[HALF_LIVES_DAYS.length];

    /**
     * One way to read what was learned.
     *
     * @param memory index of the half-life
     * @param lean days of all kinds that a group's shape starts with
     * @param width of smoothing, slots
     */
    record Reading(int memory, double lean, double width) {}

    /** Sums with one half-life: contacts and day totals by group and slot; the last group is all days. */
    private final class Memory {
        private final double keep;
        private final double[][] came = new double[DayFacts.GROUPS + 1][slots];
        private final double[][] totals = new double[DayFacts.GROUPS + 1][slots];
        private double days;
        private double contacts;
        private double[] general;

        Memory(double halfLife) {
            keep = Math.pow(0.5, 1 / halfLife);
        }

        void fade() {
            for (int group = 0; group < came.length; group++) {
                for (int slot = 0; slot < slots; slot++) {
                    came[group][slot] *= keep;
                    totals[group][slot] *= keep;
                }
            }
            days *= keep;
            contacts *= keep;
            general = null;
        }

        void add(int group, double[] counts, double total, double weight) {
            for (int slot = 0; slot < slots; slot++) {
                if (!Double.isNaN(counts[slot])) {
                    came[group][slot] += weight * counts[slot];
                    totals[group][slot] += weight * total;
                }
            }
        }
    }

    /** @param pool share of a day by slot from other series, null = none */
    DayShape(int slots, double[] pool) {
        this.slots = slots;
        this.pool = pool;
        for (int i = 0; i < memories.length; i++) {
            memories[i] = new Memory(HALF_LIVES_DAYS[i]);
        }
    }

    static List<Reading> readings(int minutes) {
        List<Reading> readings = new ArrayList<>();
        for (int memory = 0; memory < HALF_LIVES_DAYS.length; memory++) {
            for (double lean : LEAN_DAYS) {
                for (double smooth : SMOOTH_MINUTES) {
                    if (smooth == 0 || smooth / minutes >= 0.3) {
                        readings.add(new Reading(memory, lean, smooth / minutes));
                    }
                }
            }
        }
        return readings;
    }

    /** A day passes. */
    void fade() {
        for (Memory memory : memories) {
            memory.fade();
        }
    }

    /**
     * Learns a day.
     *
     * @param counts by slot, NaN = missing
     * @param total contacts of the whole day, also those of its missing slots
     * @param weight how much it is believed
     */
    void learn(DayFacts day, double[] counts, double total, double weight) {
        // A day of zeros has been seen all the same.
        double seen = Math.max(LEAST_TOTAL, total);
        for (Memory memory : memories) {
            memory.add(day.weekday(), counts, seen, weight);
            if (day.first()) {
                memory.add(DayFacts.GROUPS - 1, counts, seen, weight);
            }
            memory.add(DayFacts.GROUPS, counts, seen, weight);
            memory.days += weight;
            memory.contacts += weight * seen;
            memory.general = null;
        }
    }

    /** Slots in which such a day has been seen open; all that are known if no such day has been seen. */
    boolean[] open(DayFacts day) {
        Memory memory = memories[memories.length - 1];
        boolean seen = sum(memory.totals[day.weekday()]) > 0;
        double[] general = general(memory);
        boolean[] open = new boolean[slots];
        double[] totals = memory.totals[seen ? day.weekday() : DayFacts.GROUPS];
        double[] came = memory.came[seen ? day.weekday() : DayFacts.GROUPS];
        for (int slot = 0; slot < slots; slot++) {
            open[slot] = totals[slot] > 0;
        }
        closeRuns(open, came, totals, general);
        return open;
    }

    private void closeRuns(boolean[] open, double[] came, double[] totals, double[] general) {
        for (int from = 0; from < slots; ) {
            int to = from;
            double expected = 0;
            while (to < slots && came[to] == 0) {
                expected += totals[to] * general[to];
                to++;
            }
            for (int slot = from; expected >= SURELY_CLOSED && slot < to; slot++) {
                open[slot] = false;
            }
            from = Math.max(to, from + 1);
        }
    }

    /** The share of all days by slot; kept until something is learned. */
    private double[] general(Memory memory) {
        if (memory.general != null) {
            return memory.general;
        }
        double[] general = new double[slots];
        for (int slot = 0; slot < slots; slot++) {
            double came = memory.came[DayFacts.GROUPS][slot];
            double totals = memory.totals[DayFacts.GROUPS][slot];
            if (pool != null) {
                came += POOL_CONTACTS * pool[slot];
                totals += POOL_CONTACTS;
            }
            general[slot] = totals > 0 ? came / totals : 0;
        }
        memory.general = general;
        return general;
    }

    /**
     * Share of a day's contacts by slot; 0 where it is not open.
     *
     * @param open slots in which contacts can come
     */
    double[] share(DayFacts day, Reading reading, boolean[] open) {
        Memory memory = memories[reading.memory()];
        double[] general = general(memory);
        double leant = reading.lean() * (memory.days > 0 ? memory.contacts / memory.days : 1);
        double[] share = new double[slots];
        double[] came = memory.came[day.group()];
        double[] totals = memory.totals[day.group()];
        for (int slot = 0; slot < slots; slot++) {
            if (open[slot]) {
                double whole = totals[slot] + leant;
                share[slot] = whole > 0 ? (came[slot] + leant * general[slot]) / whole : 0;
            }
        }
        return Smoothing.smooth(share, open, reading.width());
    }

    /** The shape of all days, its sum 1; null if nothing is known. */
    double[] pooled() {
        double[] general = general(memories[memories.length - 1]).clone();
        double sum = sum(general);
        if (sum <= 0) {
            return null;
        }
        for (int slot = 0; slot < slots; slot++) {
            general[slot] /= sum;
        }
        return general;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
