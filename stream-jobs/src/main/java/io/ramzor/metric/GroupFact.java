package io.ramzor.metric;

import java.util.List;

/**
 * A counted fact of a group; equal facts add up, and a negative weight takes out what an earlier fold put in.
 *
 * @param group to which it belongs
 * @param keys one text a dimension of the group, in their order; {@code none} where nothing is known
 * @param measure what is counted
 * @param at under which instant of the interval history, microseconds
 * @param value microseconds, or another whole number that is summed; 0 where only occurrences count
 * @param weight occurrences: 1 in, -1 out
 */
public record GroupFact(Group group, List<String> keys, Measure measure, long at, long value, int weight)
        implements Weighted<GroupFact> {
    /** Stands where nothing is known. */
    public static final String NONE = "none";

    public GroupFact {
        keys = List.copyOf(keys);
        if (keys.size() != group.dimensions().size()) {
            throw new IllegalArgumentException(
                    group + " is told apart by " + group.dimensions() + ", not by " + keys.size() + " texts");
        }
    }

    @Override
    public GroupFact weighing(int other) {
        return weight == other ? this : new GroupFact(group, keys, measure, at, value, other);
    }
}
