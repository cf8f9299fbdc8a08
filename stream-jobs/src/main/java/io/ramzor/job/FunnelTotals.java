package io.ramzor.job;

import io.ramzor.metric.Group;
import io.ramzor.metric.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Section {@code funnel} of the totals: steps of digital processes by local day and platform. */
final class FunnelTotals {
    private FunnelTotals() {}

    static List<Map<String, Object>> of(GroupTotals totals) {
        List<Map<String, Object>> section = new ArrayList<>();
        totals.each(Group.FUNNEL, (keys, slice) -> {
            Map<String, Object> step = new LinkedHashMap<>();
            step.put("day", keys.get(0));
            step.put("process", keys.get(1));
            step.put("step", keys.get(2));
            step.put("platform", keys.get(3));
            step.put("entered", slice.count(Measure.STEPS_ENTERED));
            step.put("completed", slice.count(Measure.STEPS_COMPLETED));
            step.put("left", slice.count(Measure.STEPS_LEFT));
            section.add(step);
        });
        return section;
    }
}
