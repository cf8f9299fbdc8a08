package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;
import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventJson;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A seeded log of a small centre: calls, and threads with messages, some of which cannot follow. */
final class SampleLog {
    static final long START = Micros.of(Instant.parse("2026-03-02T08:00:00Z"));
    static final long LATENESS = 15 * Micros.MINUTE;

    static final String CENTRE = """
                    zone: UTC
                    channels:
                      voice: {kind: live}
                      whatsapp: {kind: messaging}
                    queues:
                      calls: {channel: voice, answer_target_seconds: 20, short_abandon_seconds: 5}
                      threads: {channel: whatsapp, answer_target_seconds: 60, first_human_reply_target_seconds: 300,
                                next_reply_target_seconds: 600}
                      empty: {channel: voice}
                    allowed_lateness_minutes: 15
                    """;

    private SampleLog() {}

    static Centre centre() {
        try {
            return CentreFile.parse("centre.yaml", CENTRE);
        } catch (CentreException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Events of so many contacts that begin within so many minutes, by time. */
    static List<Event> events(int contacts, int minutes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < contacts; i++) {
            long start = START + random.nextLong(minutes * Micros.MINUTE);
            if (random.nextInt(3) > 0) {
                call("c" + i, start, random, events);
            } else {
                thread("t" + i, start, random, events);
            }
        }
        events.sort(Comparator.comparingLong(Event::time).thenComparing(Event::id));
        return events;
    }

    /** The same with what the agents of these contacts say and are to do. */
    static List<Event> eventsWithAgents(int contacts, int minutes, long seed) {
        List<Event> events = new ArrayList<>(events(contacts, minutes, seed));
        SplittableRandom random = new SplittableRandom(seed);
        for (String agent : List.of("a0", "a1", "a2", "a3", "a4", "b0", "b1", "b2")) {
            agent(agent, minutes, random, events);
        }
        events.sort(Comparator.comparingLong(Event::time).thenComparing(Event::id));
        return events;
    }

    private static void agent(String agent, int minutes, SplittableRandom random, List<Event> events) {
        long end = START + (minutes + 60) * Micros.MINUTE;
        events.add(Event.of(agent + "-plan", START, EventType.AGENT_SCHEDULED)
                .agent(agent)
                .start(START)
                .end(end)
                .activity("on_queue")
                .build());
        events.add(Event.of(agent + "-pause", START + 10 * Micros.MINUTE, EventType.AGENT_SCHEDULED)
                .agent(agent)
                .start(START + 40 * Micros.MINUTE)
                .end(START + 55 * Micros.MINUTE)
                .activity("break")
                .build());
        List<String> states = List.of("available", "busy", "wrap_up", "break");
        long at = START + random.nextLong(10 * Micros.MINUTE);
        for (int i = 0; at < end; i++) {
            events.add(Event.of(agent + "-s" + i, at, EventType.AGENT_STATE)
                    .agent(agent)
                    .state(states.get(i == 0 ? 0 : random.nextInt(states.size())))
                    .capacity(i == 3 ? Map.of("whatsapp", 2) : null)
                    .build());
            at += random.nextLong(20 * Micros.MINUTE);
        }
        events.add(Event.of(agent + "-off", end, EventType.AGENT_STATE)
                .agent(agent)
                .state("offline")
                .build());
    }

    private static void call(String id, long start, SplittableRandom random, List<Event> events) {
        long wait = random.nextLong(90 * Micros.SECOND);
        events.add(Event.of(id + "-1", start, EventType.OFFERED)
                .contact(id)
                .channel("voice")
                .source("pbx")
                .build());
        long queued = start + random.nextLong(20 * Micros.SECOND);
        events.add(Event.of(id + "-2", queued, EventType.QUEUED)
                .contact(id)
                .channel("voice")
                .queue("calls")
                .build());
        if (random.nextInt(4) == 0) {
            events.add(Event.of(id + "-3", queued + wait, EventType.ABANDONED)
                    .contact(id)
                    .build());
            return;
        }
        String agent = "a" + random.nextInt(5);
        long answered = queued + wait;
        events.add(Event.of(id + "-3", answered, EventType.ANSWERED)
                .contact(id)
                .agent(agent)
                .build());
        long released = answered + random.nextLong(300 * Micros.SECOND);
        events.add(Event.of(id + "-4", released, EventType.RELEASED)
                .contact(id)
                .agent(agent)
                .build());
        if (random.nextInt(10) == 0) {
            events.add(Event.of(id + "-5", released + Micros.SECOND, EventType.ANSWERED)
                    .contact(id)
                    .build());
        }
    }

    private static void thread(String id, long start, SplittableRandom random, List<Event> events) {
        String agent = "b" + random.nextInt(3);
        events.add(Event.of(id + "-1", start, EventType.OFFERED)
                .contact(id)
                .channel("whatsapp")
                .build());
        events.add(message(id + "-2", start, id, Actor.CUSTOMER, null));
        events.add(Event.of(id + "-3", start + 1, EventType.QUEUED)
                .contact(id)
                .channel("whatsapp")
                .queue("threads")
                .build());
        long at = start + random.nextLong(120 * Micros.SECOND);
        events.add(Event.of(id + "-4", at, EventType.ANSWERED)
                .contact(id)
                .agent(agent)
                .build());
        for (int turn = 0; turn < 1 + random.nextInt(4); turn++) {
            at += random.nextLong(400 * Micros.SECOND);
            events.add(message(id + "-r" + turn, at, id, Actor.AGENT, agent));
            at += random.nextLong(400 * Micros.SECOND);
            events.add(message(id + "-m" + turn, at, id, Actor.CUSTOMER, null));
        }
        if (random.nextInt(3) > 0) {
            events.add(Event.of(id + "-9", at + Micros.SECOND, EventType.RESOLVED)
                    .contact(id)
                    .actor(Actor.AGENT)
                    .build());
        }
    }

    private static Event message(String id, long at, String contact, Actor actor, String agent) {
        return Event.of(id, at, EventType.MESSAGE)
                .contact(contact)
                .channel("whatsapp")
                .actor(actor)
                .agent(agent)
                .build();
    }

    static Event clock(long at) {
        return Event.of("clock-" + at, at, EventType.CLOCK).build();
    }

    /** The events in an order in which none is late, and every tenth twice. */
    static List<Event> shuffled(List<Event> events, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        record Arrival(Event event, long at) {}
        List<Arrival> arrivals = new ArrayList<>();
        for (Event event : events) {
            arrivals.add(new Arrival(event, event.time() + random.nextLong(LATENESS)));
            if (random.nextInt(10) == 0) {
                arrivals.add(new Arrival(event, event.time() + random.nextLong(LATENESS)));
            }
        }
        return arrivals.stream()
                .sorted(Comparator.comparingLong(Arrival::at))
                .map(Arrival::event)
                .toList();
    }

    /** Every second event, from that one on. */
    static List<Event> half(List<Event> events, int first) {
        return IntStream.iterate(first, i -> i < events.size(), i -> i + 2)
                .mapToObj(events::get)
                .toList();
    }

    static Path write(Path file, List<Event> events) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Event event : events) {
            bytes.write(EventJson.encode(event));
            bytes.write('\n');
        }
        return Files.write(file, bytes.toByteArray());
    }
}
