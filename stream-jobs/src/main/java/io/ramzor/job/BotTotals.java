package io.ramzor.job;

import io.ramzor.metric.Group;
import io.ramzor.metric.MetricRegistry;
import io.ramzor.metric.Slice;
import java.util.LinkedHashMap;
import java.util.Map;

/** Section {@code bot} of the totals. */
final class BotTotals {
    private static final String PREFIX = "bot_";

    private BotTotals() {}

    static Map<String, Object> of(GroupTotals totals) {
        Slice all = totals.all(Group.BOT);
        Map<String, Object> section = new LinkedHashMap<>();
        MetricRegistry.facts(Group.BOT, all).forEach((id, count) -> section.put(shortened(id), count));
        section.putAll(MetricRegistry.values(Group.BOT, all));
        return section;
    }

    private static String shortened(String id) {
        return id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id;
    }
}
