package io.ramzor.control;

import io.ramzor.metric.Breakdown;
import io.ramzor.metric.Group;
import java.util.HashMap;
import java.util.Map;

/** How many customers went from one channel to another, from the history of shifts. */
final class ShiftMatrix {
    private static final String SHIFTS = "shifts";

    private final Map<String, Double> byRecord = new HashMap<>();
    private final Map<String, Double> byChannels = new HashMap<>();

    /** Told of the sum of a pair of channels whenever it changes. */
    interface Listener {
        void moved(String from, String to, double count);
    }

    /** Takes a record of topic breakdowns; a newer one of the same key replaces the older. */
    void take(String key, Breakdown breakdown, Listener listener) {
        if (breakdown == null || !breakdown.group().equals(Group.SHIFT.wireName())) {
            return;
        }
        String from = breakdown.keys().get("from");
        String to = breakdown.keys().get("to");
        Number count = breakdown.facts().get(SHIFTS);
        if (from == null || to == null || count == null) {
            return;
        }
        Double before = byRecord.put(key, count.doubleValue());
        double more = count.doubleValue() - (before == null ? 0 : before);
        listener.moved(from, to, byChannels.merge(from + "|" + to, more, Double::sum));
    }
}
