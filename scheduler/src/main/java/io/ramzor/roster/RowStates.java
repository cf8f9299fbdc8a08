package io.ramzor.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The states of one person's row after a day, as numbers from 0 on: the run of work or rest that the day belongs to, working time so far,
 * weekends worked, and shifts so far of those kinds whose limit can bind and fits in.
 */
final class RowStates {
    final int leastOff;
    final int mostInARow;
    /** Values with the same followers are one in the state: by value. */
    final int[] groupOf;
    /** One value of each group, to ask what may follow. */
    final int[] valueOfGroup;
    /** Minutes of one step of working time. */
    final int unitMinutes;

    final int timeSteps;
    final int weekendSteps;
    /** By value: what one shift adds to the state's number, 0 = not counted in it. */
    final int[] shiftStep;
    /** Kinds whose limit can bind but is not in the state. */
    final int[] unseen;

    final int runs;
    final int size;
    private final int[] mostOf;

    private static long mostMinutes(Tables tables, StaffMember member) {
        long possible = (long) tables.days * Arrays.stream(tables.minutes).max().orElse(0);
        return Math.min(member.mostMinutes(), possible);
    }

    /** How many states there are before kinds of shifts are counted. */
    static long fewest(Tables tables, int who) {
        StaffMember member = tables.member(who);
        long runs = Math.min(member.leastDaysOffInARow(), tables.days)
                + (long) groups(tables, new int[tables.values]).size()
                        * Math.min(member.mostShiftsInARow(), tables.days);
        long times = mostMinutes(tables, member) / greatestCommonDivisor(tables.minutes) + 1;
        return runs * times * (Math.min(member.mostWeekends(), tables.weeks) + 1L);
    }

    /** States for so many days of a person at that most of minutes and of weekends; kinds are counted up to so many states. */
    RowStates(Tables tables, int who, int mostStates) {
        StaffMember member = tables.member(who);
        leastOff = Math.max(1, Math.min(member.leastDaysOffInARow(), tables.days));
        mostInARow = Math.min(member.mostShiftsInARow(), tables.days);
        mostOf = tables.mostOf[who];
        groupOf = new int[tables.values];
        List<Integer> firsts = groups(tables, groupOf);
        valueOfGroup = firsts.stream().mapToInt(Integer::intValue).toArray();
        runs = leastOff + valueOfGroup.length * mostInARow;
        unitMinutes = greatestCommonDivisor(tables.minutes);
        timeSteps = (int) mostMinutes(tables, member) / unitMinutes + 1;
        weekendSteps = Math.min(member.mostWeekends(), tables.weeks) + 1;
        shiftStep = new int[tables.values];
        long states = (long) runs * timeSteps * weekendSteps;
        List<Integer> left = new ArrayList<>();
        for (int value : binding(tables, member)) {
            if (states * (mostOf[value] + 1) <= mostStates) {
                shiftStep[value] = (int) states;
                states *= mostOf[value] + 1;
            } else {
                left.add(value);
            }
        }
        unseen = left.stream().mapToInt(Integer::intValue).toArray();
        size = Math.toIntExact(states);
    }

    private static List<Integer> groups(Tables tables, int[] groupOf) {
        List<Integer> firsts = new ArrayList<>();
        for (int value = 1; value < tables.values; value++) {
            int group = 0;
            while (group < firsts.size() && !Arrays.equals(tables.clash[firsts.get(group)], tables.clash[value])) {
                group++;
            }
            if (group == firsts.size()) {
                firsts.add(value);
            }
            groupOf[value] = group;
        }
        return firsts;
    }

    /** Kinds of shifts of which more could be worked than is allowed, the tightest first. */
    private List<Integer> binding(Tables tables, StaffMember member) {
        List<Integer> binding = new ArrayList<>();
        for (int value = 1; value < tables.values; value++) {
            int most = mostOf[value];
            if (most > 0 && most < Math.min(tables.days, member.mostMinutes() / tables.minutes[value])) {
                binding.add(value);
            }
        }
        binding.sort(Comparator.comparingInt(value -> mostOf[value]));
        return binding;
    }

    private static int greatestCommonDivisor(int[] numbers) {
        int divisor = 0;
        for (int number : numbers) {
            int other = number;
            while (other != 0) {
                int rest = divisor % other;
                divisor = other;
                other = rest;
            }
        }
        return Math.max(1, divisor);
    }

    int offRun(int length) {
        return Math.min(length, leastOff) - 1;
    }

    int workRun(int value, int length) {
        return leastOff + groupOf[value] * mostInARow + length - 1;
    }

    boolean isOff(int run) {
        return run < leastOff;
    }

    /** Length of the run; that of a long rest only up to the least days off. */
    int lengthOf(int run) {
        return isOff(run) ? run + 1 : (run - leastOff) % mostInARow + 1;
    }

    int groupOf(int run) {
        return (run - leastOff) / mostInARow;
    }

    int state(int run, int time, int weekends) {
        return run + runs * (time + timeSteps * weekends);
    }

    int runOf(int state) {
        return state % runs;
    }

    int timeOf(int state) {
        return state / runs % timeSteps;
    }

    int weekendsOf(int state) {
        return state / (runs * timeSteps) % weekendSteps;
    }

    /** Shifts of that kind so far, for one that the state counts. */
    int shiftsOf(int state, int value) {
        return state / shiftStep[value] % (mostOf[value] + 1);
    }
}
