package io.ramzor.job;

import io.ramzor.metric.Group;
import io.ramzor.metric.MetricRegistry;
import io.ramzor.metric.Slice;
import java.util.LinkedHashMap;
import java.util.Map;

/** Section {@code load} of the totals: agents' time with contacts, by channel, and in it as a whole and by level. */
final class LoadTotals {
    private static final String WHOLE = "all";

    private LoadTotals() {}

    static Map<String, Object> of(GroupTotals totals) {
        Map<String, Map<String, Slice>> channels = new LinkedHashMap<>();
        totals.each(Group.LOAD, (keys, slice) -> {
            Map<String, Slice> levels = channels.computeIfAbsent(keys.get(0), channel -> new LinkedHashMap<>());
            levels.computeIfAbsent(WHOLE, whole -> new Slice()).add(slice);
            levels.put(keys.get(1), slice);
        });
        Map<String, Object> section = new LinkedHashMap<>();
        channels.forEach((channel, levels) -> {
            Map<String, Object> numbers = new LinkedHashMap<>();
            levels.forEach((level, slice) -> numbers.put(level, numbers(slice)));
            section.put(channel, numbers);
        });
        return section;
    }

    private static Map<String, Object> numbers(Slice slice) {
        Map<String, Object> numbers = new LinkedHashMap<>(MetricRegistry.facts(Group.LOAD, slice));
        numbers.putAll(MetricRegistry.values(Group.LOAD, slice));
        return numbers;
    }
}
