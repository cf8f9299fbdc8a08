package io.ramzor.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Small problems and plans for tests. */
final class Rosters {
    static final ShiftType EARLY = new ShiftType("E", 480, Set.of());
    static final ShiftType LATE = new ShiftType("L", 600, Set.of("E"));

    private Rosters() {}

    /** One person, two weeks, no need and no wish; a contract that allows nearly everything but what is given. */
    static StaffMember easy(String id) {
        return new StaffMember(id, Map.of(), 100_000, 0, 14, 1, 1, 2, Set.of());
    }

    static RosterProblem of(int days, StaffMember... staff) {
        return new RosterProblem(days, List.of(EARLY, LATE), List.of(staff), List.of(), List.of());
    }

    /** A plan from a text for each person: a letter a day, a point for a day off. */
    static RosterPlan plan(String... rows) {
        return new RosterPlan(Arrays.stream(rows)
                .map(row -> row.chars()
                        .mapToObj(c -> c == '.' ? null : String.valueOf((char) c))
                        .toList())
                .toList());
    }

    /** A small problem in which every rule can bind, two kinds of shifts of unlike length. */
    static RosterProblem small(long seed, int people, int days) {
        SplittableRandom random = new SplittableRandom(seed);
        List<StaffMember> staff = new ArrayList<>();
        List<ShiftRequest> requests = new ArrayList<>();
        List<CoverNeed> cover = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            int most = days / 2 * 600;
            String id = "P" + i;
            staff.add(new StaffMember(
                    id,
                    Map.of("E", 1 + random.nextInt(days), "L", random.nextInt(4)),
                    most,
                    most / 2 - random.nextInt(600),
                    2 + random.nextInt(3),
                    1 + random.nextInt(2),
                    1 + random.nextInt(2),
                    days / 14 + random.nextInt(2),
                    Set.of(random.nextInt(days))));
            for (int k = 0; k < 3; k++) {
                String shift = random.nextBoolean() ? "E" : "L";
                requests.add(
                        new ShiftRequest(id, random.nextInt(days), shift, random.nextBoolean(), 1 + random.nextInt(5)));
            }
        }
        for (int day = 0; day < days; day++) {
            cover.add(new CoverNeed(day, "E", random.nextInt(people), 20, 1 + random.nextInt(3)));
            cover.add(new CoverNeed(day, "L", random.nextInt(2), 10 + random.nextInt(10), 4));
        }
        return new RosterProblem(days, List.of(EARLY, LATE), staff, requests, cover);
    }

    /** Any values at all, in runs, whether rules are kept or not. */
    static int[][] anyRows(RosterProblem problem, SplittableRandom random) {
        int values = problem.shifts().size() + 1;
        int[][] rows = new int[problem.staff().size()][problem.days()];
        for (int[] row : rows) {
            for (int day = 0; day < row.length; day++) {
                row[day] = day > 0 && random.nextInt(3) > 0 ? row[day - 1] : random.nextInt(values);
            }
        }
        return rows;
    }
}
