package io.ramzor.roster;

import java.util.Set;

/**
 * A kind of shift that staff can be given on a day.
 *
 * @param id its name
 * @param minutes working time it counts for
 * @param notNext ids of shifts that may not be worked on the day after it
 */
public record ShiftType(String id, int minutes, Set<String> notNext) {
    public ShiftType {
        notNext = Set.copyOf(notNext);
    }
}
