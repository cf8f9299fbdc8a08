package io.ramzor.roster;

import java.util.SplittableRandom;

/**
 * Simulated annealing over {@link Changes}: rules may be broken on the way at a price, which rises where a cooling ends with a broken
 * rule. The temperature falls geometrically with the share of the allowance that is gone.
 *
 * <p>Source: Kirkpatrick, Gelatt and Vecchi (1983).
 */
final class Annealer {
    /** Steps between two looks at the clock. */
    private static final int STEPS_AT_ONCE = 1 << 10;

    /** Steps of the first cooling for each day of each person: after about so many a slower one gains little. */
    private static final int STEPS_A_CELL = 50_000;

    private static final int QUANTILES = 1 << 12;
    private static final double[] EXPONENTIAL = exponentialQuantiles();
    /** Temperatures in parts of the largest and of the smallest weight of the problem. */
    private static final double HOT = 0.3;

    private static final double COLD = 0.4;
    private static final double RULE_PRICE = 3;
    private static final double DEARER = 2;
    private static final double MENDING = 10;

    private final Tables tables;
    private final SplittableRandom random;
    private final Changes changes;
    private final Change change;
    private final double hottest;
    private final double coldest;
    private double rulePrice;

    Annealer(Tables tables, SplittableRandom random) {
        this.tables = tables;
        this.random = random;
        changes = new Changes(tables, random);
        change = new Change(tables.days);
        coldest = COLD * tables.smallestWeight();
        hottest = Math.max(HOT * tables.largestWeight(), 4 * coldest);
        rulePrice = RULE_PRICE * tables.largestWeight();
    }

    private static double[] exponentialQuantiles() {
        double[] quantiles = new double[QUANTILES];
        for (int i = 0; i < QUANTILES; i++) {
            quantiles[i] = -Math.log((i + 0.5) / QUANTILES);
        }
        return quantiles;
    }

    /**
     * Cools again and again, each time twice as slowly, until the allowance is spent, and keeps the best plan met.
     *
     * @param state where to start; left where the search ends
     * @param told hears of the search now and then
     */
    void search(RosterState state, BestPlan best, Allowance allowance, Runnable told) {
        long steps = (long) STEPS_A_CELL * tables.staff * tables.days;
        while (!allowance.isOver()) {
            Allowance cooling = allowance.atMost(steps);
            cool(state, best, cooling, told);
            allowance.done(cooling.stepsDone());
            steps *= 2;
        }
    }

    private void cool(RosterState state, BestPlan best, Allowance allowance, Runnable told) {
        while (!allowance.isOver()) {
            double temperature = hottest * Math.pow(coldest / hottest, allowance.gone());
            walk(state, temperature, best);
            allowance.done(STEPS_AT_ONCE);
            told.run();
        }
        if (state.broken() > 0) {
            rulePrice *= DEARER;
        }
    }

    /** Brings a plan back to the rules, if it breaks any: as cold as can be, broken rules far dearer. */
    void mend(RosterState state, BestPlan best, Allowance allowance, Runnable told) {
        rulePrice *= MENDING;
        while (best.broken() > 0 && !allowance.isOver()) {
            walk(state, coldest, best);
            allowance.done(STEPS_AT_ONCE);
            told.run();
        }
    }

    private void walk(RosterState state, double temperature, BestPlan best) {
        boolean unkept = false;
        double now = price(state);
        for (int step = 0; step < STEPS_AT_ONCE; step++) {
            changes.draw(state, change);
            if (change.blocks == 0) {
                continue;
            }
            change.apply(state);
            double next = price(state);
            if (next - now > temperature * EXPONENTIAL[random.nextInt(QUANTILES)]) {
                change.undo(state);
                continue;
            }
            if (next > now && unkept) {
                change.undo(state);
                best.offer(state);
                change.apply(state);
                unkept = false;
            }
            unkept |= best.isBeatenBy(state.broken(), state.cost());
            now = next;
        }
        if (unkept) {
            best.offer(state);
        }
    }

    private double price(RosterState state) {
        return state.cost() + rulePrice * state.broken();
    }
}
