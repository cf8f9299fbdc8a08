package io.ramzor.roster;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A problem in numbers, for the inner loops: value 0 of a day is a day off, value v the shift v - 1 of the problem. */
final class Tables {
    static final int OFF = 0;
    static final int DAYS_IN_A_WEEK = 7;
    static final int SATURDAY = 5;

    final RosterProblem problem;
    final int days;
    final int staff;
    final int values;
    final int weeks;
    /** Working minutes by value. */
    final int[] minutes;
    /** The shortest shift's minutes: minutes missing or too many are counted in such shifts. */
    final int shortestMinutes;
    /** Whether the second value may not follow the first. */
    final boolean[][] clash;
    /** Days of leave, by staff and day. */
    final boolean[][] leave;
    /** Most shifts by staff and value. */
    final int[][] mostOf;
    /** What wishes cost, by staff, day and value. */
    final int[][][] wishCost;
    /** What cover costs, by day, value and number working it; null where nothing is needed or priced. */
    final long[][][] coverCost;
    /** Values that a contract and leave leave open, by staff and day; a day off is always the first. */
    final int[][][] open;

    private final boolean[][][] isOpen;

    Tables(RosterProblem problem) {
        this.problem = problem;
        days = problem.days();
        staff = problem.staff().size();
        values = problem.shifts().size() + 1;
        weeks = (days + DAYS_IN_A_WEEK - 1) / DAYS_IN_A_WEEK;
        minutes = new int[values];
        problem.shifts().forEach(shift -> minutes[value(shift)] = shift.minutes());
        shortestMinutes = problem.shifts().stream()
                .mapToInt(ShiftType::minutes)
                .filter(length -> length > 0)
                .min()
                .orElse(1);
        clash = clashes();
        mostOf = new int[staff][values];
        leave = new boolean[staff][days];
        isOpen = new boolean[staff][days][values];
        open = new int[staff][days][];
        for (int s = 0; s < staff; s++) {
            fillOpen(s);
        }
        wishCost = wishes();
        coverCost = new long[days][values][];
        Map<String, Integer> valueOf = valueOf();
        problem.cover().forEach(need -> coverCost[need.day()][valueOf.get(need.shift())] = costs(need));
    }

    boolean isOpen(int who, int day, int value) {
        return isOpen[who][day][value];
    }

    StaffMember member(int who) {
        return problem.staff().get(who);
    }

    /** Whether anybody can do more than one thing on any day. */
    boolean hasChoice() {
        return Arrays.stream(open).flatMap(Arrays::stream).anyMatch(choices -> choices.length > 1);
    }

    /** The largest weight of cover and wishes, 1 or more. */
    int largestWeight() {
        return weights().max().orElse(1);
    }

    /** The smallest weight above 0 of cover and wishes. */
    int smallestWeight() {
        return weights().min().orElse(1);
    }

    private IntStream weights() {
        IntStream cover =
                problem.cover().stream().flatMapToInt(need -> IntStream.of(need.underWeight(), need.overWeight()));
        return IntStream.concat(cover, problem.requests().stream().mapToInt(ShiftRequest::weight))
                .filter(weight -> weight > 0);
    }

    /** What one more costs on a shift that so many work. */
    long oneMoreCosts(int day, int value, int working) {
        long[] costs = coverCost[day][value];
        return costs == null ? 0 : costs[working + 1] - costs[working];
    }

    /** The minutes missing or too many, in shifts of the shortest kind, rounded up. */
    int minutesPenalty(int who, int worked) {
        StaffMember member = member(who);
        int wrong = Math.max(worked - member.mostMinutes(), member.leastMinutes() - worked);
        return wrong <= 0 ? 0 : (wrong + shortestMinutes - 1) / shortestMinutes;
    }

    private int value(ShiftType shift) {
        return problem.shifts().indexOf(shift) + 1;
    }

    private Map<String, Integer> valueOf() {
        Map<String, Integer> valueOf = new HashMap<>();
        problem.shifts().forEach(shift -> valueOf.put(shift.id(), value(shift)));
        return valueOf;
    }

    private boolean[][] clashes() {
        boolean[][] clashes = new boolean[values][values];
        List<ShiftType> shifts = problem.shifts();
        for (int first = 1; first < values; first++) {
            for (int second = 1; second < values; second++) {
                clashes[first][second] = shifts.get(first - 1)
                        .notNext()
                        .contains(shifts.get(second - 1).id());
            }
        }
        return clashes;
    }

    private void fillOpen(int who) {
        StaffMember member = member(who);
        for (int value = 1; value < values; value++) {
            mostOf[who][value] = member.mostOf(problem.shifts().get(value - 1));
        }
        member.leave().forEach(day -> leave[who][day] = true);
        for (int day = 0; day < days; day++) {
            int[] found = new int[values];
            int count = 0;
            for (int value = 0; value < values; value++) {
                boolean may = value == OFF || mostOf[who][value] > 0 && !leave[who][day];
                isOpen[who][day][value] = may;
                if (may) {
                    found[count++] = value;
                }
            }
            open[who][day] = Arrays.copyOf(found, count);
        }
    }

    private int[][][] wishes() {
        int[][][] costs = new int[staff][days][values];
        Map<String, Integer> valueOf = valueOf();
        Map<String, Integer> staffOf = new HashMap<>();
        for (int s = 0; s < staff; s++) {
            staffOf.put(member(s).id(), s);
        }
        for (ShiftRequest request : problem.requests()) {
            int[] cost = costs[staffOf.get(request.staff())][request.day()];
            int value = valueOf.get(request.shift());
            for (int v = 0; v < values; v++) {
                cost[v] += (v == value) == request.wanted() ? 0 : request.weight();
            }
        }
        return costs;
    }

    private long[] costs(CoverNeed need) {
        long[] costs = new long[staff + 1];
        for (int working = 0; working <= staff; working++) {
            costs[working] = need.cost(working);
        }
        return costs;
    }
}
