package io.ramzor.rebalance;

import java.time.Duration;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.SolutionManager;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** OptaPlanner behind one door: brings the rules of {@link MoveRules} to a plan and searches on from it. */
final class Refiner {
    private static final Logger LOG = LoggerFactory.getLogger(Refiner.class);
    /** Half an abandoned contact; no rule is broken once all are kept. */
    private static final String STARTING_TEMPERATURE = "0hard/5000soft";

    private static final int REPAIRS = 3;

    private final SolverFactory<RebalancePlan> factory;
    private final SolutionManager<RebalancePlan, HardSoftLongScore> manager;

    Refiner(Budget budget, long seed) {
        factory = SolverFactory.create(config(budget, seed));
        manager = SolutionManager.create(factory);
    }

    private static SolverConfig config(Budget budget, long seed) {
        return new SolverConfig()
                .withSolutionClass(RebalancePlan.class)
                .withEntityClasses(Stint.class)
                .withConstraintProviderClass(MoveRules.class)
                .withConstraintStreamImplType(ConstraintStreamImplType.BAVET)
                .withEnvironmentMode(EnvironmentMode.REPRODUCIBLE)
                .withRandomSeed(seed)
                .withPhases(new LocalSearchPhaseConfig()
                        .withMoveSelectorConfig(
                                new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(BlockMoves.class))
                        .withAcceptorConfig(new LocalSearchAcceptorConfig()
                                .withSimulatedAnnealingStartingTemperature(STARTING_TEMPERATURE))
                        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1))
                        .withTerminationConfig(new TerminationConfig()
                                .withSpentLimit(Duration.ofMillis(Math.max(1, budget.refineMillis())))
                                .withScoreCalculationCountLimit((long) Math.max(1, budget.refineSteps()))));
    }

    /** Whether the plan keeps all rules. */
    boolean keepsRules(Problem problem, CostTable table, Plan plan) {
        RebalancePlan solution = new RebalancePlan(problem, table, plan);
        return solution.getStints().isEmpty() || manager.update(solution).isFeasible();
    }

    /** The best plan found from that one on, by rules first and table cost second. */
    Plan refine(Problem problem, CostTable table, Plan from) {
        RebalancePlan solution = new RebalancePlan(problem, table, from);
        if (solution.getStints().isEmpty()) {
            return from;
        }
        for (int pass = 0; pass < REPAIRS && repair(solution); pass++) {
            LOG.trace("repaired, pass {}", pass);
        }
        return factory.buildSolver().solve(solution).plan(problem);
    }

    /** Sends home, from there to the end of the move, every stint that a hard rule names; returns whether there was one. */
    private boolean repair(RebalancePlan solution) {
        boolean found = false;
        var indictments = manager.explain(solution).getIndictmentMap();
        for (Stint stint : solution.getStints()) {
            var indictment = indictments.get(stint);
            if (stint.moved() && indictment != null && !indictment.getScore().isFeasible()) {
                sendHomeFrom(solution, stint);
                found = true;
            }
        }
        return found;
    }

    private static void sendHomeFrom(RebalancePlan solution, Stint first) {
        Integer option = first.getOption();
        int interval = first.interval();
        for (Stint stint : solution.getStints()) {
            boolean next = stint.agent() == first.agent() && stint.interval() == interval;
            if (next && stint.getOption().equals(option)) {
                stint.setOption(0);
                interval++;
            }
        }
    }

    /** The rules themselves, for explanations and tests. */
    SolutionManager<RebalancePlan, HardSoftLongScore> manager() {
        return manager;
    }
}
