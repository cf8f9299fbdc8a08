package io.ramzor.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.decision.Effect;
import io.ramzor.decision.Move;
import io.ramzor.metric.IntervalSlice;
import io.ramzor.rebalance.Assessor;
import io.ramzor.rebalance.Budget;
import io.ramzor.rebalance.Rebalancer;
import io.ramzor.rebalance.Situation;
import io.ramzor.sim.Scenario;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bands of a proposal's effect against what the twin does with and without it, over 20 seeds of a chat storm. */
class CalibrationTest {
    private static final int SEEDS = 20;

    private int cases;
    private int inside;

    @Test
    void theEightyPercentBandHoldsTheOutcomeInSixtyFiveToNinetyFivePercent() {
        Scenario scenario = Scenario.named("chat-storm");
        List<IntervalSlice> history = TwinDay.history(scenario, 5);
        Rebalancer rebalancer = new Rebalancer(PlannerSettings.defaults().guardrails(), Budget.steps(90, 1_500), 1);
        System.out.println("seed queue             until  without: band       outcome    with: band          outcome");
        for (long seed = 1; seed <= SEEDS; seed++) {
            oneSeed(scenario, seed, history, rebalancer);
        }
        System.out.printf("inside the 80 %% band: %d of %d (%.0f %%)%n", inside, cases, 100.0 * inside / cases);
        assertThat(cases).isGreaterThanOrEqualTo(SEEDS);
        assertThat((double) inside / cases).isBetween(0.65, 0.95);
    }

    private void oneSeed(Scenario scenario, long seed, List<IntervalSlice> history, Rebalancer rebalancer) {
        Instant at = scenario.opensAt().plusSeconds(11 * 60);
        TwinDay without = new TwinDay(scenario, seed, history);
        without.advanceTo(at);
        Situation situation = without.situation();
        List<Move> moves = Assessor.best(rebalancer, situation);
        if (moves.isEmpty()) {
            System.out.printf("%4d nothing proposed%n", seed);
            return;
        }
        List<Effect> effects = io.ramzor.rebalance.WhatIf.effect(situation, moves);
        Instant end = moves.stream().map(Move::end).max(Comparator.naturalOrder()).orElseThrow();
        TwinDay with = new TwinDay(scenario, seed, history);
        with.advanceTo(at);
        with.decide("d", "apply", moves);
        without.advanceTo(end);
        with.advanceTo(end);
        for (Effect effect : effects) {
            double target = situation.queue(effect.queue()).answerTargetSeconds();
            Double alone = without.serviceLevel(effect.queue(), at, end, target);
            Double helped = with.serviceLevel(effect.queue(), at, end, target);
            System.out.printf(
                    "%4d %-17s %3d min %s%s   %s%s%n",
                    seed,
                    effect.queue(),
                    java.time.Duration.between(at, end).toMinutes(),
                    band(effect.without()),
                    judged(effect.without(), alone),
                    band(effect.with()),
                    judged(effect.with(), helped));
        }
    }

    private static String band(Effect.Outlook outlook) {
        List<Double> level = outlook.serviceLevel();
        return level == null
                ? "no data           "
                : "%.2f %.2f %.2f ".formatted(level.get(0), level.get(1), level.get(2));
    }

    private String judged(Effect.Outlook outlook, Double outcome) {
        if (outlook.serviceLevel() == null || outcome == null) {
            return "no data";
        }
        boolean in = outcome >= outlook.serviceLevel().get(0) - 1e-9 && outcome <= outlook.serviceLevel().get(2) + 1e-9;
        cases++;
        inside += in ? 1 : 0;
        return "%.2f %s".formatted(outcome, in ? "in " : "OUT");
    }
}
