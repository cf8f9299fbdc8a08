package io.ramzor.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** Makes a first plan and polishes a given one: person by person, each gets the cheapest row given what the others work. */
final class BestRows {
    private final Tables tables;
    private final SplittableRandom random;

    BestRows(Tables tables, SplittableRandom random) {
        this.tables = tables;
        this.random = random;
    }

    /** Gives everybody in turn the cheapest row, in an order by chance; returns whether the plan has become better. */
    boolean sweep(RosterState state, BooleanSupplier stop) {
        int[] order = order();
        boolean better = false;
        for (int i = 0; i < order.length && !stop.getAsBoolean(); i++) {
            better |= improve(state, order[i]);
        }
        return better;
    }

    /** Ids of those for whom there is no row that keeps the rules; people too hard to search are not among them. */
    List<String> impossible(BooleanSupplier stop) {
        List<String> found = new ArrayList<>();
        long[][] free = new long[tables.days][tables.values];
        for (int who = 0; who < tables.staff && !stop.getAsBoolean(); who++) {
            if (RowSearch.fits(tables, who) && new RowSearch(tables, who, true).cheapest(free) == null) {
                found.add(tables.member(who).id());
            }
        }
        return found;
    }

    private boolean improve(RosterState state, int who) {
        if (!RowSearch.fits(tables, who)) {
            return false;
        }
        int[] before = state.rows[who].clone();
        int brokenBefore = state.broken();
        long costBefore = state.cost();
        state.assign(who, 0, new int[tables.days], tables.days);
        int[] row = new RowSearch(tables, who, false).cheapest(prices(state, who));
        state.assign(who, 0, row == null ? before : row, tables.days);
        boolean better = state.broken() < brokenBefore || state.broken() == brokenBefore && state.cost() < costBefore;
        if (!better) {
            state.assign(who, 0, before, tables.days);
        }
        return better;
    }

    /** What each value would cost on each day beside what the others work. */
    private long[][] prices(RosterState state, int who) {
        long[][] prices = new long[tables.days][tables.values];
        for (int day = 0; day < tables.days; day++) {
            for (int value = 0; value < tables.values; value++) {
                prices[day][value] =
                        tables.wishCost[who][day][value] + tables.oneMoreCosts(day, value, state.working(day, value));
            }
        }
        return prices;
    }

    private int[] order() {
        int[] order = new int[tables.staff];
        for (int i = 0; i < order.length; i++) {
            int at = random.nextInt(i + 1);
            order[i] = order[at];
            order[at] = i;
        }
        return order;
    }
}
