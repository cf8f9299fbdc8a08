package io.ramzor.control;

import io.ramzor.metric.IntervalSlice;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Contacts offered to each queue by interval, as far back as forecasts look. */
final class Offered {
    private static final Duration KEPT = Duration.ofDays(16 * 7);

    private final Map<String, TreeMap<Instant, Double>> byQueue = new HashMap<>();

    void put(IntervalSlice slice) {
        Number offered = slice.facts().get("offered");
        TreeMap<Instant, Double> counts = byQueue.computeIfAbsent(slice.queue(), id -> new TreeMap<>());
        counts.put(slice.start(), offered == null ? 0 : offered.doubleValue());
        counts.headMap(counts.lastKey().minus(KEPT)).clear();
    }

    /** Contacts of an interval that is over; one without a record had none. */
    double at(String queue, Instant start) {
        TreeMap<Instant, Double> counts = byQueue.get(queue);
        return counts == null ? 0 : counts.getOrDefault(start, 0.0);
    }
}
