package io.ramzor.roster;

import java.util.ArrayList;
import java.util.List;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.domain.solution.ProblemFactCollectionProperty;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;

/** A plan in the form that OptaPlanner works on. Public for OptaPlanner. */
@PlanningSolution
public class RosterSolution {
    private Tables tables;

    @ProblemFactCollectionProperty
    private List<CoverNeed> cover;

    @ProblemFactCollectionProperty
    private List<NumberedRequest> requests;

    @PlanningEntityCollectionProperty
    private List<DayDuty> duties;

    @PlanningScore
    private HardSoftLongScore score;

    /** A wish with its place in the list: two that say the same are two facts. */
    record NumberedRequest(int number, ShiftRequest request) {
        String staff() {
            return request.staff();
        }

        int day() {
            return request.day();
        }

        boolean refusedBy(DayDuty duty) {
            return duty.works(request.shift()) != request.wanted();
        }
    }

    /** For OptaPlanner's clones. */
    public RosterSolution() {}

    RosterSolution(Tables tables, int[][] rows) {
        this.tables = tables;
        cover = tables.problem.cover();
        requests = new ArrayList<>();
        tables.problem.requests().forEach(request -> requests.add(new NumberedRequest(requests.size(), request)));
        duties = new ArrayList<>();
        for (int who = 0; who < tables.staff; who++) {
            for (int day = 0; day < tables.days; day++) {
                duties.add(new DayDuty(tables, who, day, rows[who][day]));
            }
        }
    }

    Tables tables() {
        return tables;
    }

    /** The duty of that person on that day: duties are kept in the order of staff, then days. */
    DayDuty duty(int who, int day) {
        return duties.get(who * tables.days + day);
    }

    /** Back to index form. */
    int[][] rows() {
        int[][] rows = new int[tables.staff][tables.days];
        duties.forEach(duty -> rows[duty.who()][duty.day()] = duty.getValue());
        return rows;
    }

    public HardSoftLongScore getScore() {
        return score;
    }

    public void setScore(HardSoftLongScore score) {
        this.score = score;
    }
}
