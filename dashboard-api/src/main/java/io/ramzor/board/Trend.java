package io.ramzor.board;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Service level by queue and minute over the last hour; the last reading of a minute stands. */
final class Trend {
    /** How far back it reaches. */
    static final Duration LENGTH = Duration.ofMinutes(60);

    private final Map<String, TreeMap<Instant, Double>> byQueue = new HashMap<>();

    void put(String queue, Instant at, Double serviceLevel) {
        TreeMap<Instant, Double> points = byQueue.computeIfAbsent(queue, q -> new TreeMap<>());
        points.put(at.truncatedTo(ChronoUnit.MINUTES), serviceLevel);
        points.headMap(points.lastKey().minus(LENGTH), true).clear();
    }

    /** Adds a reading from the history, where there is no newer one of that minute. */
    void putOlder(String queue, Instant at, Double serviceLevel) {
        byQueue.computeIfAbsent(queue, q -> new TreeMap<>())
                .putIfAbsent(at.truncatedTo(ChronoUnit.MINUTES), serviceLevel);
    }

    /** Pairs of instant and share of the hour before {@code at}, oldest first. */
    List<List<Object>> of(String queue, Instant at) {
        TreeMap<Instant, Double> points = byQueue.get(queue);
        if (points == null || at == null) {
            return List.of();
        }
        List<List<Object>> pairs = new ArrayList<>();
        points.tailMap(at.minus(LENGTH), false).forEach((time, share) -> pairs.add(Arrays.asList(time, share)));
        return pairs;
    }
}
