package io.ramzor.roster;

import java.util.ArrayList;
import java.util.List;

/** Says what a plan costs and which hard rules it breaks, from the problem alone: the judge of every solver. */
public final class RosterEvaluator {
    private RosterEvaluator() {}

    /** The verdict on a plan. */
    public static RosterVerdict judge(RosterProblem problem, RosterPlan plan) {
        List<Violation> violations = new ArrayList<>();
        for (int who = 0; who < problem.staff().size(); who++) {
            Row row = Row.of(problem, who, plan.rows().get(who));
            for (StaffRule rule : StaffRule.values()) {
                violations.addAll(rule.broken(row));
            }
        }
        long under = 0;
        long over = 0;
        for (CoverNeed need : problem.cover()) {
            int working = working(plan, need);
            if (working < need.need()) {
                under += need.cost(working);
            } else {
                over += need.cost(working);
            }
        }
        return new RosterVerdict(violations, under, over, wishes(problem, plan, true), wishes(problem, plan, false));
    }

    private static int working(RosterPlan plan, CoverNeed need) {
        return (int) plan.rows().stream()
                .filter(row -> need.shift().equals(row.get(need.day())))
                .count();
    }

    private static long wishes(RosterProblem problem, RosterPlan plan, boolean wanted) {
        List<String> ids = problem.staff().stream().map(StaffMember::id).toList();
        long cost = 0;
        for (ShiftRequest request : problem.requests()) {
            String works = plan.shift(ids.indexOf(request.staff()), request.day());
            boolean refused = request.shift().equals(works) != wanted;
            cost += request.wanted() == wanted && refused ? request.weight() : 0;
        }
        return cost;
    }
}
