package io.ramzor.roster;

import static org.optaplanner.core.api.score.stream.ConstraintCollectors.sum;
import static org.optaplanner.core.api.score.stream.ConstraintCollectors.toList;
import static org.optaplanner.core.api.score.stream.Joiners.equal;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.score.stream.ConstraintFactory;
import org.optaplanner.core.api.score.stream.ConstraintProvider;

/**
 * Every rule of a roster as a readable constraint; each is one short method and has a test of the same name. {@link RosterScore} says the
 * same faster and is held against this. Public for OptaPlanner.
 */
public class RosterConstraints implements ConstraintProvider {

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {
            noShiftOnLeave(factory),
            noForbiddenSuccession(factory),
            mostShiftsOfAKind(factory),
            mostMinutes(factory),
            leastMinutes(factory),
            mostShiftsInARow(factory),
            leastShiftsInARow(factory),
            leastDaysOffInARow(factory),
            mostWeekends(factory),
            coverNeeded(factory),
            wishesGranted(factory)
        };
    }

    Constraint noShiftOnLeave(ConstraintFactory factory) {
        return kept(StaffRule.NO_SHIFT_ON_LEAVE, factory);
    }

    Constraint noForbiddenSuccession(ConstraintFactory factory) {
        return kept(StaffRule.NO_FORBIDDEN_SUCCESSION, factory);
    }

    Constraint mostShiftsOfAKind(ConstraintFactory factory) {
        return kept(StaffRule.MOST_SHIFTS_OF_A_KIND, factory);
    }

    Constraint mostMinutes(ConstraintFactory factory) {
        return kept(StaffRule.MOST_MINUTES, factory);
    }

    Constraint leastMinutes(ConstraintFactory factory) {
        return kept(StaffRule.LEAST_MINUTES, factory);
    }

    Constraint mostShiftsInARow(ConstraintFactory factory) {
        return kept(StaffRule.MOST_SHIFTS_IN_A_ROW, factory);
    }

    Constraint leastShiftsInARow(ConstraintFactory factory) {
        return kept(StaffRule.LEAST_SHIFTS_IN_A_ROW, factory);
    }

    Constraint leastDaysOffInARow(ConstraintFactory factory) {
        return kept(StaffRule.LEAST_DAYS_OFF_IN_A_ROW, factory);
    }

    Constraint mostWeekends(ConstraintFactory factory) {
        return kept(StaffRule.MOST_WEEKENDS, factory);
    }

    /** Each one missing and each one too many on a shift costs its weight. */
    Constraint coverNeeded(ConstraintFactory factory) {
        return factory.forEach(CoverNeed.class)
                .join(DayDuty.class, equal(CoverNeed::day, DayDuty::day))
                .groupBy((need, duty) -> need, sum((need, duty) -> duty.works(need.shift()) ? 1 : 0))
                .penalizeLong(HardSoftLongScore.ONE_SOFT, CoverNeed::cost)
                .asConstraint("coverNeeded");
    }

    /** Each wish that is not granted costs its weight. */
    Constraint wishesGranted(ConstraintFactory factory) {
        return factory.forEach(RosterSolution.NumberedRequest.class)
                .join(
                        DayDuty.class,
                        equal(RosterSolution.NumberedRequest::staff, DayDuty::staff),
                        equal(RosterSolution.NumberedRequest::day, DayDuty::day))
                .filter(RosterSolution.NumberedRequest::refusedBy)
                .penalizeLong(
                        HardSoftLongScore.ONE_SOFT,
                        (wish, duty) -> wish.request().weight())
                .asConstraint("wishesGranted");
    }

    private static Constraint kept(StaffRule rule, ConstraintFactory factory) {
        return factory.forEach(DayDuty.class)
                .groupBy(DayDuty::who, toList())
                .penalize(HardSoftLongScore.ONE_HARD, (who, duties) -> rule.amount(row(who, duties)))
                .asConstraint(rule.title());
    }

    private static Row row(int who, List<DayDuty> duties) {
        RosterProblem problem = duties.get(0).problem();
        List<DayDuty> inOrder =
                duties.stream().sorted(Comparator.comparingInt(DayDuty::day)).toList();
        return new Row(
                problem,
                problem.staff().get(who),
                inOrder.stream().map(DayDuty::shift).collect(Collectors.toList()));
    }
}
