package io.ramzor.job;

import io.ramzor.metric.Group;
import io.ramzor.metric.Measure;
import io.ramzor.metric.Slice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The facts of groups of a whole log, as they come in. */
final class GroupTotals {
    private final Map<Group, Map<List<String>, Slice>> groups = new EnumMap<>(Group.class);

    /** Takes in the part of a group; where its totals are by day, the day stands before its keys. */
    void add(TotalPart part) {
        List<String> keys = new ArrayList<>(part.group().keys());
        if (!part.day().isEmpty()) {
            keys.add(0, part.day());
        }
        groups.computeIfAbsent(part.group().group(), group -> new TreeMap<>(GroupTotals::compare))
                .computeIfAbsent(List.copyOf(keys), k -> new Slice())
                .add(part.slice());
    }

    /** Each key of the group, sorted, with its facts. */
    void each(Group group, BiConsumer<List<String>, Slice> output) {
        groups.getOrDefault(group, Map.of()).forEach(output);
    }

    /** All facts of the group. */
    Slice all(Group group) {
        Slice all = new Slice();
        each(group, (keys, slice) -> all.add(slice));
        return all;
    }

    /** How often the group counts it. */
    long count(Group group, Measure measure) {
        return all(group).count(measure);
    }

    private static int compare(List<String> one, List<String> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
