package io.ramzor.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.solver.EnvironmentMode;

/** Plans against the proven optimum of tiny problems, their rules, their sameness, and how a search is stopped. */
class RosterSolverTest {
    private static final RosterSolver.Listener NOBODY = progress -> {};

    @Test
    void findsTheOptimumOfTinyProblems() {
        int solved = 0;
        for (int seed = 0; seed < 12; seed++) {
            RosterProblem problem = Rosters.small(300 + seed, 3, 7);
            long optimum = new EveryPlan(problem).cost();
            if (optimum < Long.MAX_VALUE) {
                RosterVerdict found = solve(problem, seed, 200_000).verdict();
                assertThat(found.violations()).isEmpty();
                assertThat(found.cost()).as("problem " + seed).isEqualTo(optimum);
                solved++;
            }
        }
        assertThat(solved).isGreaterThan(5);
    }

    @Test
    void theSameSeedGivesTheSamePlan() {
        RosterProblem problem = GeneratedInstance.of(7, 2, 14, 2);
        assertThat(solve(problem, 3, 100_000).plan())
                .isEqualTo(solve(problem, 3, 100_000).plan());
    }

    @Test
    void keepsEveryRuleOnProblemsLikeTheSmallOnesOfTheBenchmark() {
        int[][] sizes = {{8, 1}, {14, 2}, {20, 3}};
        for (int[] size : sizes) {
            RosterProblem problem = GeneratedInstance.of(11, 2, size[0], size[1]);
            RosterSolver.Outcome outcome = solve(problem, 1, 400_000);
            assertThat(outcome.verdict().violations()).isEmpty();
            List<RosterSolver.Link> links = outcome.links();
            assertThat(links)
                    .extracting(RosterSolver.Link::phase)
                    .containsExactly("first rows", "annealing", "best rows", "late acceptance");
            assertThat(links.get(0).broken())
                    .as("each first row keeps the rules")
                    .isZero();
            assertThat(links.get(1).cost()).isLessThan(links.get(0).cost());
            assertThat(outcome.verdict().cost()).isEqualTo(links.get(3).cost());
        }
    }

    @Test
    void fourWeeksOfThirtyPeopleAndFourKinds() {
        RosterSolver.Outcome outcome = solve(GeneratedInstance.of(12, 4, 30, 4), 1, 300_000);
        assertThat(outcome.verdict().violations()).isEmpty();
        assertThat(outcome.verdict().cost()).isLessThan(outcome.links().get(0).cost());
    }

    @Test
    void aLongHorizonIsBegunStretchByStretch() {
        RosterProblem problem = GeneratedInstance.of(13, 12, 12, 2);
        RosterSolver.Outcome outcome = solve(problem, 1, 1_500_000);
        RosterVerdict nobodyWorks = RosterEvaluator.judge(problem, RosterPlan.empty(problem));
        assertThat(outcome.links().get(0).broken()).isLessThan(nobodyWorks.broken() / 4);
        assertThat(outcome.verdict().violations()).isEmpty();
    }

    @Test
    void stopsWhenAskedAndKeepsTheBest() {
        RosterProblem problem = GeneratedInstance.of(7, 2, 14, 2);
        AtomicInteger asked = new AtomicInteger();
        List<RosterSolver.Progress> heard = new ArrayList<>();
        RosterSolver.Outcome outcome = new RosterSolver(problem, 1)
                .solve(
                        new Effort(Duration.ofMinutes(10), Long.MAX_VALUE),
                        () -> asked.incrementAndGet() > 200,
                        heard::add);
        assertThat(outcome.seconds()).isLessThan(120);
        assertThat(outcome.verdict().violations()).isEmpty();
        assertThat(heard).last().satisfies(last -> {
            assertThat(last.cost()).isEqualTo(outcome.verdict().cost());
            assertThat(last.broken()).isZero();
        });
    }

    @Test
    void nothingToChooseIsNoTrouble() {
        RosterProblem none = Rosters.of(3, new StaffMember("a", Map.of("E", 0, "L", 0), 0, 0, 1, 0, 0, 0, Set.of()));
        assertThat(solve(none, 1, 5_000).plan()).isEqualTo(RosterPlan.empty(none));
    }

    @Test
    void optaPlannersOwnChecksFindNoFault() {
        RosterProblem problem = Rosters.small(21, 4, 14);
        Tables tables = new Tables(problem);
        RosterSolution found = SolverFactory.<RosterSolution>create(
                        LateAcceptance.config(EnvironmentMode.FULL_ASSERT, 5, Duration.ofMinutes(1), 600))
                .buildSolver()
                .solve(new RosterSolution(tables, new int[tables.staff][tables.days]));
        RosterVerdict verdict = RosterEvaluator.judge(problem, RosterPlan.of(problem, found.rows()));
        assertThat(found.getScore()).isEqualTo(HardSoftLongScore.of(-verdict.broken(), -verdict.cost()));
        assertThat(verdict.isBetterThan(RosterEvaluator.judge(problem, RosterPlan.empty(problem))))
                .isTrue();
    }

    private static RosterSolver.Outcome solve(RosterProblem problem, long seed, long steps) {
        return new RosterSolver(problem, seed).solve(Effort.steps(steps), () -> false, NOBODY);
    }
}
