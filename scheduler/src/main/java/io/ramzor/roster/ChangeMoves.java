package io.ramzor.roster;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;

/** Draws the moves of {@link Changes} for OptaPlanner. Public for OptaPlanner. */
public class ChangeMoves implements MoveIteratorFactory<RosterSolution, ChangeMove> {

    private Changes changes;
    private Change change;

    @Override
    public void phaseStarted(ScoreDirector<RosterSolution> director) {
        changes = null;
        change = new Change(director.getWorkingSolution().tables().days);
    }

    @Override
    public long getSize(ScoreDirector<RosterSolution> director) {
        Tables tables = director.getWorkingSolution().tables();
        return (long) tables.staff * tables.staff * tables.days;
    }

    @Override
    public Iterator<ChangeMove> createOriginalMoveIterator(ScoreDirector<RosterSolution> director) {
        throw new UnsupportedOperationException("changes are drawn at random");
    }

    @Override
    public Iterator<ChangeMove> createRandomMoveIterator(ScoreDirector<RosterSolution> director, Random random) {
        RosterSolution solution = director.getWorkingSolution();
        if (changes == null) {
            changes = new Changes(solution.tables(), new SplittableRandom(random.nextLong()));
        }
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public ChangeMove next() {
                do {
                    changes.draw((who, day) -> solution.duty(who, day).getValue(), change);
                } while (change.blocks == 0);
                return move(solution, change);
            }
        };
    }

    private static ChangeMove move(RosterSolution solution, Change change) {
        List<DayDuty> duties = new ArrayList<>();
        List<Integer> values = new ArrayList<>();
        for (int block = 0; block < change.blocks; block++) {
            for (int i = 0; i < change.length; i++) {
                DayDuty duty = solution.duty(change.who[block], change.from[block] + i);
                if (duty.getValue() != change.values[block][i]) {
                    duties.add(duty);
                    values.add(change.values[block][i]);
                }
            }
        }
        return new ChangeMove(duties, values.toArray(Integer[]::new));
    }
}
