package io.ramzor.roster;

import java.util.Arrays;
import java.util.List;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.domain.variable.PlanningVariable;

/** What one person does on one day, with the value as OptaPlanner's variable. Public for OptaPlanner. */
@PlanningEntity
public class DayDuty {
    private Tables tables;
    private int who;
    private int day;

    @PlanningVariable(valueRangeProviderRefs = "open")
    private Integer value;

    /** For OptaPlanner's clones. */
    public DayDuty() {}

    DayDuty(Tables tables, int who, int day, int value) {
        this.tables = tables;
        this.who = who;
        this.day = day;
        this.value = value;
    }

    /** Values that contract and leave leave open. */
    @ValueRangeProvider(id = "open")
    public List<Integer> open() {
        return Arrays.stream(tables.open[who][day]).boxed().toList();
    }

    public Integer getValue() {
        return value;
    }

    public void setValue(Integer value) {
        this.value = value;
    }

    int who() {
        return who;
    }

    int day() {
        return day;
    }

    String staff() {
        return tables.member(who).id();
    }

    RosterProblem problem() {
        return tables.problem;
    }

    /** The shift, or null on a day off. */
    ShiftType shift() {
        return value == Tables.OFF ? null : tables.problem.shifts().get(value - 1);
    }

    boolean works(String shift) {
        return value != Tables.OFF && shift().id().equals(shift);
    }
}
