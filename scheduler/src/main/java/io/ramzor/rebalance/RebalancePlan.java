package io.ramzor.rebalance;

import java.util.ArrayList;
import java.util.List;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;

/** A plan in the form that OptaPlanner works on. Public for OptaPlanner. */
@PlanningSolution
public class RebalancePlan {
    private static final double UNIT = 10_000;

    @PlanningEntityCollectionProperty
    private List<Stint> stints;

    @PlanningScore
    private HardSoftLongScore score;

    /** For OptaPlanner's clones. */
    public RebalancePlan() {}

    RebalancePlan(Problem problem, CostTable table, Plan plan) {
        stints = new ArrayList<>();
        Cell[][] cells = Cell.of(problem, table);
        for (int agent = 0; agent < problem.agents; agent++) {
            if (problem.options[agent].length == 1) {
                continue;
            }
            for (int i = 0; i < problem.intervals; i++) {
                stints.add(new Stint(problem, Cell.changes(problem, cells, agent, i), agent, i, plan.option[agent][i]));
            }
        }
    }

    /** Back to index form. */
    Plan plan(Problem problem) {
        Plan plan = Plan.present(problem);
        stints.forEach(stint -> plan.option[stint.agent()][stint.interval()] = stint.getOption());
        return plan;
    }

    /** A cost as a whole number for the score. */
    static long units(double cost) {
        return Math.round(cost * UNIT);
    }

    public List<Stint> getStints() {
        return stints;
    }

    public HardSoftLongScore getScore() {
        return score;
    }

    public void setScore(HardSoftLongScore score) {
        this.score = score;
    }
}
