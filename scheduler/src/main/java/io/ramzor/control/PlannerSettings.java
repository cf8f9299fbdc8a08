package io.ramzor.control;

import io.ramzor.forecast.Holidays;
import io.ramzor.rebalance.Budget;
import io.ramzor.rebalance.Guardrails;
import io.ramzor.rebalance.Threshold;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Settings of the planner.
 *
 * @param every event time between two rounds
 * @param horizonIntervals intervals of 15 minutes looked ahead
 * @param moveCost what a move must be worth at the least, in abandoned contacts; null = default
 * @param budget how long to search
 * @param guardrails limits of what may be proposed
 * @param threshold when a proposal arises, stays and goes
 * @param seed of the search
 * @param holidays lists of holidays that forecasts know, such as {@code IL}
 * @param mode what becomes of proposals
 */
public record PlannerSettings(
        Duration every,
        int horizonIntervals,
        Double moveCost,
        Budget budget,
        Guardrails guardrails,
        Threshold threshold,
        long seed,
        List<String> holidays,
        RebalanceMode mode) {

    /** @throws IllegalArgumentException if there is no such list of holidays */
    public PlannerSettings {
        holidays = List.copyOf(holidays);
        Set<String> known = Holidays.known().countries();
        for (String list : holidays) {
            if (!known.contains(list)) {
                throw new IllegalArgumentException(
                        "there is no list of holidays \"" + list + "\"; there are " + String.join(", ", known));
            }
        }
    }

    /** Each 30 seconds, two hours ahead. */
    public static PlannerSettings defaults() {
        return new PlannerSettings(
                Duration.ofSeconds(30),
                8,
                null,
                Budget.LIVE,
                Guardrails.DEFAULT,
                Threshold.DEFAULT,
                1,
                List.of(),
                RebalanceMode.RECOMMEND);
    }

    /** As {@link #defaults}, with limits by steps alone, so that the same day gives the same proposals on any machine. */
    public static PlannerSettings reproducible() {
        return new PlannerSettings(
                Duration.ofSeconds(30),
                8,
                null,
                Budget.steps(240, 4_000),
                Guardrails.DEFAULT,
                Threshold.DEFAULT,
                1,
                List.of(),
                RebalanceMode.RECOMMEND);
    }

    /** The same with lists of holidays. */
    public PlannerSettings withHolidays(List<String> lists) {
        return new PlannerSettings(every, horizonIntervals, moveCost, budget, guardrails, threshold, seed, lists, mode);
    }

    /** The same with other guardrails, and what becomes of proposals. */
    public PlannerSettings withRebalancing(RebalanceMode newMode, Guardrails newGuardrails) {
        return new PlannerSettings(
                every, horizonIntervals, moveCost, budget, newGuardrails, threshold, seed, holidays, newMode);
    }
}
