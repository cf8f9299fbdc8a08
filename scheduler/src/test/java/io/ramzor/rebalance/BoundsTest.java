package io.ramzor.rebalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The bounds on record are what OR-Tools proves, and what the chain finds lies close above them. */
class BoundsTest {
    /** Larger programmes take OR-Tools too long for every build. */
    private static final int MOST_AGENTS = Integer.getInteger("ramzor.bounds.agents", 40);

    private static RebalanceBench.Instance instance(String id) {
        String[] parts = id.split("-");
        return RebalanceBench.Instance.of(
                new BenchCentre(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2])));
    }

    /** GLOP's optimum is the highest bound that prices can prove; ours must come close and may not pass it. */
    @Test
    void boundsOnRecordAreThoseOfTheLinearProgramme() {
        int recomputed = 0;
        for (String[] line : RebalanceBench.records()) {
            if (Integer.parseInt(line[0].split("-")[0]) <= MOST_AGENTS) {
                double programme = new LinearProgramme(instance(line[0])).optimum();
                System.out.printf("%s: GLOP %.4f, on record %s by %s%n", line[0], programme, line[1], line[2]);
                assertThat(Double.parseDouble(line[1]))
                        .as(line[0])
                        .isBetween(programme * 0.998, programme * (1 + 1e-7));
                recomputed++;
            }
        }
        assertThat(recomputed).isPositive();
    }

    @Test
    void boundsOnRecordAreProvenAgainByPrices() {
        for (String[] line : RebalanceBench.records()) {
            RebalanceBench.Instance instance = instance(line[0]);
            Plan plan = RebalanceBench.search(instance, 0.2, 1);
            double own = Bound.of(instance.problem(), instance.table(), plan, 600, 2_000, System::nanoTime);
            assertThat(Double.parseDouble(line[1])).as(line[0]).isCloseTo(own, within(0.002 * own));
        }
    }

    /** What makes the centres worth measuring: doing nothing is dear, and the chain finds what lies close above the bound. */
    @Test
    void theChainComesCloseToEachBoundAndDoingNothingDoesNot() {
        for (String[] line : RebalanceBench.records()) {
            double bound = Double.parseDouble(line[1]);
            RebalanceBench.Instance instance = instance(line[0]);
            double found = instance.cost(RebalanceBench.search(instance, 0.5, 1));
            double nothing = instance.cost(Plan.present(instance.problem()));
            System.out.printf(
                    "%s: nothing %.2f x bound, 0.5 CPU-s +%.2f %%%n",
                    line[0], nothing / bound, 100 * (found / bound - 1));
            assertThat(nothing).as(line[0]).isGreaterThan(1.5 * bound);
            assertThat(found).as(line[0]).isBetween(bound * (1 - 1e-9), bound * 1.05);
        }
    }

    @Test
    void centresAreAsTheyAreSaidToBe() {
        for (int[] size : RebalanceBench.SIZES.subList(0, 3)) {
            for (int seed = 1; seed <= 5; seed++) {
                Problem problem = RebalanceBench.Instance.of(new BenchCentre(size[0], size[1], seed)).problem();
                double capacity = 0;
                double offered = 0;
                for (int queue = 0; queue < problem.queues; queue++) {
                    capacity += Arrays.stream(problem.present[queue]).sum();
                    for (int i = 0; i < problem.intervals; i++) {
                        double perMinute = problem.situation.queues().get(queue).arrivalsIn(i) / 15;
                        offered += problem.dynamics[queue].offeredAgents(perMinute);
                    }
                }
                assertThat(offered / capacity).isBetween(0.95, 1.05);
                assertThat(problem.situation.agents()).hasSize(size[0]).allSatisfy(agent -> {
                    assertThat(agent.skills()).hasSizeBetween(1, 4);
                    assertThat(agent.skills().values()).allMatch(value -> value >= 0.7 && value <= 1.2);
                });
            }
        }
    }

    /** What the bound of {@code rebalance} rests on: on the way between two plans cost lies at most a hair above the chord. */
    @Test
    void expectedCostIsConvexInTheAgents() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 300; round++) {
            double arrivals = 20 + random.nextInt(60);
            Situation.QueueState queue = Situations.withBacklog(
                    Situations.queue("q", arrivals, 240, 60.0 + random.nextInt(300)), random.nextInt(20), 30);
            double load = arrivals / 15 * 4;
            Chain chain = new Chain(queue, load, 6, 15, 0.6 * load, 2 * load);
            double[] one = random.doubles(6, 0.7 * load, 1.4 * load).toArray();
            double[] other = random.doubles(6, 0.7 * load, 1.4 * load).toArray();
            double[] middle = new double[6];
            Arrays.setAll(middle, i -> (one[i] + other[i]) / 2);
            double chord = (chain.cost(one) + chain.cost(other)) / 2;
            assertThat(chain.cost(middle)).as("round %d", round).isLessThanOrEqualTo(chord * 1.002 + 0.01);
        }
    }
}
