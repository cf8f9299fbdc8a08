package io.ramzor.job;

import io.ramzor.metric.Group;
import io.ramzor.metric.MetricRegistry;
import java.util.LinkedHashMap;
import java.util.Map;

/** Section {@code agents} of the totals: what each agent's time came to, by id. */
final class AgentTotals {
    private AgentTotals() {}

    static Map<String, Object> of(GroupTotals totals) {
        Map<String, Object> section = new LinkedHashMap<>();
        totals.each(Group.AGENT, (keys, slice) -> {
            Map<String, Object> numbers = new LinkedHashMap<>(MetricRegistry.facts(Group.AGENT, slice));
            numbers.putAll(MetricRegistry.values(Group.AGENT, slice));
            section.put(keys.get(0), numbers);
        });
        return section;
    }
}
