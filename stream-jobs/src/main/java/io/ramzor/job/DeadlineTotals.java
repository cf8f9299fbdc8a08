package io.ramzor.job;

import io.ramzor.metric.Group;
import io.ramzor.metric.Measure;
import io.ramzor.metric.Slice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Section {@code deadlines} of the totals: promises to answer, by kind; every kind stands there. */
final class DeadlineTotals {
    private static final List<String> KINDS =
            List.of("answer", "first_human_reply", "next_reply", "callback", "reply_window", "statutory");

    private DeadlineTotals() {}

    static Map<String, Object> of(GroupTotals totals) {
        Map<String, Slice> kinds = new LinkedHashMap<>();
        KINDS.forEach(kind -> kinds.put(kind, new Slice()));
        totals.each(
                Group.DEADLINE,
                (keys, slice) ->
                        kinds.computeIfAbsent(keys.get(0), k -> new Slice()).add(slice));
        Map<String, Object> section = new LinkedHashMap<>();
        kinds.forEach((kind, slice) -> section.put(kind, states(slice)));
        return section;
    }

    private static Map<String, Long> states(Slice slice) {
        Map<String, Long> states = new LinkedHashMap<>();
        states.put("open", slice.count(Measure.DEADLINE_OPEN));
        states.put("met", slice.count(Measure.DEADLINE_MET));
        states.put("missed", slice.count(Measure.DEADLINE_MISSED));
        states.put("cancelled", slice.count(Measure.DEADLINE_CANCELLED));
        return states;
    }
}
