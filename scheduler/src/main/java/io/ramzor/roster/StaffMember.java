package io.ramzor.roster;

import java.util.Map;
import java.util.Set;

/**
 * One person's contract and leave over the horizon. All limits are hard.
 *
 * @param id who
 * @param mostShifts most shifts of a type, by its id; a type that is not named has no limit
 * @param mostMinutes most working minutes over the horizon
 * @param leastMinutes least working minutes over the horizon
 * @param mostShiftsInARow most days worked without a day off
 * @param leastShiftsInARow least days worked between two days off; not asked of a run that touches an end of the horizon
 * @param leastDaysOffInARow least days off between two shifts; not asked of a run that touches an end of the horizon
 * @param mostWeekends most weekends with a shift on Saturday or Sunday
 * @param leave days on which nothing is worked, counted from 0
 */
public record StaffMember(
        String id,
        Map<String, Integer> mostShifts,
        int mostMinutes,
        int leastMinutes,
        int mostShiftsInARow,
        int leastShiftsInARow,
        int leastDaysOffInARow,
        int mostWeekends,
        Set<Integer> leave) {
    public StaffMember {
        mostShifts = Map.copyOf(mostShifts);
        leave = Set.copyOf(leave);
    }

    int mostOf(ShiftType shift) {
        return mostShifts.getOrDefault(shift.id(), Integer.MAX_VALUE);
    }
}
