package io.ramzor.control;

import io.ramzor.centre.ChannelKind;
import io.ramzor.metric.IntervalSlice;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Mean handling and patience of one queue, from its intervals of the last week and what is usual for the kind of channel. */
final class HandlingFacts {
    private static final Duration SPAN = Duration.ofDays(8);
    private static final double HANDLE_PRIOR = 10;
    private static final double PATIENCE_PRIOR = 15;

    private record Sums(double handled, double handleSeconds, double leavers, double waitedSeconds) {
        Sums plus(Sums other, int sign) {
            return new Sums(
                    handled + sign * other.handled,
                    handleSeconds + sign * other.handleSeconds,
                    leavers + sign * other.leavers,
                    waitedSeconds + sign * other.waitedSeconds);
        }
    }

    private final Map<Instant, Sums> byStart = new HashMap<>();
    private final TreeMap<Instant, Boolean> order = new TreeMap<>();
    private Sums total = new Sums(0, 0, 0, 0);

    void put(IntervalSlice slice, double answerTargetSeconds) {
        Map<String, Number> facts = slice.facts();
        double early = fact(facts, "abandoned_short") + fact(facts, "abandoned_early");
        double late = fact(facts, "abandoned_late");
        double waited = fact(facts, "wait_answered_seconds")
                + early * answerTargetSeconds / 2
                + late * answerTargetSeconds
                + Math.max(0, fact(facts, "lateness_seconds") - answeredLateness(facts, answerTargetSeconds));
        Sums sums = new Sums(fact(facts, "handled"), fact(facts, "handle_seconds"), early + late, waited);
        Sums old = byStart.put(slice.start(), sums);
        order.put(slice.start(), true);
        total = (old == null ? total : total.plus(old, -1)).plus(sums, 1);
        forget();
    }

    /** Lateness of those who were answered late, at most: their share of all waiting beyond the target. */
    private static double answeredLateness(Map<String, Number> facts, double target) {
        double answeredLate = fact(facts, "answered_late");
        double waits = fact(facts, "wait_answered_seconds");
        return Math.min(fact(facts, "lateness_seconds"), Math.max(0, waits - answeredLate * target));
    }

    private void forget() {
        Instant oldest = order.lastKey().minus(SPAN);
        while (order.firstKey().isBefore(oldest)) {
            total = total.plus(byStart.remove(order.pollFirstEntry().getKey()), -1);
        }
    }

    /** Mean handling in seconds. */
    double handleSeconds(ChannelKind kind) {
        double prior = kind == ChannelKind.LIVE ? 240 : kind == ChannelKind.MESSAGING ? 500 : 330;
        return (total.handleSeconds + HANDLE_PRIOR * prior) / (total.handled + HANDLE_PRIOR);
    }

    /** Mean patience in seconds (waiting time per leaver), null where nobody leaves. */
    Double patienceSeconds(ChannelKind kind) {
        if (kind == ChannelKind.DEFERRED && total.leavers < 1) {
            return null;
        }
        double prior = kind == ChannelKind.LIVE ? 220 : 5_400;
        return (total.waitedSeconds + PATIENCE_PRIOR * prior) / (total.leavers + PATIENCE_PRIOR);
    }

    private static double fact(Map<String, Number> facts, String name) {
        Number value = facts.get(name);
        return value == null ? 0 : value.doubleValue();
    }
}
