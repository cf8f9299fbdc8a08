package io.ramzor.history;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Facts of intervals added up over queues, or over the keys of a group. */
final class FactSums {
    private FactSums() {}

    /**
     * The sums of each interval that starts in {@code [from, to)}, by fact; a fact that nothing says is left out.
     *
     * @param ids queues, or ids of keys, see {@link GroupSeries}
     * @param most at most so many points of each fact and id
     */
    static TreeMap<Instant, Map<String, Double>> byInterval(
            History history, List<String> ids, List<String> facts, Instant from, Instant to, int most)
            throws IOException {
        TreeMap<Instant, Map<String, Double>> sums = new TreeMap<>();
        for (String id : ids) {
            for (String fact : facts) {
                for (History.Sample sample : history.read(fact, id, Resolution.INTERVAL, from, to, most)) {
                    if (sample.value() != null) {
                        sums.computeIfAbsent(sample.time(), time -> new HashMap<>())
                                .merge(fact, sample.value(), Double::sum);
                    }
                }
            }
        }
        return sums;
    }
}
