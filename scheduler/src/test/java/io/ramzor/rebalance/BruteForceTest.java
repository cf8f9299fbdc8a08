package io.ramzor.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** On small centres the seed is as good as trying every plan that keeps the rules, and the bound lies below every one. */
class BruteForceTest {
    private static final int INSTANCES = 1_000;
    private static final int AGENTS = 5;

    private final SplittableRandom random = new SplittableRandom(11);

    @Test
    void theSeedEqualsBruteForce() {
        int moving = 0;
        for (int instance = 0; instance < INSTANCES; instance++) {
            Problem problem = problem(instance);
            CostTable table = CostTable.around(problem.chains(), problem.present);
            double best = exhaustive(problem, table);
            Plan found = new Seed(problem, table, Plan.present(problem), instance).search(Budget.steps(60, 0));
            assertThat(Evaluator.tableCost(problem, table, found))
                    .as("instance %d", instance)
                    .isBetween(best - 1e-6, best + 1e-6);
            assertThat(found.blocks().size()).isLessThanOrEqualTo(problem.guardrails.mostMoves());
            moving += found.blocks().isEmpty() ? 0 : 1;
            if (instance % 10 == 0) {
                double bound = Bound.of(problem, table, found, 200, 1_000, System::nanoTime);
                assertThat(bound).as("bound of instance %d", instance).isLessThanOrEqualTo(best + 1e-6);
            }
        }
        System.out.printf("brute force: %d instances, in %d of them moves pay%n", INSTANCES, moving);
        assertThat(moving).isGreaterThan(INSTANCES / 4);
    }

    /** Two queues over three intervals or three queues over two; some agents away at times, sometimes one or two moves allowed. */
    private Problem problem(int instance) {
        int intervals = 2 + instance % 2;
        Situation plain = Situations.random(random, 5 - intervals, AGENTS, intervals);
        List<Situation.AgentState> agents = new ArrayList<>();
        for (Situation.AgentState agent : plain.agents()) {
            double from = random.nextInt(intervals);
            List<List<Double>> available =
                    random.nextInt(4) > 0 ? null : List.of(List.of(0.0, from), List.of(from + 1, 9.0));
            agents.add(Situations.agent(agent.agent(), agent.queue(), agent.skills(), available, null));
        }
        int most = new int[] {1, 2, 8}[random.nextInt(3)];
        return new Problem(
                new Situation(plain.at(), 15, intervals, plain.queues(), agents, null),
                new Guardrails(most, Duration.ofMinutes(15)));
    }

    private static double exhaustive(Problem problem, CostTable table) {
        double[] best = {Double.POSITIVE_INFINITY};
        tryAll(problem, table, problem.present, 0, 0, best);
        return best[0];
    }

    private static void tryAll(
            Problem problem, CostTable table, double[][] loads, int agent, int moves, double[] best) {
        if (agent == problem.agents) {
            double sum = moves * problem.situation.moveCost();
            for (int queue = 0; queue < problem.queues; queue++) {
                for (int i = 0; i < problem.intervals; i++) {
                    sum += table.at(queue, i, loads[queue][i]);
                }
            }
            best[0] = Math.min(best[0], sum);
            return;
        }
        tryAll(problem, table, loads, agent + 1, moves, best);
        if (moves == problem.guardrails.mostMoves()) {
            return;
        }
        for (int option = 1; option < problem.options[agent].length; option++) {
            for (int from = 0; from < problem.intervals; from++) {
                double[][] with = new double[loads.length][];
                for (int queue = 0; queue < with.length; queue++) {
                    with[queue] = loads[queue].clone();
                }
                for (int i = from; i < problem.intervals && !problem.away(agent, i); i++) {
                    problem.add(with, agent, i, 0, -1);
                    problem.add(with, agent, i, option, 1);
                    tryAll(problem, table, with, agent + 1, moves + 1, best);
                }
            }
        }
    }
}
