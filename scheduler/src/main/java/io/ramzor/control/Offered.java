package io.ramzor.control;

import io.ramzor.forecast.CountSeries;
import io.ramzor.metric.IntervalSlice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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

    /** Contacts of the intervals that start in {@code [from, to)}. */
    double between(String queue, Instant from, Instant to) {
        TreeMap<Instant, Double> counts = byQueue.get(queue);
        return counts == null || !from.isBefore(to)
                ? 0
                : counts.subMap(from, to).values().stream()
                        .mapToDouble(count -> count)
                        .sum();
    }

    /**
     * A queue's counts of the local days from its first record on that were over by then; an interval without a record counts as 0.
     *
     * @return null if there is no such day
     */
    CountSeries series(String queue, ZoneId zone, int minutes, Instant at) {
        TreeMap<Instant, Double> counts = byQueue.get(queue);
        if (counts == null || counts.isEmpty()) {
            return null;
        }
        Instant from = midnight(counts.firstKey(), zone);
        Instant to = midnight(at, zone);
        int size = (int) Math.max(0, Duration.between(from, to).toMinutes() / minutes);
        if (size == 0) {
            return null;
        }
        long[] starts = new long[size];
        double[] offered = new double[size];
        for (int i = 0; i < size; i++) {
            starts[i] = from.getEpochSecond() + i * minutes * 60L;
            offered[i] = counts.getOrDefault(Instant.ofEpochSecond(starts[i]), 0.0);
        }
        return new CountSeries(queue, zone, minutes, starts, offered);
    }

    private static Instant midnight(Instant instant, ZoneId zone) {
        return LocalDate.ofInstant(instant, zone).atStartOfDay(zone).toInstant();
    }
}
