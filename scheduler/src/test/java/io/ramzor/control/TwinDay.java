package io.ramzor.control;

import io.ramzor.decision.Decision;
import io.ramzor.decision.Move;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.metric.FloorAgent;
import io.ramzor.metric.FloorContact;
import io.ramzor.metric.IntervalSlice;
import io.ramzor.metric.LiveSlice;
import io.ramzor.rebalance.Situation;
import io.ramzor.sim.HistoryWriter;
import io.ramzor.sim.Scenario;
import io.ramzor.sim.Simulation;
import io.ramzor.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A day of the twin, told to the planner's notes as the stream job would, and what became of every queue leg. */
final class TwinDay {
    /** A queue leg; ended is null while it waits. */
    static final class Leg {
        final String queue;
        final long queued;
        long ended = Long.MAX_VALUE;
        boolean answered;

        Leg(String queue, long queued) {
            this.queue = queue;
            this.queued = queued;
        }
    }

    private static final class Open {
        boolean outbound;
        String queue;
        String channel;
        String agent;
        double weight = 1;
        Leg leg;
        long since;
    }

    final Simulation simulation;
    final Notes notes;
    final List<Leg> legs = new ArrayList<>();
    private final Map<String, Open> open = new HashMap<>();
    private final Map<String, Event> agentStates = new TreeMap<>();
    private final Map<String, Long> arrivals = new TreeMap<>();
    private final Map<String, String> channelOf = new TreeMap<>();
    private final Map<String, Long> arrivalsAtInterval = new HashMap<>();
    private long interval;

    TwinDay(Scenario scenario, long seed, List<IntervalSlice> history) {
        simulation = new Simulation(scenario, seed).clockEverySeconds(0);
        notes = new Notes(scenario.centre());
        history.forEach(notes::interval);
        scenario.agents().forEach(agent -> notes.profile(agent.agent(), agent));
        scenario.shifts(scenario.day())
                .forEach(row -> notes.shift(Topics.SHIFTS.keyOf().apply(row), row));
    }

    static List<IntervalSlice> history(Scenario scenario, long seed) {
        return HistoryWriter.before(scenario, seed, 4);
    }

    /** Plays on, with a live record every 10 seconds. */
    void advanceTo(Instant until) {
        long end = Micros.of(until);
        while (simulation.now() < end) {
            long next = Math.min(end, (simulation.now() / (10 * Micros.SECOND) + 1) * 10 * Micros.SECOND);
            simulation.advanceTo(next, this::take);
            tell(Micros.toInstant(next));
        }
    }

    void decide(String id, String kind, List<Move> moves) {
        List<String> refused = simulation.decide(moves);
        if (!refused.isEmpty()) {
            throw new IllegalStateException("the twin refuses " + refused);
        }
        notes.decision(new Decision(id, kind, notes.at, "test", null, null, null, moves));
    }

    Situation situation() {
        return SituationReader.situation(notes, PlannerSettings.defaults());
    }

    /** Service level of the legs of that queue decided in {@code [from, to)}; null = none. */
    Double serviceLevel(String queue, Instant from, Instant to, double targetSeconds) {
        long target = (long) (targetSeconds * Micros.SECOND);
        int in = 0;
        int all = 0;
        for (Leg leg : legs) {
            long decided = Math.min(leg.ended, leg.queued + target);
            if (leg.queue.equals(queue) && decided >= Micros.of(from) && decided < Micros.of(to)) {
                all++;
                in += leg.answered && leg.ended - leg.queued <= target ? 1 : 0;
            }
        }
        return all == 0 ? null : Double.valueOf((double) in / all);
    }

    private void take(Event event) {
        if (event.type() == EventType.AGENT_STATE) {
            agentStates.put(event.agent(), event);
        } else if (event.contact() != null) {
            contact(event, open.computeIfAbsent(event.contact(), id -> new Open()));
        }
    }

    private void contact(Event event, Open contact) {
        switch (event.type()) {
            case OFFERED -> contact.outbound = event.direction() != null;
            case QUEUED -> {
                end(contact, event.time(), false);
                contact.queue = event.queue();
                contact.channel = event.channel();
                contact.agent = null;
                if (contact.outbound) {
                    return;
                }
                contact.leg = new Leg(event.queue(), event.time());
                legs.add(contact.leg);
                arrivals.merge(event.queue(), 1L, Long::sum);
                channelOf.put(event.queue(), event.channel());
            }
            case ANSWERED -> {
                end(contact, event.time(), true);
                contact.agent = event.agent();
                contact.weight = 1;
                contact.since = event.time();
            }
            case IDLE -> contact.weight = 0.1;
            case REVIVED -> contact.weight = 1;
            case ABANDONED, CALLBACK_BOOKED, TRANSFERRED, RELEASED, RESOLVED, CLOSED -> {
                end(contact, event.time(), false);
                contact.agent = null;
            }
            default -> {}
        }
    }

    private static void end(Open contact, long time, boolean answered) {
        if (contact.leg != null) {
            contact.leg.ended = time;
            contact.leg.answered = answered;
            contact.leg = null;
        }
    }

    private void tell(Instant at) {
        notes.contacts.clear();
        Map<String, List<FloorAgent.Held>> held = new HashMap<>();
        open.values().removeIf(contact -> contact.leg == null && contact.agent == null);
        open.forEach((id, contact) -> {
            if (contact.leg != null) {
                notes.contacts.put(id, waiting(id, contact));
            } else {
                held.computeIfAbsent(contact.agent, agent -> new ArrayList<>())
                        .add(new FloorAgent.Held(
                                id, contact.queue, contact.channel, contact.weight, Micros.toInstant(contact.since)));
            }
        });
        agentStates.forEach((id, state) -> notes.floor(
                "agent:" + id,
                new Topics.FloorEntry(
                        null,
                        new FloorAgent(
                                id,
                                state.state(),
                                state.reason(),
                                Micros.toInstant(state.time()),
                                state.channels() == null ? List.of() : state.channels(),
                                state.capacity(),
                                held.getOrDefault(id, List.of())))));
        intervalEnds(at);
        arrivals.forEach((queue, total) -> notes.live(new LiveSlice(
                queue,
                channelOf.get(queue),
                at,
                Map.of("day", new LiveSlice.Window(at, total, Map.of(), Map.of(), Map.of())),
                null)));
    }

    private void intervalEnds(Instant at) {
        long now = Micros.of(at) / (15 * Micros.MINUTE);
        if (now == interval) {
            return;
        }
        arrivals.forEach((queue, total) -> {
            long before = arrivalsAtInterval.getOrDefault(queue, 0L);
            arrivalsAtInterval.put(queue, total);
            notes.interval(new IntervalSlice(
                    queue,
                    channelOf.get(queue),
                    Micros.toInstant(now * 15 * Micros.MINUTE).minus(Duration.ofMinutes(15)),
                    15,
                    1,
                    Map.of("offered", total - before),
                    Map.of(),
                    Map.of()));
        });
        interval = now;
    }

    private static FloorContact waiting(String id, Open contact) {
        Instant queued = Micros.toInstant(contact.leg.queued);
        return new FloorContact(
                id,
                contact.queue,
                contact.channel,
                null,
                "waiting",
                queued,
                queued,
                queued,
                null,
                0,
                null,
                0,
                null,
                null,
                null);
    }
}
