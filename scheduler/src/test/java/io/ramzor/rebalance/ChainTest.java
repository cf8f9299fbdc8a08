package io.ramzor.rebalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The transient model against closed formulas and sampled paths. */
class ChainTest {
    private static final int INTERVALS = 40;

    /** Probability of waiting and mean queue by Erlang's second formula. */
    private static double erlangC(double load, int agents) {
        double blocked = 1;
        for (int n = 1; n <= agents; n++) {
            blocked = load * blocked / (n + load * blocked);
        }
        return blocked / (1 - load / agents * (1 - blocked));
    }

    private static double[] constant(double agents) {
        double[] byInterval = new double[INTERVALS];
        Arrays.fill(byInterval, agents);
        return byInterval;
    }

    @Test
    void waitingTendsToErlangC() {
        Situation.QueueState queue = Situations.queue("q", 45, 240, null);
        double load = 45.0 / 15 * 4;
        Chain chain = new Chain(queue, 0, INTERVALS, 15, 15, 15);
        double waiting = chain.waiting(chain.distributions(constant(15))[INTERVALS], 15);
        assertThat(waiting).isCloseTo(erlangC(load, 15) * load / (15 - load), offset(0.02));
    }

    @Test
    void sampledServiceLevelTendsToErlangC() {
        Situation.QueueState queue = new Situation.QueueState(
                "q", "voice", 0.8, java.util.List.of(45.0), 240, null, null, 20.0, 1, null, null, 0.0, null);
        Projection projection = Projection.of(queue, 12, constant(15), 15, INTERVALS * 15, 200, 7);
        double expected = 1 - erlangC(12, 15) * Math.exp(-(15 - 12) / 4.0 * 20 / 60);
        assertThat(projection.serviceLevel(60, INTERVALS * 15).get(1)).isCloseTo(expected, offset(0.05));
    }

    @Test
    void aBacklogOfFortyIsNotForgotten() {
        Situation.QueueState fresh = Situations.queue("q", 40, 240, 600.0);
        Situation.QueueState late = Situations.withBacklog(fresh, 40, 120);
        Chain calm = new Chain(fresh, 10, 8, 15, 12, 20);
        Chain full = new Chain(late, 12, 8, 15, 12, 20);
        double[] agents = Arrays.copyOf(constant(12), 8);
        assertThat(full.waiting(full.distributions(agents)[1], 12)).isGreaterThan(6);
        assertThat(calm.waiting(calm.distributions(agents)[1], 12)).isLessThan(3);
        assertThat(full.cost(agents)).isGreaterThan(calm.cost(agents) + 10);

        Projection soon = Projection.of(late, 12, agents, 15, 60, 200, 3);
        assertThat(soon.serviceLevel(0, 10).get(2)).isLessThan(0.2);
        assertThat(soon.waitingAt(5).get(0)).isGreaterThan(10);
    }

    @Test
    void costFallsWithEachAgentAndLessEachTime() {
        Situation.QueueState queue = Situations.withBacklog(Situations.queue("q", 60, 240, 180.0), 5, 20);
        Chain chain = new Chain(queue, 10, 8, 15, 8, 40);
        CostTable table = CostTable.around(new Chain[] {chain}, new double[][] {Arrays.copyOf(constant(16), 8)});
        for (double agents = 8; agents < 26; agents += 0.5) {
            double before = table.at(0, 2, agents);
            double here = table.at(0, 2, agents + 0.5);
            double after = table.at(0, 2, agents + 1);
            assertThat(here).isLessThanOrEqualTo(before + 1e-9);
            assertThat(here - after).isLessThanOrEqualTo(before - here + 1e-9);
        }
    }

    @Test
    void theForwardAndTheBackwardPassAgree() {
        Chain chain = new Chain(Situations.storm().queues().get(1), 10, 8, 15, 8, 30);
        double[] agents = {10, 11, 12, 9, 8, 14, 10, 10};
        double[][] before = chain.distributions(agents);
        double[][] after = chain.costsToGo(agents);
        double start = chain.costFrom(before[0], 0, agents[0], after[1]);
        assertThat(start).isCloseTo(chain.cost(agents), offset(1e-6));
    }

    @Test
    void longQueuesAreCountedInGroupsWithTheSameCost() {
        Situation.QueueState one = Situations.withBacklog(Situations.queue("q", 300, 240, 300.0), 100, 60);
        double[] agents = Arrays.copyOf(constant(75), 8);
        double fine = new Chain(one, 75, 8, 15, 70, 80).cost(agents);
        double coarse = new Chain(one, 75, 8, 15, 70, 450).cost(agents);
        assertThat(coarse).isCloseTo(fine, offset(fine * 0.1));
    }
}
