package io.ramzor.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;

/** The last minutes' arrivals of one queue, from running totals as they were seen. */
final class LiveArrivals {
    private static final Duration KEPT = Duration.ofMinutes(65);

    private final TreeMap<Instant, Long> totalByTime = new TreeMap<>();

    /** @param total arrivals since some beginning; a smaller one than before starts anew */
    void seen(Instant at, long total) {
        if (!totalByTime.isEmpty() && total < totalByTime.lastEntry().getValue()) {
            totalByTime.clear();
        }
        totalByTime.put(at, total);
        totalByTime.headMap(at.minus(KEPT)).clear();
    }

    /** Arrivals since that instant, null if it lies before what was seen. */
    Long since(Instant from) {
        var before = totalByTime.floorEntry(from);
        return before == null ? null : totalByTime.lastEntry().getValue() - before.getValue();
    }

    /** The first instant seen, null if none. */
    Instant first() {
        return totalByTime.isEmpty() ? null : totalByTime.firstKey();
    }

    Instant last() {
        return totalByTime.isEmpty() ? null : totalByTime.lastKey();
    }
}
