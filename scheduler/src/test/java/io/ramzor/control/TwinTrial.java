package io.ramzor.control;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.forecast.LiveForecast;
import io.ramzor.metric.Breakdown;
import io.ramzor.metric.IntervalSlice;
import io.ramzor.sim.Scenario;
import io.ramzor.sim.Simulation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Some days of the twin, and the planner's notes as they would be at an instant of the last one: nothing that came later is in them. Told are
 * the weeks before, then by quarter of an hour who was queued and what the bot closed.
 */
final class TwinTrial {
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Scenario scenario;
    private final List<IntervalSlice> history;
    private final List<Event> changes = new ArrayList<>();
    private final List<Leg> legs = new ArrayList<>();
    private final List<Session> sessions = new ArrayList<>();
    private final Map<String, Session> bots = new HashMap<>();
    private final Map<String, String> topics = new HashMap<>();
    private final Set<String> outbound = new HashSet<>();
    private String level = "green";

    private record Leg(String queue, String channel, long queued) {}

    private static final class Session {
        private long start;
        private String topic;
        private String channel;
        private String level;
        private long ended = Long.MAX_VALUE;
        private boolean contained;
    }

    TwinTrial(Scenario scenario, List<IntervalSlice> history, long seed, int days) {
        this.scenario = scenario;
        this.history = history;
        new Simulation(scenario, seed, scenario.day().minusDays(days - 1), days, "")
                .clockEverySeconds(0)
                .advanceTo(Long.MAX_VALUE, this::take);
    }

    /** A text of the twin's own scenarios. */
    static String text(String name) {
        try (InputStream in = Scenario.class.getResourceAsStream(name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(Event event) {
        switch (event.type()) {
            case CALENDAR_CHANGED -> changes.add(event);
            case BOT_LEVEL_CHANGED -> {
                changes.add(event);
                level = event.level();
            }
            case OFFERED -> offered(event);
            case BOT_STARTED -> {
                Session session = new Session();
                session.start = event.time();
                session.topic = String.valueOf(topics.get(event.contact()));
                session.channel = event.channel();
                session.level = level;
                sessions.add(session);
                bots.put(event.contact(), session);
            }
            case BOT_ENDED -> {
                Session session = bots.remove(event.contact());
                session.ended = event.time();
                session.contained = "contained".equals(event.outcome());
            }
            case QUEUED -> queued(event);
            case CALLBACK_BOOKED, CALLBACK_ATTEMPTED, CALLBACK_REACHED -> changes.add(event);
            default -> {}
        }
    }

    private void offered(Event event) {
        topics.put(event.contact(), event.topic());
        if (event.direction() != null) {
            outbound.add(event.contact());
        }
    }

    private void queued(Event event) {
        if (!outbound.contains(event.contact())) {
            legs.add(new Leg(event.queue(), event.channel(), event.time()));
        }
    }

    private static Instant quarter(long time) {
        return Micros.toInstant(Math.floorDiv(time, 15 * Micros.MINUTE) * 15 * Micros.MINUTE);
    }

    /** The notes as of that instant, the start of a quarter of an hour. */
    Notes notes(Instant at, boolean withChanges) {
        Notes notes = new Notes(scenario.centre());
        history.forEach(notes::interval);
        intervals(at).forEach(notes::interval);
        sessions(Micros.of(at)).forEach(slice -> notes.breakdown(slice.start() + "|" + slice.keys(), slice));
        notes.at = at;
        if (withChanges) {
            notes.changes(changes.stream()
                    .filter(change -> change.time() <= Micros.of(at))
                    .toList());
        }
        return notes;
    }

    /** The quarters of an hour of the days that were over by then. */
    List<IntervalSlice> intervals(Instant at) {
        Map<String, TreeMap<Instant, Integer>> byQueue = new TreeMap<>();
        Map<String, String> channels = new HashMap<>();
        for (Leg leg : legs) {
            Instant start = quarter(leg.queued);
            if (!start.plus(QUARTER).isAfter(at)) {
                byQueue.computeIfAbsent(leg.queue, id -> new TreeMap<>()).merge(start, 1, Integer::sum);
                channels.put(leg.queue, leg.channel);
            }
        }
        List<IntervalSlice> slices = new ArrayList<>();
        byQueue.forEach((queue, starts) -> starts.forEach((start, count) -> slices.add(new IntervalSlice(
                queue, channels.get(queue), start, 15, 1, Map.of("offered", count), Map.of(), Map.of()))));
        return slices;
    }

    /** Bot sessions that have begun, and those of them that the bot has closed, by topic, channel, level and interval. */
    private List<Breakdown> sessions(long at) {
        Map<Map<String, String>, TreeMap<Instant, int[]>> counts = new HashMap<>();
        for (Session session : sessions) {
            if (session.start < at) {
                int[] sum = counts.computeIfAbsent(
                                Map.of("topic", session.topic, "channel", session.channel, "level", session.level),
                                id -> new TreeMap<>())
                        .computeIfAbsent(quarter(session.start), id -> new int[2]);
                sum[0]++;
                sum[1] += session.contained && session.ended <= at ? 1 : 0;
            }
        }
        List<Breakdown> slices = new ArrayList<>();
        counts.forEach((keys, starts) -> starts.forEach((start, sum) -> slices.add(
                new Breakdown("bot", keys, start, 15, 1, Map.of("bot_sessions", sum[0], "bot_contained", sum[1])))));
        return slices;
    }

    /** Sum of the absolute errors of the promised calls of the coming half hours, so many of them, and those that were made. */
    double[] callbackErrors(Notes notes, String queue, int halfHours) {
        Map<String, String> queues = new HashMap<>();
        changes.stream()
                .filter(event -> event.type() == EventType.CALLBACK_BOOKED)
                .forEach(event -> queues.put(event.contact(), event.queue()));
        double[] sums = new double[3];
        for (int i = 0; i < halfHours; i++) {
            Instant from = notes.at.plus(QUARTER.multipliedBy(2L * i));
            Instant to = from.plus(QUARTER.multipliedBy(2));
            double made = changes.stream()
                    .filter(event -> event.type() == EventType.CALLBACK_ATTEMPTED
                            && queue.equals(queues.get(event.contact()))
                            && event.time() >= Micros.of(from)
                            && event.time() < Micros.of(to))
                    .count();
            double expected = notes.callbacks.expected(queue, from, to, notes.at);
            sums[0] += Math.abs(expected - made);
            sums[1] += made;
            sums[2] += expected;
        }
        return sums;
    }

    /** Sum of the absolute errors of the coming half hours, so many of them, and what came in them. */
    double[] errors(LiveForecast forecast, Instant at, String queue, int halfHours) {
        double[] sums = new double[3];
        for (int i = 0; i < halfHours; i++) {
            Instant from = at.plus(QUARTER.multipliedBy(2L * i));
            Instant to = from.plus(QUARTER.multipliedBy(2));
            double came = legs.stream()
                    .filter(leg ->
                            leg.queue.equals(queue) && leg.queued >= Micros.of(from) && leg.queued < Micros.of(to))
                    .count();
            sums[0] += Math.abs(forecast.mean(from, to) - came);
            sums[1] += came;
            sums[2] += forecast.mean(from, to);
        }
        return sums;
    }
}
