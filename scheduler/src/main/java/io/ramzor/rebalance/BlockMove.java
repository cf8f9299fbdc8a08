package io.ramzor.rebalance;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.move.AbstractMove;

/** Gives intervals i to j of one agent to a queue, or sends them home. */
final class BlockMove extends AbstractMove<RebalancePlan> {
    private final List<Stint> stints;
    private final Integer[] options;

    BlockMove(List<Stint> stints, Integer[] options) {
        this.stints = stints;
        this.options = options;
    }

    static BlockMove to(List<Stint> stints, int option) {
        Integer[] options = new Integer[stints.size()];
        Arrays.fill(options, option);
        return new BlockMove(stints, options);
    }

    @Override
    public boolean isMoveDoable(ScoreDirector<RebalancePlan> director) {
        for (int i = 0; i < options.length; i++) {
            if (!options[i].equals(stints.get(i).getOption())) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected BlockMove createUndoMove(ScoreDirector<RebalancePlan> director) {
        return new BlockMove(stints, stints.stream().map(Stint::getOption).toArray(Integer[]::new));
    }

    @Override
    protected void doMoveOnGenuineVariables(ScoreDirector<RebalancePlan> director) {
        for (int i = 0; i < options.length; i++) {
            Stint stint = stints.get(i);
            director.beforeVariableChanged(stint, "option");
            stint.setOption(options[i]);
            director.afterVariableChanged(stint, "option");
        }
    }

    @Override
    public Collection<?> getPlanningEntities() {
        return stints;
    }

    @Override
    public Collection<?> getPlanningValues() {
        return List.of(options);
    }
}
