package io.ramzor.control;

import io.ramzor.centre.Centre;
import io.ramzor.metric.Breakdown;
import io.ramzor.metric.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the bot closes by level, from the sessions of the last week. */
final class BotRates {
    private static final Duration KEPT = Duration.ofDays(8);
    private static final String FIRST_LEVEL = "green";
    /** Fewer sessions of a channel say nothing. */
    private static final double FEWEST_SESSIONS = 30;
    /** Sessions whose outcome is supposed of a topic before any were seen, and how many of them the bot closes. */
    private static final double PRIOR_SESSIONS = 5;

    private static final double PRIOR_CONTAINED = 0.6 * PRIOR_SESSIONS;
    private static final double PRIOR_VERIFIED = 0.8 * PRIOR_SESSIONS;

    private final Map<Map<String, String>, Map<Instant, Breakdown>> byKeys = new HashMap<>();
    private String level = FIRST_LEVEL;
    private Instant newest = Instant.MIN;

    void put(Breakdown slice) {
        if (!slice.group().equals(Group.BOT.wireName())) {
            return;
        }
        byKeys.computeIfAbsent(slice.keys(), keys -> new HashMap<>())
                .merge(slice.start(), slice, (one, other) -> one.revision() > other.revision() ? one : other);
        if (slice.start().isAfter(newest)) {
            newest = slice.start();
            level = slice.keys().getOrDefault("level", FIRST_LEVEL);
            byKeys.values().forEach(slices -> slices.keySet().removeIf(start -> start.isBefore(newest.minus(KEPT))));
        }
    }

    /** Whether any session was seen. */
    boolean seen() {
        return !byKeys.isEmpty();
    }

    /** Of what the bot closes on a channel, the share that does not come back. */
    double verifiedShare(String channel) {
        double contained = PRIOR_SESSIONS;
        double verified = PRIOR_VERIFIED;
        for (Map.Entry<Map<String, String>, Map<Instant, Breakdown>> each : byKeys.entrySet()) {
            if (channel.equals(each.getKey().get("channel"))) {
                for (Breakdown slice : each.getValue().values()) {
                    contained += fact(slice, "bot_contained");
                    verified += fact(slice, "bot_verified_contained");
                }
            }
        }
        return Math.min(1, verified / contained);
    }

    /** What reaches the queues of a channel at each level, as a share of what does at that one; empty where too little is known. */
    Map<String, Double> factors(Centre centre, String channel, String now) {
        Map<String, Double> contained = containedByLevel(centre, channel);
        if (!contained.containsKey(now)) {
            return Map.of();
        }
        double verified = verifiedShare(channel);
        Map<String, Double> factors = new LinkedHashMap<>();
        contained.forEach(
                (each, share) -> factors.put(each, (1 - verified * share) / (1 - verified * contained.get(now))));
        return factors;
    }

    /** The level at which the newest sessions began. */
    String level() {
        return level;
    }

    /** Share of a channel's bot sessions that the bot would close, by level; empty where too little is known. */
    Map<String, Double> containedByLevel(Centre centre, String channel) {
        Map<String, Double> shares = new LinkedHashMap<>();
        Rates rates = rates(centre, channel, Instant.MAX);
        if (rates.known()) {
            for (String each : List.of("green", "amber", "red")) {
                shares.put(
                        each, Math.min(0.99, rates.contained(centre.botLevels().getOrDefault(each, List.of()))));
            }
        }
        return shares;
    }

    /** What a channel's bot sessions came to that began before that instant. */
    Rates rates(Centre centre, String channel, Instant before) {
        Rates rates = new Rates();
        byKeys.forEach((keys, slices) -> {
            if (channel.equals(keys.get("channel"))) {
                String topic = keys.getOrDefault("topic", "");
                boolean may = closes(centre, keys.getOrDefault("level", FIRST_LEVEL), topic);
                slices.values().stream()
                        .filter(slice -> slice.start().isBefore(before))
                        .forEach(slice -> rates.add(topic, may, slice));
            }
        });
        return rates;
    }

    /** Sessions of one channel by topic, and what the bot closed of those that it might close. */
    static final class Rates {
        private final Map<String, Double> sessions = new TreeMap<>();
        private final Map<String, Double> tried = new TreeMap<>();
        private final Map<String, Double> contained = new TreeMap<>();
        private Instant first = Instant.MAX;
        private double all;
        private double closed;

        private void add(String topic, boolean may, Breakdown slice) {
            double began = fact(slice, "bot_sessions");
            double ended = fact(slice, "bot_contained");
            sessions.merge(topic, began, Double::sum);
            tried.merge(topic, may ? began : 0, Double::sum);
            contained.merge(topic, may ? ended : 0, Double::sum);
            all += began;
            closed += ended;
            first = slice.start().isBefore(first) ? slice.start() : first;
        }

        /** Start of the first interval in which there was one. */
        Instant first() {
            return first;
        }

        /** Whether there were enough sessions to say anything. */
        boolean known() {
            return all >= FEWEST_SESSIONS;
        }

        /** Sessions that reached people. */
        double reached() {
            return all - closed;
        }

        /** Share of all sessions that the bot closed. */
        double contained() {
            return closed / all;
        }

        /** Share of all sessions that the bot would close if it might close these topics. */
        double contained(Collection<String> closable) {
            double sum = 0;
            for (String topic : sessions.keySet()) {
                double rate = (contained.get(topic) + PRIOR_CONTAINED) / (tried.get(topic) + PRIOR_SESSIONS);
                sum += closable.contains(topic) ? sessions.get(topic) * Math.min(1, rate) : 0;
            }
            return sum / all;
        }
    }

    private static boolean closes(Centre centre, String level, String topic) {
        return centre.botLevels().getOrDefault(level, List.of()).contains(topic);
    }

    private static double fact(Breakdown slice, String name) {
        Number value = slice.facts().get(name);
        return value == null ? 0 : value.doubleValue();
    }
}
