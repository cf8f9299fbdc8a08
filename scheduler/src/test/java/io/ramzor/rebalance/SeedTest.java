package io.ramzor.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeedTest {
    /** On tiny centres the seed is as good as trying every plan. */
    @Test
    void findsTheOptimumOfTinyInstances() {
        SplittableRandom random = new SplittableRandom(11);
        int optimal = 0;
        for (int instance = 0; instance < 60; instance++) {
            Problem problem = new Problem(Situations.random(random, 3, 4, 2), Guardrails.DEFAULT);
            CostTable table = CostTable.around(problem.chains(), problem.present);
            double best = exhaustive(problem, table);
            Plan found = new Seed(problem, table, Plan.present(problem), instance).search(Budget.steps(400, 0));
            double cost = Evaluator.tableCost(problem, table, found);
            assertThat(cost).isGreaterThanOrEqualTo(best - 1e-6);
            optimal += cost <= best + 1e-6 * Math.abs(best) ? 1 : 0;
        }
        assertThat(optimal).as("optimal of 60").isGreaterThanOrEqualTo(59);
    }

    private static double exhaustive(Problem problem, CostTable table) {
        Plan plan = Plan.present(problem);
        double[] best = {Double.POSITIVE_INFINITY};
        tryAll(problem, table, plan, 0, best);
        return best[0];
    }

    private static void tryAll(Problem problem, CostTable table, Plan plan, int place, double[] best) {
        if (place == problem.agents * problem.intervals) {
            best[0] = Math.min(best[0], Evaluator.tableCost(problem, table, plan));
            return;
        }
        int agent = place / problem.intervals;
        for (int option = 0; option < problem.options[agent].length; option++) {
            plan.option[agent][place % problem.intervals] = option;
            tryAll(problem, table, plan, place + 1, best);
        }
        plan.option[agent][place % problem.intervals] = 0;
    }
}
