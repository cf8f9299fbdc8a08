package io.ramzor.rebalance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * How close the solver chain comes to the best plan there can be, on generated centres of {@link BenchCentre} priced by
 * {@link SteadyCosts}, with as many moves as it likes; beside it what centres do today.
 */
public final class RebalanceBench {
    /** Centres measured: agents and queues. */
    static final List<int[]> SIZES =
            List.of(new int[] {40, 6}, new int[] {200, 6}, new int[] {1000, 12}, new int[] {5000, 20});

    private static final Guardrails AS_MANY_AS_IT_LIKES = new Guardrails(Integer.MAX_VALUE, Duration.ofMinutes(15));
    /** So many times what some plan costs, and hence more so what the bound says, doing nothing costs at the least. */
    private static final double DEAR = 1.5;

    private static final int MOST_DRAWS = 50;
    private static final double SEED_SHARE = 0.8;
    private static final String BOUNDS = "rebalance-bounds.csv";

    private RebalanceBench() {}

    /**
     * What was found on one centre; costs in abandoned contacts over two hours.
     *
     * @param bound proven: no plan costs less; null if none is on record
     * @param solver who proved it, null as the bound
     * @param costs by the seconds asked for, in their order
     * @param nothing cost if nobody is moved
     * @param longestQueue cost if the longest queue takes the next idle agent
     * @param proportional cost if agents follow the work in proportion
     */
    public record Row(
            int agents,
            int queues,
            long seed,
            Double bound,
            String solver,
            List<Double> costs,
            double nothing,
            double longestQueue,
            double proportional) {

        /** How far a cost lies above the bound, share; null without a bound. */
        public Double above(double cost) {
            return bound == null ? null : cost / bound - 1;
        }
    }

    /** A bound on record. */
    record Known(double bound, String solver) {}

    /** A centre with its prices. */
    record Instance(BenchCentre centre, Problem problem, CostTable table) {
        /** The first draw of the centre in which doing nothing is dear. */
        static Instance of(BenchCentre centre) {
            for (int draw = 0; ; draw++) {
                Problem problem = new Problem(centre.situation(draw), AS_MANY_AS_IT_LIKES);
                Instance instance = new Instance(centre, problem, SteadyCosts.table(problem));
                Plan quick = new Seed(problem, instance.table(), Plan.present(problem), 1).search(Budget.steps(4, 0));
                if (draw == MOST_DRAWS || instance.cost(Plan.present(problem)) >= DEAR * instance.cost(quick)) {
                    return instance;
                }
            }
        }

        double cost(Plan plan) {
            return Evaluator.tableCost(problem, table, plan);
        }
    }

    /** Agents of the centres measured. */
    public static List<Integer> sizes() {
        return SIZES.stream().map(size -> size[0]).toList();
    }

    /** Loads and compiles what is to be measured. */
    public static void warmUp() {
        Instance instance = Instance.of(new BenchCentre(60, 6, 0));
        for (int i = 0; i < 2; i++) {
            search(instance, 0.6, 0);
        }
    }

    /**
     * Measures the centre with so many agents.
     *
     * @param seed of the centre
     * @param seconds CPU-seconds of each search; each begins anew
     * @throws IllegalArgumentException if there is no centre of that size
     */
    public static Row measure(int agents, long seed, double... seconds) {
        Instance instance = Instance.of(centre(agents, seed));
        List<Double> costs = new ArrayList<>();
        for (double one : seconds) {
            costs.add(instance.cost(search(instance, one, 1)));
        }
        BenchCentre centre = instance.centre();
        Known known = known(centre.id());
        return new Row(
                centre.agents(),
                centre.queues(),
                seed,
                known == null ? null : known.bound(),
                known == null ? null : known.solver(),
                costs,
                instance.cost(Plan.present(instance.problem())),
                instance.cost(TodaysRules.longestQueueTakesIdle(instance.problem())),
                instance.cost(TodaysRules.inProportion(instance.problem())));
    }

    static BenchCentre centre(int agents, long seed) {
        for (int[] size : SIZES) {
            if (size[0] == agents) {
                return new BenchCentre(size[0], size[1], seed);
            }
        }
        throw new IllegalArgumentException("no centre of " + agents + " agents; there are those of " + sizes());
    }

    static Plan search(Instance instance, double seconds, long seed) {
        long millis = Math.round(seconds * 1000);
        long seeding = Math.round(millis * SEED_SHARE);
        Budget budget = new Budget(seeding, Integer.MAX_VALUE, millis - seeding, Integer.MAX_VALUE);
        Rebalancer rebalancer = new Rebalancer(AS_MANY_AS_IT_LIKES, budget, seed);
        return rebalancer.search(instance.problem(), instance.table(), cpuNanos());
    }

    /** CPU time of this thread, so that other work on the machine does not count. */
    private static LongSupplier cpuNanos() {
        return ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime;
    }

    /** The proven bound of that centre, null if none is on record. */
    static Known known(String id) {
        for (String[] line : records()) {
            if (line[0].equals(id)) {
                return new Known(Double.parseDouble(line[1]), line[2]);
            }
        }
        return null;
    }

    /** Lines of the file of bounds: instance, bound, solver. */
    static List<String[]> records() {
        try (InputStream stream = RebalanceBench.class.getResourceAsStream(BOUNDS)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(",", 3))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
