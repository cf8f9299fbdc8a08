package io.ramzor.roster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Finds a plan: everybody's cheapest row in turn ({@link BestRows}), annealing ({@link Annealer}), cheapest rows again, and late
 * acceptance by OptaPlanner from the best of it. What each link hands on is judged by {@link RosterEvaluator}; the best so far
 * is never lost.
 */
public final class RosterSolver {
    /** Share of the effort; the rest is OptaPlanner's. */
    private static final double ANNEALING = 0.92;

    /** Share of what is then left that may go into rules still broken. */
    private static final double MENDING = 0.5;

    /** Most of the time that first rows may take, of the whole, and last ones, of what annealing leaves. */
    private static final double FIRST_ROWS = 0.15;

    private static final double LAST_ROWS = 0.3;

    private final RosterProblem problem;
    private final Tables tables;
    private final long seed;

    /** Where the search stands. */
    public record Progress(double seconds, String phase, long cost, int broken) {}

    /** Hears of the search about once a second, and when a phase ends. */
    @FunctionalInterface
    public interface Listener {
        void told(Progress progress);
    }

    /** A plan with its verdict, what the links of the chain came to, and how much was searched. */
    public record Outcome(RosterPlan plan, RosterVerdict verdict, List<Link> links, double seconds, long steps) {}

    /** What one link of the chain handed on. */
    public record Link(String phase, long cost, int broken, double seconds) {}

    public RosterSolver(RosterProblem problem, long seed) {
        this.problem = problem;
        this.seed = seed;
        tables = new Tables(problem);
    }

    /**
     * The people whose contract no row can meet, whatever the others work, as far as that is known.
     *
     * @param most how long to look; who was not come to by then is not named
     */
    public List<String> impossibleContracts(Duration most) {
        long start = System.nanoTime();
        return new BestRows(tables, new SplittableRandom(seed))
                .impossible(() -> System.nanoTime() - start > most.toNanos());
    }

    /**
     * Searches until the effort is spent or a stop is asked for.
     *
     * @param stop asked often; the best plan so far is the answer once it says yes
     */
    public Outcome solve(Effort effort, BooleanSupplier stop, Listener listener) {
        return new Search(effort, stop, listener).run();
    }

    /** One search; what it knows while it runs. */
    private final class Search {
        private final Allowance allowance;
        private final Listener listener;
        private final SplittableRandom random = new SplittableRandom(seed);
        private final BestRows bestRows = new BestRows(tables, random.split());
        private final RosterState state = new RosterState(tables, new int[tables.staff][tables.days]);
        private final BestPlan best = new BestPlan();
        private final LateAcceptance lateAcceptance = new LateAcceptance(tables, random.nextLong());
        private final List<Link> links = new ArrayList<>();
        private double toldAt;

        Search(Effort effort, BooleanSupplier stop, Listener listener) {
            this.listener = listener;
            allowance = new Allowance(effort, stop);
        }

        Outcome run() {
            best.offer(state);
            firstRows();
            if (!allowance.isOver() && tables.hasChoice()) {
                lateAcceptance.warm();
            }
            anneal();
            state.load(best.rows());
            sweep("best rows", allowance.part(LAST_ROWS));
            accept();
            RosterPlan plan = RosterPlan.of(problem, best.rows());
            RosterVerdict verdict = RosterEvaluator.judge(problem, plan);
            return new Outcome(plan, verdict, links, seconds(), allowance.stepsDone());
        }

        private void firstRows() {
            Allowance part = allowance.part(FIRST_ROWS);
            if (tables.days > RowSearch.MOST_DAYS) {
                state.load(new Stretches(tables, random.split()).rows(part::isOver));
            }
            sweep("first rows", part);
        }

        private void sweep(String phase, Allowance part) {
            best.offer(state);
            boolean better = true;
            while (better && !part.isOver()) {
                better = bestRows.sweep(state, part::isOver);
                best.offer(state);
            }
            link(phase);
        }

        private void anneal() {
            Annealer annealer = new Annealer(tables, random.split());
            Allowance annealing = allowance.part(ANNEALING);
            annealer.search(state, best, annealing, () -> told("annealing"));
            allowance.done(annealing.stepsDone());
            state.load(best.rows());
            Allowance mending = allowance.part(MENDING);
            annealer.mend(state, best, mending, () -> told("annealing"));
            allowance.done(mending.stepsDone());
            link("annealing");
        }

        private void accept() {
            if (!allowance.isOver() && tables.hasChoice()) {
                allowance.done(lateAcceptance.improve(best, allowance, () -> told("late acceptance")));
            }
            link("late acceptance");
        }

        private void link(String phase) {
            links.add(new Link(phase, best.cost(), best.broken(), seconds()));
            tell(phase);
        }

        private void told(String phase) {
            if (seconds() - toldAt >= 1) {
                tell(phase);
            }
        }

        private void tell(String phase) {
            toldAt = seconds();
            listener.told(new Progress(toldAt, phase, best.cost(), best.broken()));
        }

        private double seconds() {
            return allowance.spent().toNanos() / 1e9;
        }
    }
}
