package io.ramzor.oracle;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.EventJson;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.event.Rfc3339;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A seeded log of a small centre: contacts as they happen, and some as they never should. */
public final class RandomLog {
    private static final long START = Rfc3339.parse("2026-03-02T07:00:00Z");
    /** An event is retracted at most so long after it happened. */
    private static final long RETRACTED_WITHIN = 4 * Micros.MINUTE;
    /** How much later than it happened an event may be read, so that no retraction comes too late. */
    private static final long DELAY = 10 * Micros.MINUTE;

    private static final List<String> STATES =
            List.of("available", "available", "busy", "wrap_up", "break", "training", "offline");
    private static final List<String> ACTIVITIES = List.of("on_queue", "on_queue", "break", "training", "off");

    private static final List<String> STATUSES = List.of("", "entered", "entered", "completed", "completed", "left");
    private static final long[] GAPS = {
        0,
        Micros.MINUTE,
        10 * Micros.MINUTE,
        30 * Micros.MINUTE,
        30 * Micros.MINUTE + 1,
        24 * Micros.HOUR,
        Micros.DAY + 1
    };

    private final SplittableRandom random;
    private final int contacts;
    private final List<Event> events = new ArrayList<>();

    /** @param retractions whether some events are taken back */
    public RandomLog(long seed, int contacts, boolean retractions) {
        this.random = new SplittableRandom(seed);
        this.contacts = contacts;
        for (int number = 0; number < contacts; number++) {
            RandomContact contact = new RandomContact(random, number, START + random.nextLong(2 * Micros.DAY));
            events.addAll(contact.events());
        }
        int agents = 1 + contacts / RandomContact.CONTACTS_AN_AGENT;
        for (int agent = 0; agent < agents; agent++) {
            shift("a" + agent);
            shift("b" + agent);
        }
        links();
        calendar();
        for (int session = 0; session <= contacts / 5; session++) {
            digital("s" + session);
        }
        if (retractions) {
            retractSome();
        }
        events.sort(Comparator.comparingLong(Event::time).thenComparing(Event::id));
    }

    public Centre centre() {
        return RandomCentre.of(contacts);
    }

    /** By time, each once. */
    public List<Event> events() {
        return events;
    }

    /** Who is the same person, and is not after all. */
    private void links() {
        for (int i = 0; i < 4; i++) {
            EventType type = random.nextInt(3) == 0 ? EventType.IDENTITY_UNLINKED : EventType.IDENTITY_LINKED;
            events.add(Event.of("link-" + i, START + random.nextLong(3 * Micros.DAY), type)
                    .customer("k" + random.nextInt(4))
                    .sameAs("k" + (4 + random.nextInt(4)))
                    .build());
        }
    }

    private void calendar() {
        for (String channel : List.of("whatsapp", "chat")) {
            for (String kind : List.of("channel_opened", "channel_closed")) {
                events.add(Event.of(kind + channel, START + random.nextLong(3 * Micros.DAY), EventType.CALENDAR_CHANGED)
                        .kind(kind)
                        .channel(channel)
                        .build());
            }
        }
    }

    /** An agent's states and plan over some days. */
    private void shift(String agent) {
        long time = START;
        for (int i = 0; i < 6; i++) {
            time += random.nextLong(8 * Micros.HOUR);
            String state = STATES.get(random.nextInt(STATES.size()));
            events.add(Event.of(agent + "-state-" + i, time, EventType.AGENT_STATE)
                    .agent(agent)
                    .state(state)
                    .capacity(Map.of("whatsapp", 1 + random.nextInt(4)))
                    .build());
            long start = START + random.nextLong(2 * Micros.DAY);
            events.add(Event.of(agent + "-plan-" + i, START - Micros.MINUTE + i, EventType.AGENT_SCHEDULED)
                    .agent(agent)
                    .start(start)
                    .end(start + random.nextLong(8 * Micros.HOUR))
                    .activity(ACTIVITIES.get(random.nextInt(ACTIVITIES.size())))
                    .build());
        }
    }

    /** A visit to a digital process, some of it twice, in disorder or given up. */
    private void digital(String session) {
        long time = START + random.nextLong(2 * Micros.DAY);
        String platform = random.nextBoolean() ? "ios" : null;
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            int step = random.nextInt(4);
            String status = STATUSES.get(random.nextInt(STATUSES.size()));
            events.add(Event.of(session + "-" + i, time, EventType.DIGITAL_STEP)
                    .process(random.nextInt(9) > 0 ? "loan-form" : "card-form")
                    .session(session)
                    .step("step" + step)
                    .stepIndex(random.nextBoolean() ? step : null)
                    .status(status.isEmpty() ? null : status)
                    .platform(random.nextInt(3) > 0 ? platform : "web")
                    .build());
            time += GAPS[random.nextInt(GAPS.length)];
        }
    }

    private void retractSome() {
        for (Event event : List.copyOf(events)) {
            if (random.nextInt(40) == 0) {
                long time = event.time() + random.nextLong(RETRACTED_WITHIN);
                events.add(Event.of("r-" + event.id(), time, EventType.EVENT_RETRACTED)
                        .target(event.id())
                        .build());
            }
        }
    }

    /** The log in some order in which no event is late, some of it twice. */
    public List<Event> inSomeOrder() {
        record Arrival(Event event, long at) {}
        List<Arrival> arrivals = new ArrayList<>();
        for (Event event : events) {
            arrivals.add(new Arrival(event, event.time() + random.nextLong(DELAY)));
            while (random.nextInt(6) == 0) {
                arrivals.add(new Arrival(event, event.time() + random.nextLong(DELAY)));
            }
        }
        return arrivals.stream()
                .sorted(Comparator.comparingLong(Arrival::at))
                .map(Arrival::event)
                .toList();
    }

    /** The log in some order, in some partitions. */
    public List<List<Event>> partitions() {
        List<List<Event>> partitions = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            partitions.add(new ArrayList<>());
        }
        inSomeOrder().forEach(event -> partitions.get(random.nextInt(count)).add(event));
        return partitions;
    }

    /** Events of one contact, one a line, for whoever looks for a difference. */
    public String story(String contact) {
        StringBuilder story = new StringBuilder();
        for (Event event : events) {
            if (contact.equals(event.contact())) {
                story.append(new String(EventJson.encode(event), StandardCharsets.UTF_8))
                        .append('\n');
            }
        }
        return story.toString();
    }
}
