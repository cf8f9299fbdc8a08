package io.ramzor.roster;

import java.util.List;

/**
 * Who could work which shift on which day, what is needed and what is wished: the shift scheduling problem of Curtois and Qu (2014).
 * Day 0 is a Monday.
 *
 * @param days length of the horizon
 * @param shifts kinds of shifts; ids are unique
 * @param staff people; ids are unique
 * @param requests wishes; each counts, also where several name the same day
 * @param cover needs, at most one a day and shift; where none is given any number will do
 */
public record RosterProblem(
        int days, List<ShiftType> shifts, List<StaffMember> staff, List<ShiftRequest> requests, List<CoverNeed> cover) {
    public RosterProblem {
        shifts = List.copyOf(shifts);
        staff = List.copyOf(staff);
        requests = List.copyOf(requests);
        cover = List.copyOf(cover);
    }
}
