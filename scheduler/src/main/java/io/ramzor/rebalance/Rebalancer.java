package io.ramzor.rebalance;

import java.util.function.LongSupplier;

/**
 * The solver chain: seed by dynamic programming around the present plan (the table is built again around what it finds, so that gains
 * in several intervals are not counted twice), OptaPlanner from there, the better of all that keep the rules by the {@link Evaluator},
 * then trimmed to the moves that are worth their cost. One at a time: not for use by several threads at once.
 */
public final class Rebalancer {
    private static final int ROUNDS = 3;
    /** With more the constraint streams only just begin within a second. */
    private static final int MOST_STINTS = 4_000;

    private final Guardrails guardrails;
    private final Budget budget;
    private final long seed;
    private final Refiner refiner;

    /** @param seed of all draws; with a budget in steps the same seed gives the same answer */
    public Rebalancer(Guardrails guardrails, Budget budget, long seed) {
        this.guardrails = guardrails;
        this.budget = budget;
        this.seed = seed;
        refiner = budget.refineMillis() == 0 ? null : new Refiner(budget, seed);
    }

    /**
     * An answer.
     *
     * @param plan who goes where
     * @param cost cost of the horizon with it, moves included, by the evaluator
     * @param costNow cost of the horizon if nobody is moved
     */
    record Answer(Problem problem, Evaluator evaluator, Plan plan, double cost, double costNow) {}

    /** The best plan found for that situation; the present one if nothing better is known. */
    Answer solve(Situation situation) {
        Problem problem = new Problem(situation, guardrails);
        Chain[] chains = problem.chains();
        Evaluator evaluator = new Evaluator(problem, chains);
        Plan present = Plan.present(problem);
        Plan seeded = seed(problem, chains, evaluator, present);
        Plan best = seeded;
        if (refiner != null) {
            CostTable table = CostTable.around(chains, seeded.agents(problem));
            best = better(problem, evaluator, table, present, seeded, refiner.refine(problem, table, seeded));
        }
        Plan trimmed = new Trimmer(evaluator).trim(best);
        return new Answer(problem, evaluator, trimmed, evaluator.cost(trimmed), evaluator.costNow());
    }

    /** The chain on given prices: the seed, OptaPlanner from there unless the centre is too large for it, the cheaper that keeps the rules. */
    Plan search(Problem problem, CostTable table, LongSupplier nanos) {
        boolean small = refiner != null && (long) problem.agents * problem.intervals <= MOST_STINTS;
        Budget seeding = small ? budget : budget.seedOnly();
        Plan seeded = new Seed(problem, table, Plan.present(problem), seed, nanos).search(seeding);
        if (!small) {
            return seeded;
        }
        Plan refined = refiner.refine(problem, table, seeded);
        boolean better = Evaluator.tableCost(problem, table, refined) < Evaluator.tableCost(problem, table, seeded);
        return better && refiner.keepsRules(problem, table, refined) ? refined : seeded;
    }

    private Plan seed(Problem problem, Chain[] chains, Evaluator evaluator, Plan present) {
        Plan best = present;
        Plan around = present;
        double bestCost = evaluator.costNow();
        Budget part = budget.seedPart(ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            CostTable table = CostTable.around(chains, around.agents(problem));
            Plan found = new Seed(problem, table, around, seed + round).search(part);
            double cost = evaluator.cost(found);
            if (cost < bestCost) {
                best = found;
                bestCost = cost;
            }
            around = found;
        }
        return best;
    }

    private Plan better(Problem problem, Evaluator evaluator, CostTable table, Plan present, Plan... candidates) {
        Plan best = present;
        double bestCost = evaluator.costNow();
        for (Plan candidate : candidates) {
            double cost = evaluator.cost(candidate);
            if (cost < bestCost && refiner.keepsRules(problem, table, candidate)) {
                best = candidate;
                bestCost = cost;
            }
        }
        return best;
    }
}
