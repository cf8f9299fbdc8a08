package io.ramzor.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** One person's cheapest row against all rows there are. */
class RowSearchTest {
    @Test
    void findsTheCheapestOfAllRows() {
        SplittableRandom random = new SplittableRandom(9);
        int found = 0;
        for (int round = 0; round < 40; round++) {
            RosterProblem problem = Rosters.small(200 + round, 1, 7 + round % 2);
            Tables tables = new Tables(problem);
            long[][] prices = prices(tables, random);
            List<int[]> all = EveryPlan.rowsOf(problem, 0);
            int[] row = new RowSearch(tables, 0, false).cheapest(prices);
            if (all.isEmpty()) {
                assertThat(row).isNull();
            } else {
                found++;
                long cheapest =
                        all.stream().mapToLong(each -> sum(prices, each)).min().orElseThrow();
                assertThat(sum(prices, row)).isEqualTo(cheapest);
                assertThat(new RosterState(tables, new int[][] {row}).broken()).isZero();
            }
        }
        assertThat(found).isBetween(10, 39);
    }

    @Test
    void aRowOfManyKindsOfShiftsKeepsTheRulesToo() {
        RosterProblem problem = GeneratedInstance.of(4, 4, 12, 8);
        Tables tables = new Tables(problem);
        SplittableRandom random = new SplittableRandom(2);
        for (int who = 0; who < tables.staff; who++) {
            RosterState state = new RosterState(tables, new int[tables.staff][tables.days]);
            int before = state.broken();
            int[] row = new RowSearch(tables, who, false).cheapest(prices(tables, random));
            state.assign(who, 0, row, tables.days);
            assertThat(before - state.broken()).isEqualTo(tables.minutesPenalty(who, 0));
        }
    }

    @Test
    void aContractThatNoRowCanMeetIsNamed() {
        StaffMember leaveAlways =
                new StaffMember("away", Map.of(), 4_800, 480, 5, 1, 1, 2, Set.of(0, 1, 2, 3, 4, 5, 6));
        StaffMember noKind = new StaffMember("skill-less", Map.of("E", 0, "L", 0), 4_800, 480, 5, 1, 1, 2, Set.of());
        StaffMember between = new StaffMember("between", Map.of(), 470, 430, 5, 1, 1, 2, Set.of());
        RosterProblem problem = Rosters.of(7, leaveAlways, Rosters.easy("fine"), noKind, between);
        assertThat(new RosterSolver(problem, 1).impossibleContracts(Duration.ofMinutes(1)))
                .containsExactly("away", "skill-less", "between");
    }

    private static long[][] prices(Tables tables, SplittableRandom random) {
        long[][] prices = new long[tables.days][tables.values];
        for (long[] day : prices) {
            for (int value = 0; value < day.length; value++) {
                day[value] = random.nextInt(-30, 30);
            }
        }
        return prices;
    }

    private static long sum(long[][] prices, int[] row) {
        long sum = 0;
        for (int day = 0; day < row.length; day++) {
            sum += prices[day][row[day]];
        }
        return sum;
    }
}
