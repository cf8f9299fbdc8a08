package io.ramzor.rebalance;

import io.ramzor.decision.Effect;
import io.ramzor.decision.Move;
import java.util.List;

/**
 * Moves to one queue, with what they are worth.
 *
 * @param to queue helped
 * @param moves the moves, all starting now
 * @param proof what the twin says of them, null before it was asked
 * @param cost cost of the horizon with them, their own cost included
 * @param costNow the same without
 * @param soonAlone service level of the helped queue in the next half hour if nothing is done; null = no data
 * @param soonWith the same with the moves
 */
record Candidate(
        String to,
        List<Move> moves,
        Proof.Result proof,
        double cost,
        double costNow,
        List<Double> soonAlone,
        List<Double> soonWith) {
    static final int SOON_MINUTES = 30;
    private static final double SAVES_MUCH = 4;

    double gain() {
        return costNow - cost;
    }

    /** Whether it saves enough, and the helped queue, which would soon miss its target clearly, rises noticeably or loses far fewer. */
    boolean worthwhile(Situation situation, Threshold threshold) {
        if (gain() < threshold.leastGain()) {
            return false;
        }
        if (soonAlone == null || soonWith == null) {
            return true;
        }
        boolean clear = threshold.clearlyMissed(soonAlone, situation.queue(to).target());
        boolean rises = soonWith.get(1) - soonAlone.get(1) >= threshold.leastRise();
        return clear && (rises || gain() >= SAVES_MUCH * threshold.leastGain());
    }

    /** Whether the miss is so clear that nobody need wait for another look. */
    boolean urgent(Situation situation, Threshold threshold) {
        return soonAlone != null && soonAlone.get(1) <= situation.queue(to).target() - 2 * threshold.clearMiss();
    }

    /** Whether it still saves something worth keeping on the screen. */
    boolean worthKeeping(Threshold threshold) {
        return gain() >= threshold.leastGain() * threshold.keepShare();
    }

    /** The same with what the twin, started from that situation, says of it. */
    Candidate proven(Situation situation) {
        return new Candidate(to, moves, Proof.of(situation, moves), cost, costNow, soonAlone, soonWith);
    }

    /** What the moves change by queue, as proven. */
    List<Effect> effect() {
        return proof.effects();
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
                null,
                WhatIf.cost(situation, moves) + own,
                WhatIf.cost(situation, List.of()),
                WhatIf.serviceLevel(situation, to, List.of(), SOON_MINUTES),
                WhatIf.serviceLevel(situation, to, moves, SOON_MINUTES));
    }
}
