package io.ramzor.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.solver.SolutionManager;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.SolverConfig;

/** Each rule by its own name: in words, as a constraint of OptaPlanner, and in the count that the search keeps. */
class StaffRuleTest {
    private static final SolutionManager<RosterSolution, HardSoftLongScore> CONSTRAINTS =
            SolutionManager.create(SolverFactory.create(new SolverConfig()
                    .withSolutionClass(RosterSolution.class)
                    .withEntityClasses(DayDuty.class)
                    .withScoreDirectorFactory(
                            new ScoreDirectorFactoryConfig().withConstraintProviderClass(RosterConstraints.class))));

    /** By how much that plan of one person breaks exactly that rule; told the same by all. */
    private static int broken(String rule, StaffMember member, String row) {
        RosterProblem problem = Rosters.of(row.length(), member);
        RosterPlan plan = Rosters.plan(row);
        List<Violation> violations = RosterEvaluator.judge(problem, plan).violations();
        assertThat(violations).allSatisfy(violation -> {
            assertThat(violation.rule()).isEqualTo(rule);
            assertThat(violation.words()).contains(rule, member.id());
        });
        int amount = violations.stream().mapToInt(Violation::amount).sum();
        Tables tables = new Tables(problem);
        assertThat(new RosterState(tables, plan.values(problem)).broken()).isEqualTo(amount);
        var totals = CONSTRAINTS
                .explain(new RosterSolution(tables, plan.values(problem)))
                .getConstraintMatchTotalMap();
        totals.values()
                .forEach(total -> assertThat(total.getScore().hardScore())
                        .as(total.getConstraintName())
                        .isEqualTo(total.getConstraintName().equals(rule) ? -amount : 0));
        return amount;
    }

    private static StaffMember member(
            int most, int least, int mostInARow, int leastInARow, int leastOff, int weekends) {
        return new StaffMember(
                "a", Map.of("L", 2), most, least, mostInARow, leastInARow, leastOff, weekends, Set.of(3));
    }

    @Test
    void everyRuleIsAConstraintAndHasATestOfItsName() {
        Set<String> rules =
                Arrays.stream(StaffRule.values()).map(StaffRule::title).collect(Collectors.toSet());
        Set<String> constraints = Arrays.stream(RosterConstraints.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Constraint.class && method.getParameterCount() == 1)
                .map(method -> method.getName())
                .collect(Collectors.toSet());
        Set<String> tests = Arrays.stream(StaffRuleTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName())
                .collect(Collectors.toSet());
        assertThat(rules).hasSize(9);
        assertThat(constraints).containsAll(rules).hasSize(11);
        assertThat(tests).containsAll(constraints);
    }

    @Test
    void noShiftOnLeave() {
        StaffMember member = member(9_000, 0, 7, 1, 1, 2);
        assertThat(broken("noShiftOnLeave", member, "EEE.EEE")).isZero();
        assertThat(broken("noShiftOnLeave", member, "EEEEEEE")).isEqualTo(1);
    }

    @Test
    void noForbiddenSuccession() {
        StaffMember member = member(9_000, 0, 7, 1, 1, 2);
        assertThat(broken("noForbiddenSuccession", member, "ELL.E..")).isZero();
        assertThat(broken("noForbiddenSuccession", member, "LE..LE.")).isEqualTo(2);
    }

    @Test
    void mostShiftsOfAKind() {
        StaffMember member = member(9_000, 0, 7, 1, 1, 2);
        assertThat(broken("mostShiftsOfAKind", member, "ELL.E..")).isZero();
        assertThat(broken("mostShiftsOfAKind", member, "LLL.LL.")).isEqualTo(3);
    }

    @Test
    void mostMinutes() {
        StaffMember member = member(1_920, 0, 7, 1, 1, 2);
        assertThat(broken("mostMinutes", member, "EEE.E..")).isZero();
        assertThat(broken("mostMinutes", member, "EEE.L.."))
                .as("120 over: a shift begun")
                .isEqualTo(1);
        assertThat(broken("mostMinutes", member, "EEE.EEL")).as("1080 over").isEqualTo(3);
    }

    @Test
    void leastMinutes() {
        StaffMember member = member(9_000, 1_080, 7, 1, 1, 2);
        assertThat(broken("leastMinutes", member, "EL.....")).isZero();
        assertThat(broken("leastMinutes", member, "EE.....")).isEqualTo(1);
        assertThat(broken("leastMinutes", member, ".......")).isEqualTo(3);
    }

    @Test
    void mostShiftsInARow() {
        StaffMember member = member(9_000, 0, 2, 1, 1, 2);
        assertThat(broken("mostShiftsInARow", member, "EL..EE.")).isZero();
        assertThat(broken("mostShiftsInARow", member, "EEL.EEE"))
                .as("also at the ends of the horizon")
                .isEqualTo(2);
    }

    @Test
    void leastShiftsInARow() {
        StaffMember member = member(9_000, 0, 7, 3, 1, 2);
        assertThat(broken("leastShiftsInARow", member, "E.....E"))
                .as("a run may go on beyond the ends")
                .isZero();
        assertThat(broken("leastShiftsInARow", member, "EE..EL.")).isEqualTo(1);
        assertThat(broken("leastShiftsInARow", member, ".E....E")).isEqualTo(2);
    }

    @Test
    void leastDaysOffInARow() {
        StaffMember member = member(9_000, 0, 7, 1, 3, 2);
        assertThat(broken("leastDaysOffInARow", member, ".EE...E"))
                .as("a run may go on beyond the ends")
                .isZero();
        assertThat(broken("leastDaysOffInARow", member, "EEE.EE.")).isEqualTo(2);
    }

    @Test
    void mostWeekends() {
        StaffMember member = member(9_000, 0, 7, 1, 1, 1);
        assertThat(broken("mostWeekends", member, "EE..E.EEE..E..")).isZero();
        assertThat(broken("mostWeekends", member, "EE..EEEEE..EE.")).isEqualTo(1);
        assertThat(broken("mostWeekends", member, "......E......E")).isEqualTo(1);
    }

    @Test
    void coverNeeded() {
        RosterProblem problem = new RosterProblem(
                2,
                List.of(Rosters.EARLY, Rosters.LATE),
                List.of(Rosters.easy("a"), Rosters.easy("b")),
                List.of(),
                List.of(
                        new CoverNeed(0, "E", 2, 100, 7),
                        new CoverNeed(1, "L", 1, 50, 3),
                        new CoverNeed(1, "E", 0, 9, 5)));
        assertThat(cost(problem, "EL", "E.")).isZero();
        assertThat(cost(problem, "..", "..")).isEqualTo(250);
        assertThat(cost(problem, "LL", "EL")).isEqualTo(103);
        assertThat(cost(problem, "EE", "EL")).isEqualTo(5);
    }

    @Test
    void wishesGranted() {
        RosterProblem problem = new RosterProblem(
                2,
                List.of(Rosters.EARLY, Rosters.LATE),
                List.of(Rosters.easy("a"), Rosters.easy("b")),
                List.of(
                        new ShiftRequest("a", 0, "E", true, 3),
                        new ShiftRequest("a", 0, "E", true, 3),
                        new ShiftRequest("b", 1, "L", false, 4)),
                List.of());
        assertThat(cost(problem, "E.", "LE")).isZero();
        assertThat(cost(problem, "L.", ".."))
                .as("each counts, also where two say the same")
                .isEqualTo(6);
        assertThat(cost(problem, "E.", ".L")).isEqualTo(4);
    }

    private static long cost(RosterProblem problem, String... rows) {
        RosterPlan plan = Rosters.plan(rows);
        long cost = RosterEvaluator.judge(problem, plan).cost();
        Tables tables = new Tables(problem);
        assertThat(new RosterState(tables, plan.values(problem)).cost()).isEqualTo(cost);
        assertThat(CONSTRAINTS
                        .update(new RosterSolution(tables, plan.values(problem)))
                        .softScore())
                .isEqualTo(-cost);
        return cost;
    }

    @Test
    void allThreeAgreeOnAnyPlan() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 60; round++) {
            RosterProblem problem = Rosters.small(round, 4, 5 + random.nextInt(17));
            int[][] rows = Rosters.anyRows(problem, random);
            RosterVerdict verdict = RosterEvaluator.judge(problem, RosterPlan.of(problem, rows));
            Tables tables = new Tables(problem);
            HardSoftLongScore expected = HardSoftLongScore.of(-verdict.broken(), -verdict.cost());
            assertThat(CONSTRAINTS.update(new RosterSolution(tables, rows))).isEqualTo(expected);
            RosterState state = new RosterState(tables, rows);
            assertThat(HardSoftLongScore.of(-state.broken(), -state.cost())).isEqualTo(expected);
        }
    }
}
