package io.ramzor.rebalance;

import io.ramzor.decision.Effect;
import io.ramzor.decision.Move;
import java.util.List;

/**
 * Moves to one queue, with what they are worth.
 *
 * @param to queue helped
 * @param moves the moves, all starting now
 * @param effect by queue whose agents change
 * @param cost cost of the horizon with them, their own cost included
 * @param costNow the same without
 */
record Candidate(String to, List<Move> moves, List<Effect> effect, double cost, double costNow) {

    double gain() {
        return costNow - cost;
    }

    /** Whether it saves enough and the helped queue, which would miss its target, rises noticeably. */
    boolean worthwhile(Situation situation, Threshold threshold) {
        return gain() >= threshold.leastGain() && helps(situation, threshold.leastRise());
    }

    /** Whether it still saves something worth keeping on the screen. */
    boolean worthKeeping(Threshold threshold) {
        return gain() >= threshold.leastGain() * threshold.keepShare();
    }

    private boolean helps(Situation situation, double leastRise) {
        for (Effect each : effect) {
            List<Double> without = each.without().serviceLevel();
            List<Double> with = each.with().serviceLevel();
            if (each.queue().equals(to) && without != null && with != null) {
                return without.get(1) < situation.queue(to).target() && with.get(1) - without.get(1) >= leastRise;
            }
        }
        return true;
    }

    /** Values the moves in that situation; null if one of them cannot be carried out there. */
    static Candidate of(Situation situation, String to, List<Move> moves) {
        if (moves.isEmpty()) {
            return null;
        }
        double own = situation.moveCost() * moves.size();
        return new Candidate(
                to,
                moves,
                WhatIf.effect(situation, moves),
                WhatIf.cost(situation, moves) + own,
                WhatIf.cost(situation, List.of()));
    }
}
