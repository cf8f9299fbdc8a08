package io.ramzor.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The count that is kept up to date against the judge, over long walks. */
class RosterStateTest {
    @Test
    void everyChangeIsCountedAndEveryUndoIsExact() {
        for (int round = 0; round < 12; round++) {
            SplittableRandom random = new SplittableRandom(round);
            RosterProblem problem = Rosters.small(100 + round, 5, 7 + 7 * (round % 4) + round % 3);
            Tables tables = new Tables(problem);
            RosterState state = new RosterState(tables, Rosters.anyRows(problem, random));
            Changes changes = new Changes(tables, random);
            Change change = new Change(tables.days);
            int drawn = 0;
            for (int step = 0; step < 400; step++) {
                long cost = state.cost();
                int broken = state.broken();
                changes.draw(state, change);
                change.apply(state);
                drawn += change.blocks;
                agrees(problem, state);
                if (random.nextBoolean()) {
                    change.undo(state);
                    assertThat(state.cost()).isEqualTo(cost);
                    assertThat(state.broken()).isEqualTo(broken);
                }
            }
            assertThat(drawn).isGreaterThan(100);
        }
    }

    @Test
    void nothingIsDrawnThatLeaveOrContractForbid() {
        RosterProblem problem = Rosters.small(3, 5, 28);
        Tables tables = new Tables(problem);
        RosterState state = new RosterState(tables, new int[tables.staff][tables.days]);
        Changes changes = new Changes(tables, new SplittableRandom(1));
        Change change = new Change(tables.days);
        for (int step = 0; step < 5_000; step++) {
            changes.draw(state, change);
            change.apply(state);
        }
        for (int who = 0; who < tables.staff; who++) {
            for (int day = 0; day < tables.days; day++) {
                assertThat(tables.isOpen(who, day, state.value(who, day))).isTrue();
            }
        }
    }

    private static void agrees(RosterProblem problem, RosterState state) {
        RosterVerdict verdict = RosterEvaluator.judge(problem, RosterPlan.of(problem, state.rows));
        assertThat(state.cost()).isEqualTo(verdict.cost());
        assertThat(state.broken()).isEqualTo(verdict.broken());
    }
}
