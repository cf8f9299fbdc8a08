package io.ramzor.roster;

import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.calculator.IncrementalScoreCalculator;

/** Keeps a plan's score up to date for OptaPlanner by {@link RosterState}. Public for OptaPlanner. */
public class RosterScore implements IncrementalScoreCalculator<RosterSolution, HardSoftLongScore> {
    private final int[] value = new int[1];
    private RosterState state;

    @Override
    public void resetWorkingSolution(RosterSolution solution) {
        state = new RosterState(solution.tables(), solution.rows());
    }

    @Override
    public void beforeEntityAdded(Object entity) {
        throw new UnsupportedOperationException("people and days stay as they are");
    }

    @Override
    public void afterEntityAdded(Object entity) {
        throw new UnsupportedOperationException("people and days stay as they are");
    }

    @Override
    public void beforeVariableChanged(Object entity, String variable) {
        // the change itself tells what was before
    }

    @Override
    public void afterVariableChanged(Object entity, String variable) {
        DayDuty duty = (DayDuty) entity;
        value[0] = duty.getValue();
        state.assign(duty.who(), duty.day(), value, 1);
    }

    @Override
    public void beforeEntityRemoved(Object entity) {
        throw new UnsupportedOperationException("people and days stay as they are");
    }

    @Override
    public void afterEntityRemoved(Object entity) {
        throw new UnsupportedOperationException("people and days stay as they are");
    }

    @Override
    public HardSoftLongScore calculateScore() {
        return HardSoftLongScore.of(-state.broken(), -state.cost());
    }
}
