package io.ramzor.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Handling time and patience by queue, forecast as what they lately were. A queue of few contacts is drawn toward the others of its
 * kind, and these toward what is usual. Patience is the time waited by all, answered or not, by contact that left (the maximum
 * likelihood of an exponential patience when answers cut waits short; Mandelbaum and Zeltyn 2004). What is old fades: a fact a week old
 * counts half, one four weeks older than the newest of its queue nothing. Not safe for use by several threads.
 */
public final class ServiceTimes {
    private static final double HALF_LIFE_DAYS = 7;
    private static final Duration KEPT = Duration.ofDays(28);
    /** Weight of the kind against a queue's own facts, and of what is usual against a kind's, in contacts. */
    private static final double KIND_WEIGHT = 30;

    private static final double USUAL_WEIGHT = 10;

    private final Map<String, TreeMap<Instant, Facts>> byQueue = new HashMap<>();
    private final Map<String, String> kinds = new TreeMap<>();
    private final Map<String, Usual> usual;
    /** Sums by queue as of one instant: all queues are asked for at once. */
    private final Map<String, Facts> faded = new HashMap<>();

    private Instant fadedAt;

    /**
     * What is usual for a kind of queue.
     *
     * @param handleSeconds mean handling
     * @param patienceSeconds mean patience
     */
    public record Usual(double handleSeconds, double patienceSeconds) {}

    /**
     * Sums of one interval.
     *
     * @param handled contacts whose handling ended
     * @param handleSeconds of these
     * @param left contacts that left without an answer
     * @param waitedSeconds waits of all contacts, whether answered, left or waiting
     */
    public record Facts(double handled, double handleSeconds, double left, double waitedSeconds) {
        private static final Facts NONE = new Facts(0, 0, 0, 0);

        private Facts plus(Facts more, double weight) {
            return new Facts(
                    handled + weight * more.handled,
                    handleSeconds + weight * more.handleSeconds,
                    left + weight * more.left,
                    waitedSeconds + weight * more.waitedSeconds);
        }
    }

    /** @param usual by kind; a kind that is not in it has 300 s of both */
    public ServiceTimes(Map<String, Usual> usual) {
        this.usual = Map.copyOf(usual);
    }

    /** Learns an interval of a queue of that kind; a later word on the same one replaces the earlier. */
    public void learn(String queue, String kind, Instant start, Facts facts) {
        kinds.put(queue, kind);
        TreeMap<Instant, Facts> intervals = byQueue.computeIfAbsent(queue, id -> new TreeMap<>());
        intervals.put(start, facts);
        intervals.headMap(intervals.lastKey().minus(KEPT)).clear();
        faded.remove(queue);
    }

    /** Expected handling of one contact, in seconds, above 0; a queue that is not known is as its kind. */
    public double handleSeconds(String queue, String kind, Instant at) {
        Usual prior = usual.getOrDefault(kind, new Usual(300, 300));
        Facts all = ofKind(kind, at);
        Facts own = of(queue, at);
        double ofKind = (all.handleSeconds + USUAL_WEIGHT * prior.handleSeconds) / (all.handled + USUAL_WEIGHT);
        return (own.handleSeconds + KIND_WEIGHT * ofKind) / (own.handled + KIND_WEIGHT);
    }

    /** Expected patience in seconds, above 0. */
    public double patienceSeconds(String queue, String kind, Instant at) {
        Usual prior = usual.getOrDefault(kind, new Usual(300, 300));
        Facts all = ofKind(kind, at);
        Facts own = of(queue, at);
        double ofKind = (all.waitedSeconds + USUAL_WEIGHT * prior.patienceSeconds) / (all.left + USUAL_WEIGHT);
        return (own.waitedSeconds + KIND_WEIGHT * ofKind) / (own.left + KIND_WEIGHT);
    }

    /** How many have lately left the queue without an answer, the older the less they count; 0 or more. */
    public double left(String queue, Instant at) {
        return of(queue, at).left;
    }

    private Facts ofKind(String kind, Instant at) {
        Facts sum = Facts.NONE;
        for (Map.Entry<String, String> queue : kinds.entrySet()) {
            sum = queue.getValue().equals(kind) ? sum.plus(of(queue.getKey(), at), 1) : sum;
        }
        return sum;
    }

    private Facts of(String queue, Instant at) {
        if (!at.equals(fadedAt)) {
            faded.clear();
            fadedAt = at;
        }
        return faded.computeIfAbsent(queue, id -> fade(id, at));
    }

    private Facts fade(String queue, Instant at) {
        Facts sum = Facts.NONE;
        for (Map.Entry<Instant, Facts> interval :
                byQueue.getOrDefault(queue, new TreeMap<>()).entrySet()) {
            double days = Math.max(0, Duration.between(interval.getKey(), at).toMinutes() / 1440.0);
            sum = sum.plus(interval.getValue(), Math.pow(0.5, days / HALF_LIFE_DAYS));
        }
        return sum;
    }
}
