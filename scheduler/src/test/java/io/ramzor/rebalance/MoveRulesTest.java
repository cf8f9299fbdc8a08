package io.ramzor.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.stream.Constraint;

/** Each rule by its own name. */
class MoveRulesTest {
    private static final Map<String, Double> BOTH = Map.of("voice", 1.0, "chat", 1.0);
    private static final Refiner REFINER = new Refiner(Budget.steps(0, 3_000), 1);

    private static Problem problem(Situation.AgentState... agents) {
        return new Problem(
                Situations.of(
                        List.of(Situations.queue("voice", 5, 240, 180.0), Situations.queue("chat", 60, 240, 240.0)),
                        List.of(agents)),
                new Guardrails(2, Duration.ofMinutes(15)));
    }

    private static Situation.AgentState voice(String id) {
        return Situations.agent(id, "voice", BOTH);
    }

    private static Plan plan(Problem problem, Plan.Block... blocks) {
        Plan plan = Plan.present(problem);
        Arrays.stream(blocks).forEach(block -> plan.set(block, block.option()));
        return plan;
    }

    private static Plan.Block block(int agent, int from, int to) {
        return new Plan.Block(agent, 1, from, to);
    }

    /** What that rule says of the plan. */
    private static HardSoftLongScore score(String rule, Problem problem, Plan plan) {
        CostTable table = CostTable.around(problem.chains(), problem.present);
        return REFINER
                .manager()
                .explain(new RebalancePlan(problem, table, plan))
                .getConstraintMatchTotalMap()
                .values()
                .stream()
                .filter(total -> total.getConstraintName().equals(rule))
                .map(total -> total.getScore())
                .findFirst()
                .orElse(HardSoftLongScore.ZERO);
    }

    private static long broken(String rule, Problem problem, Plan.Block... blocks) {
        return -score(rule, problem, plan(problem, blocks)).hardScore();
    }

    @Test
    void everyRuleHasATestOfItsName() {
        Set<String> rules = Arrays.stream(MoveRules.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Constraint.class)
                .map(Method::getName)
                .collect(Collectors.toSet());
        Set<String> tests = Arrays.stream(MoveRulesTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .collect(Collectors.toSet());
        assertThat(rules).hasSizeGreaterThanOrEqualTo(6);
        assertThat(tests).containsAll(rules);
    }

    @Test
    void noMoveIntoABreak() {
        List<List<Double>> breakInTheThird = List.of(List.of(0.0, 2.0), List.of(3.0, 8.0));
        Problem problem = problem(Situations.agent("a", "voice", BOTH, breakInTheThird, null), voice("b"));
        assertThat(broken("noMoveIntoABreak", problem, block(0, 0, 2))).isZero();
        assertThat(broken("noMoveIntoABreak", problem, block(0, 0, 5))).isEqualTo(1);
        assertThat(broken("noMoveIntoABreak", problem, block(1, 0, 5))).isZero();
    }

    /** The seed does not run moves over breaks, and the solver mends a plan that does. */
    @Test
    void noMoveIntoABreakIsKeptBySeedAndSolver() {
        List<List<Double>> breaks = List.of(List.of(0.0, 2.0), List.of(3.0, 8.0));
        List<Situation.AgentState> people = Situations.all(
                List.of(
                        Situations.agent("a", "voice", BOTH, breaks, null),
                        Situations.agent("b", "voice", BOTH, breaks, null),
                        Situations.agent("c", "voice", BOTH, breaks, null)),
                Situations.agents(6, "voice", Map.of("voice", 1.0)),
                Situations.agents(10, "chat", Map.of("chat", 1.0)));
        Situation storm = Situations.of(
                List.of(Situations.queue("voice", 10, 240, 180.0), Situations.queue("chat", 60, 240, 240.0)), people);
        Rebalancer.Answer seedAlone = new Rebalancer(Guardrails.DEFAULT, Budget.steps(300, 0), 1).solve(storm);
        Rebalancer.Answer whole = new Rebalancer(Guardrails.DEFAULT, Budget.steps(300, 3_000), 1).solve(storm);
        assertThat(seedAlone.plan().blocks()).isNotEmpty();
        assertThat(intoBreaks(seedAlone)).isZero();
        assertThat(whole.plan().blocks()).isNotEmpty();
        assertThat(intoBreaks(whole)).isZero();
        Problem problem = whole.problem();
        CostTable table = CostTable.around(problem.chains(), problem.present);
        Plan over = plan(problem, block(0, 0, 5), block(1, 1, 8));
        assertThat(REFINER.keepsRules(problem, table, over)).isFalse();
        assertThat(REFINER.keepsRules(problem, table, REFINER.refine(problem, table, over)))
                .isTrue();
        assertThat(whole.cost()).isLessThan(whole.costNow());
    }

    private static long intoBreaks(Rebalancer.Answer answer) {
        return answer.plan().blocks().stream()
                .filter(block ->
                        answer.problem().situation.agents().get(block.agent()).availableShare(block.from(), block.to())
                                < 0.999)
                .count();
    }

    @Test
    void noMoveBeforeTheMinimumStay() {
        Problem problem = problem(
                Situations.agent("new", "voice", BOTH, null, Duration.ofMinutes(10)),
                Situations.agent("settled", "voice", BOTH, null, Duration.ofMinutes(20)));
        assertThat(broken("noMoveBeforeTheMinimumStay", problem, block(0, 0, 1)))
                .isEqualTo(1);
        assertThat(broken("noMoveBeforeTheMinimumStay", problem, block(1, 0, 1)))
                .isZero();
    }

    @Test
    void oneMoveAnAgent() {
        Problem problem = problem(voice("a"), voice("b"));
        assertThat(broken("oneMoveAnAgent", problem, block(0, 0, 8))).isZero();
        assertThat(broken("oneMoveAnAgent", problem, block(0, 0, 2), block(0, 4, 6)))
                .isEqualTo(1);
    }

    @Test
    void atMostSoManyMoves() {
        Problem problem = problem(voice("a"), voice("b"), voice("c"), voice("d"));
        assertThat(broken("atMostSoManyMoves", problem, block(0, 0, 2), block(1, 0, 2)))
                .isZero();
        assertThat(broken("atMostSoManyMoves", problem, block(0, 0, 2), block(1, 0, 2), block(2, 0, 2), block(3, 1, 2)))
                .isEqualTo(2);
    }

    @Test
    void queuesCost() {
        Problem problem = problem(voice("a"), voice("b"), voice("c"));
        CostTable table = CostTable.around(problem.chains(), problem.present);
        Plan plan = plan(problem, block(0, 0, 3), block(1, 2, 8));
        double moves = 2 * problem.situation.moveCost();
        double expected = Evaluator.tableCost(problem, table, plan)
                - moves
                - Evaluator.tableCost(problem, table, Plan.present(problem));
        long found = -score("queuesCost", problem, plan).softScore();
        assertThat((double) found).isCloseTo(RebalancePlan.units(expected), org.assertj.core.data.Offset.offset(20.0));
        assertThat(found).isNegative();
    }

    @Test
    void movesCost() {
        Problem problem = problem(voice("a"), voice("b"));
        long one = RebalancePlan.units(problem.situation.moveCost());
        assertThat(score("movesCost", problem, plan(problem, block(0, 0, 8))).softScore())
                .isEqualTo(-one);
        assertThat(score("movesCost", problem, plan(problem, block(0, 0, 8), block(1, 3, 4)))
                        .softScore())
                .isEqualTo(-2 * one);
    }
}
