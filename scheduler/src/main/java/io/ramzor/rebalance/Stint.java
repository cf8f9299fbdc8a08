package io.ramzor.rebalance;

import java.util.List;
import java.util.stream.IntStream;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.domain.variable.PlanningVariable;

/** What one agent does in one interval: a fact for the rules, with the option as OptaPlanner's variable. Public for OptaPlanner. */
@PlanningEntity
public class Stint {
    private Problem problem;
    private List<List<Cell.Change>> changes;
    private int agent;
    private int interval;

    @PlanningVariable(valueRangeProviderRefs = "options")
    private Integer option;

    /** For OptaPlanner's clones. */
    public Stint() {}

    Stint(Problem problem, List<List<Cell.Change>> changes, int agent, int interval, int option) {
        this.problem = problem;
        this.changes = changes;
        this.agent = agent;
        this.interval = interval;
        this.option = option;
    }

    /** Options of the agent, by number. */
    @ValueRangeProvider(id = "options")
    public List<Integer> options() {
        return IntStream.range(0, optionCount()).boxed().toList();
    }

    int optionCount() {
        return problem.options[agent].length;
    }

    public Integer getOption() {
        return option;
    }

    public void setOption(Integer option) {
        this.option = option;
    }

    int agent() {
        return agent;
    }

    int interval() {
        return interval;
    }

    int intervalBefore() {
        return interval - 1;
    }

    boolean moved() {
        return option != 0;
    }

    boolean away() {
        return problem.away(agent, interval);
    }

    boolean justCame() {
        return problem.justCame(agent);
    }

    int mostMoves() {
        return problem.guardrails.mostMoves();
    }

    long moveCost() {
        return RebalancePlan.units(problem.situation.moveCost());
    }

    /** What this stint changes against staying. */
    List<Cell.Change> changes() {
        return changes.get(option);
    }
}
