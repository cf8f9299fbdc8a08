package io.ramzor.oracle;

import java.util.List;

/** Percentiles by nearest rank. */
final class Percentile {
    private Percentile() {}

    /** The ceil(n * percent / 100)-th smallest, at least the first, in seconds; null of nothing. */
    static Double seconds(List<Long> micros, int percent) {
        if (micros.isEmpty()) {
            return null;
        }
        long rank = Math.max(1, (micros.size() * (long) percent + 99) / 100);
        return micros.stream().sorted().skip(rank - 1).findFirst().orElseThrow() / 1e6;
    }
}
