package io.ramzor.control;

import io.ramzor.centre.ChannelKind;
import io.ramzor.forecast.ServiceTimes;
import io.ramzor.metric.IntervalSlice;
import java.time.Instant;
import java.util.Map;

/** Handling time and patience by queue as its intervals let expect them: reads the facts, and leaves the forecast to {@link ServiceTimes}. */
final class HandlingFacts {
    /** Of deferred work somebody must have left, and not long ago, before anybody is taken to leave at all. */
    private static final double FEWEST_LEFT = 0.5;

    private final ServiceTimes times = new ServiceTimes(Map.of(
            ChannelKind.LIVE.name(), new ServiceTimes.Usual(240, 220),
            ChannelKind.MESSAGING.name(), new ServiceTimes.Usual(500, 5_400),
            ChannelKind.DEFERRED.name(), new ServiceTimes.Usual(330, 5_400)));

    void put(IntervalSlice slice, ChannelKind kind, double answerTargetSeconds) {
        Map<String, Number> facts = slice.facts();
        double early = fact(facts, "abandoned_short") + fact(facts, "abandoned_early");
        double late = fact(facts, "abandoned_late");
        double waited = fact(facts, "wait_answered_seconds")
                + early * answerTargetSeconds / 2
                + late * answerTargetSeconds
                + Math.max(0, fact(facts, "lateness_seconds") - answeredLateness(facts, answerTargetSeconds));
        times.learn(
                slice.queue(),
                kind.name(),
                slice.start(),
                new ServiceTimes.Facts(fact(facts, "handled"), fact(facts, "handle_seconds"), early + late, waited));
    }

    /** Lateness of those who were answered late, at most: their share of all waiting beyond the target. */
    private static double answeredLateness(Map<String, Number> facts, double target) {
        double answeredLate = fact(facts, "answered_late");
        double waits = fact(facts, "wait_answered_seconds");
        return Math.min(fact(facts, "lateness_seconds"), Math.max(0, waits - answeredLate * target));
    }

    /** Expected handling of one contact in seconds. */
    double handleSeconds(String queue, ChannelKind kind, Instant at) {
        return times.handleSeconds(queue, kind.name(), at);
    }

    /** Expected patience in seconds, null where nobody leaves. */
    Double patienceSeconds(String queue, ChannelKind kind, Instant at) {
        if (kind == ChannelKind.DEFERRED && times.left(queue, at) < FEWEST_LEFT) {
            return null;
        }
        return times.patienceSeconds(queue, kind.name(), at);
    }

    private static double fact(Map<String, Number> facts, String name) {
        Number value = facts.get(name);
        return value == null ? 0 : value.doubleValue();
    }
}
