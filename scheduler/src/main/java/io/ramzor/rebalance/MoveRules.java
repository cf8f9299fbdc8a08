package io.ramzor.rebalance;

import static org.optaplanner.core.api.score.stream.ConstraintCollectors.count;
import static org.optaplanner.core.api.score.stream.ConstraintCollectors.sumLong;
import static org.optaplanner.core.api.score.stream.Joiners.equal;

import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.score.stream.ConstraintFactory;
import org.optaplanner.core.api.score.stream.ConstraintProvider;
import org.optaplanner.core.api.score.stream.uni.UniConstraintStream;

/** The rules of moving agents; each is one short method and has a test of the same name. Public for OptaPlanner. */
public class MoveRules implements ConstraintProvider {

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {
            noMoveIntoABreak(factory),
            noMoveBeforeTheMinimumStay(factory),
            oneMoveAnAgent(factory),
            atMostSoManyMoves(factory),
            queuesCost(factory),
            movesCost(factory)
        };
    }

    /** A moved agent is on queue in every interval of the move: it ends before a break, a training and the end of the shift. */
    Constraint noMoveIntoABreak(ConstraintFactory factory) {
        return moved(factory)
                .filter(Stint::away)
                .penalize(HardSoftLongScore.ONE_HARD)
                .asConstraint("noMoveIntoABreak");
    }

    /** Who came by a move stays a while. */
    Constraint noMoveBeforeTheMinimumStay(ConstraintFactory factory) {
        return moved(factory)
                .filter(Stint::justCame)
                .penalize(HardSoftLongScore.ONE_HARD)
                .asConstraint("noMoveBeforeTheMinimumStay");
    }

    /** Nobody is sent twice within the horizon. */
    Constraint oneMoveAnAgent(ConstraintFactory factory) {
        return starts(factory)
                .groupBy(Stint::agent, count())
                .filter((agent, moves) -> moves > 1)
                .penalize(HardSoftLongScore.ONE_HARD, (agent, moves) -> moves - 1)
                .asConstraint("oneMoveAnAgent");
    }

    /** A supervisor can only carry out so many moves. */
    Constraint atMostSoManyMoves(ConstraintFactory factory) {
        return starts(factory)
                .groupBy(Stint::mostMoves, count())
                .filter((most, moves) -> moves > most)
                .penalize(HardSoftLongScore.ONE_HARD, (most, moves) -> moves - most)
                .asConstraint("atMostSoManyMoves");
    }

    /** What queues cost by the table, against the present plan; a cell that no move touches does not change. */
    Constraint queuesCost(ConstraintFactory factory) {
        return moved(factory)
                .flattenLast(Stint::changes)
                .groupBy(Cell.Change::cell, sumLong(Cell.Change::microAgents))
                .impactLong(HardSoftLongScore.ONE_SOFT, (cell, microAgents) -> -cell.dearer(microAgents))
                .asConstraint("queuesCost");
    }

    /** Each move costs attention, travel and goodwill. */
    Constraint movesCost(ConstraintFactory factory) {
        return starts(factory)
                .penalizeLong(HardSoftLongScore.ONE_SOFT, Stint::moveCost)
                .asConstraint("movesCost");
    }

    private static UniConstraintStream<Stint> moved(ConstraintFactory factory) {
        return factory.forEach(Stint.class).filter(Stint::moved);
    }

    /** Stints with which a move starts. */
    private static UniConstraintStream<Stint> starts(ConstraintFactory factory) {
        return moved(factory)
                .ifNotExists(
                        Stint.class,
                        equal(Stint::agent),
                        equal(Stint::intervalBefore, Stint::interval),
                        equal(Stint::getOption));
    }
}
