package io.ramzor.roster;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;
import org.optaplanner.core.impl.solver.DefaultSolver;

/** OptaPlanner behind one door: late acceptance over {@link ChangeMoves} with the incremental {@link RosterScore}. */
final class LateAcceptance {
    private static final int REMEMBERED_SCORES = 400;
    private static final int LOOK_MILLIS = 200;

    private final Tables tables;
    private final long seed;

    LateAcceptance(Tables tables, long seed) {
        this.tables = tables;
        this.seed = seed;
    }

    /** Loads what OptaPlanner needs, so that the first search does not begin late. */
    void warm() {
        RosterSolution empty = new RosterSolution(tables, new int[tables.staff][tables.days]);
        SolverFactory.<RosterSolution>create(config(EnvironmentMode.REPRODUCIBLE, seed, Duration.ofSeconds(1), 1))
                .buildSolver()
                .solve(empty);
    }

    /**
     * Searches on from the best plan until the allowance is spent; a better plan is offered back, by our own count.
     *
     * @return plans looked at
     */
    long improve(BestPlan best, Allowance allowance, Runnable told) {
        var factory = SolverFactory.<RosterSolution>create(
                config(EnvironmentMode.REPRODUCIBLE, seed, allowance.timeLeft(), allowance.stepsLeft()));
        var solver = (DefaultSolver<RosterSolution>) factory.buildSolver();
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        watch.scheduleWithFixedDelay(
                () -> {
                    told.run();
                    if (allowance.isOver()) {
                        solver.terminateEarly();
                    }
                },
                LOOK_MILLIS,
                LOOK_MILLIS,
                TimeUnit.MILLISECONDS);
        try {
            RosterSolution found = solver.solve(new RosterSolution(tables, best.rows()));
            best.offer(new RosterState(tables, found.rows()));
        } finally {
            watch.shutdownNow();
        }
        return solver.getSolverScope().getScoreCalculationCount();
    }

    static SolverConfig config(EnvironmentMode mode, long seed, Duration time, long steps) {
        ScoreDirectorFactoryConfig score =
                new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(RosterScore.class);
        if (mode == EnvironmentMode.FULL_ASSERT) {
            score.withAssertionScoreDirectorFactory(
                    new ScoreDirectorFactoryConfig().withConstraintProviderClass(RosterConstraints.class));
        }
        return new SolverConfig()
                .withSolutionClass(RosterSolution.class)
                .withEntityClasses(DayDuty.class)
                .withScoreDirectorFactory(score)
                .withEnvironmentMode(mode)
                .withRandomSeed(seed)
                .withPhases(new LocalSearchPhaseConfig()
                        .withMoveSelectorConfig(
                                new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(ChangeMoves.class))
                        .withAcceptorConfig(new LocalSearchAcceptorConfig().withLateAcceptanceSize(REMEMBERED_SCORES))
                        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1))
                        .withTerminationConfig(new TerminationConfig()
                                .withSpentLimit(Duration.ofMillis(Math.max(1, time.toMillis())))
                                .withScoreCalculationCountLimit(Math.max(1, steps))));
    }
}
