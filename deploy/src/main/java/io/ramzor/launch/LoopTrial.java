package io.ramzor.launch;

import io.ramzor.decision.Move;
import io.ramzor.event.Micros;
import io.ramzor.sim.Policy;
import io.ramzor.sim.Scenario;
import io.ramzor.sim.Simulation;
import io.ramzor.sim.SixQueues;
import io.ramzor.sim.Truth;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;

/** A day of the closed loop, played under one policy and seed at a time. Safe for use by several threads. */
final class LoopTrial {
    /** Who moves agents. */
    enum Mover {
        STATIC,
        RULES,
        PERFECT
    }

    /**
     * What came of a day, of the legs queued in the span measured.
     *
     * @param latenessHours time waited past the target, of all queues
     * @param level share of the watched queue's legs that were answered in time, of all but short abandonments
     * @param leastOther the same of the worst of the other queues
     * @param abandoned legs abandoned, of all queues
     * @param movesSoon moves that began in the two intervals after the event
     * @param moves all moves from the event to the end of the span
     * @param prolonged moves that let an agent stay where a move had brought them
     */
    record Outcome(
            double latenessHours,
            double level,
            double leastOther,
            long abandoned,
            int movesSoon,
            int moves,
            int prolonged) {}

    private final Scenario scenario;
    private final String watched;
    private final Instant event;
    private final Instant from;
    private final Instant to;

    /**
     * @param watched queue that is hit
     * @param event local time at which it begins
     * @param from local time, start of a quarter hour
     * @param to local time, exclusive
     */
    LoopTrial(String scenario, String watched, String event, String from, String to) {
        this.scenario = Scenario.named(scenario);
        this.watched = watched;
        this.event = at(event);
        this.from = at(from);
        this.to = at(to);
    }

    private Instant at(String time) {
        return scenario.day()
                .atTime(LocalTime.parse(time))
                .atZone(scenario.zone())
                .toInstant();
    }

    Outcome play(Mover mover, long seed) {
        Simulation simulation = new Simulation(scenario, seed).clockEverySeconds(0);
        Policy policy = switch (mover) {
            case STATIC -> Policy.STATIC;
            case RULES -> Policy.RULES;
            case PERFECT -> SixQueues.perfect(scenario);
        };
        simulation.follow(policy).advanceTo(Micros.of(to), null);
        simulation.follow(Policy.STATIC).advanceTo(Long.MAX_VALUE, null);
        return outcome(simulation.truth());
    }

    private Outcome outcome(Truth truth) {
        double lateness = 0;
        long abandoned = 0;
        double level = 0;
        double leastOther = 1;
        for (Map.Entry<String, Truth.QueueTruth> queue : truth.queues().entrySet()) {
            Map<String, Double> sums = sums(queue.getValue());
            lateness += sums.getOrDefault("lateness_seconds", 0.0) / 3_600;
            double left = sums.getOrDefault("abandoned_early", 0.0) + sums.getOrDefault("abandoned_late", 0.0);
            abandoned += Math.round(left);
            double in = sums.getOrDefault("answered_in", 0.0);
            double share = in / Math.max(1, in + sums.getOrDefault("answered_late", 0.0) + left);
            if (queue.getKey().equals(watched)) {
                level = share;
            } else if (in > 0) {
                leastOther = Math.min(leastOther, share);
            }
        }
        return withMoves(truth, new Outcome(lateness, level, leastOther, abandoned, 0, 0, 0));
    }

    private Map<String, Double> sums(Truth.QueueTruth queue) {
        Map<String, Double> sums = new HashMap<>();
        for (Truth.IntervalTruth interval : queue.intervals()) {
            if (!interval.start().isBefore(from) && interval.start().isBefore(to)) {
                interval.facts().forEach((fact, value) -> sums.merge(fact, value.doubleValue(), Double::sum));
            }
        }
        return sums;
    }

    private Outcome withMoves(Truth truth, Outcome outcome) {
        int soon = 0;
        int moves = 0;
        int prolonged = 0;
        Instant twoIntervals = event.plus(Duration.ofMinutes(30));
        Map<String, Move> last = new HashMap<>();
        for (Move move : truth.moves()) {
            Move before = last.put(move.agent(), move);
            boolean stays = before != null
                    && before.to().equals(move.to())
                    && !before.end().isBefore(move.start());
            if (!move.start().isBefore(event) && stays) {
                prolonged++;
            } else if (!move.start().isBefore(event)) {
                moves++;
                soon += move.start().isBefore(twoIntervals) ? 1 : 0;
            }
        }
        return new Outcome(
                outcome.latenessHours, outcome.level, outcome.leastOther, outcome.abandoned, soon, moves, prolonged);
    }
}
