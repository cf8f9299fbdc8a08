package io.ramzor.metric;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** How contacts spread over channels, and how that changed when a channel opened. Mutable; facts of {@link Group#CONTACTS} go in. */
public final class ChannelMix {
    private final Map<String, Long> byChannel = new TreeMap<>();
    private final Map<String, Map<String, Long>> baseline = new TreeMap<>();
    private final Map<String, Map<String, Long>> present = new TreeMap<>();

    /** Adds what is counted of one channel and topic. */
    public void add(String channel, String topic, Slice slice) {
        long spells = slice.count(Measure.SPELLS);
        if (spells != 0) {
            byChannel.merge(channel, spells, Long::sum);
        }
        add(baseline, channel, topic, slice.count(Measure.SPELLS_BASELINE));
        add(present, channel, topic, slice.count(Measure.SPELLS_PRESENT));
    }

    private static void add(Map<String, Map<String, Long>> topics, String channel, String topic, long spells) {
        if (spells != 0) {
            topics.computeIfAbsent(topic, t -> new TreeMap<>()).merge(channel, spells, Long::sum);
        }
    }

    /**
     * Share of contacts by what the function makes of their channel; empty = no data.
     *
     * @param of for example the channel itself, or its kind
     */
    public Map<String, Double> shares(Function<String, String> of) {
        Map<String, Long> counts = new TreeMap<>();
        byChannel.forEach((channel, spells) -> counts.merge(of.apply(channel), spells, Long::sum));
        long all = sum(byChannel, channel -> true);
        Map<String, Double> shares = new TreeMap<>();
        counts.forEach((name, spells) -> shares.put(name, (double) spells / all));
        return shares;
    }

    /**
     * Sum over topics of baseline topic share x (baseline voice share - present voice share). A topic with which nobody came since the
     * opening counts as unchanged.
     *
     * @param unwritten which channels are voice
     * @return null = no data: no channel opened, or nobody came before or since
     */
    public Double voiceToWrittenShift(Predicate<String> unwritten) {
        long all = baseline.values().stream()
                .mapToLong(spells -> sum(spells, c -> true))
                .sum();
        if (all == 0 || present.isEmpty()) {
            return null;
        }
        double shift = 0;
        for (Map.Entry<String, Map<String, Long>> topic : baseline.entrySet()) {
            Map<String, Long> since = present.get(topic.getKey());
            if (since != null) {
                double share = (double) sum(topic.getValue(), c -> true) / all;
                shift += share * (voiceShare(topic.getValue(), unwritten) - voiceShare(since, unwritten));
            }
        }
        return shift;
    }

    private static double voiceShare(Map<String, Long> spells, Predicate<String> unwritten) {
        return (double) sum(spells, unwritten) / sum(spells, channel -> true);
    }

    private static long sum(Map<String, Long> spells, Predicate<String> which) {
        return spells.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
