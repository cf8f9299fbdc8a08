package io.ramzor.roster;

import java.util.Collection;
import java.util.List;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.move.AbstractMove;

/** A {@link Change} for OptaPlanner: new values for some days of one person or of two. */
final class ChangeMove extends AbstractMove<RosterSolution> {
    private final List<DayDuty> duties;
    private final Integer[] values;

    ChangeMove(List<DayDuty> duties, Integer[] values) {
        this.duties = duties;
        this.values = values;
    }

    @Override
    public boolean isMoveDoable(ScoreDirector<RosterSolution> director) {
        return values.length > 0;
    }

    @Override
    protected ChangeMove createUndoMove(ScoreDirector<RosterSolution> director) {
        return new ChangeMove(duties, duties.stream().map(DayDuty::getValue).toArray(Integer[]::new));
    }

    @Override
    protected void doMoveOnGenuineVariables(ScoreDirector<RosterSolution> director) {
        for (int i = 0; i < values.length; i++) {
            DayDuty duty = duties.get(i);
            director.beforeVariableChanged(duty, "value");
            duty.setValue(values[i]);
            director.afterVariableChanged(duty, "value");
        }
    }

    @Override
    public Collection<?> getPlanningEntities() {
        return duties;
    }

    @Override
    public Collection<?> getPlanningValues() {
        return List.of(values);
    }
}
