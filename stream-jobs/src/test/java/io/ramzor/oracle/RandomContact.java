package io.ramzor.oracle;

import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventBuilder;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** The events of one random contact. */
final class RandomContact {
    static final int CONTACTS_AN_AGENT = 3;
    private static final List<String> TOPICS = List.of("loan", "hours", "complaint");
    private static final List<String> OUTCOMES = List.of("contained", "handed_over", "abandoned");
    /** Spans at which something changes, and just beside them. */
    private static final long[] EDGES = {
        0,
        1,
        2 * Micros.SECOND,
        5 * Micros.SECOND,
        10 * Micros.SECOND,
        20 * Micros.SECOND,
        20 * Micros.SECOND + 1,
        30 * Micros.SECOND,
        60 * Micros.SECOND,
        4 * Micros.MINUTE,
        5 * Micros.MINUTE,
        10 * Micros.MINUTE
    };

    /** From now to the end of a callback's window; a day is the memory of a call, 30 days that of a thread. */
    private static final List<Long> WINDOWS =
            List.of(10 * Micros.MINUTE, Micros.DAY, 25 * Micros.HOUR, 3 * Micros.DAY, 30 * Micros.DAY, 31 * Micros.DAY);

    private static final EventType[] STEPS =
            Arrays.stream(EventType.values()).filter(EventType::ofContact).toArray(EventType[]::new);

    private final SplittableRandom random;
    private final int number;
    private final String id;
    private final List<Event> events = new ArrayList<>();
    private final List<String> agents;
    private long now;

    RandomContact(SplittableRandom random, int number, long start) {
        this.random = random;
        this.number = number;
        this.id = "c" + number;
        this.now = start;
        this.agents = List.of("a" + number / CONTACTS_AN_AGENT, "b" + number / CONTACTS_AN_AGENT);
    }

    List<Event> events() {
        switch (random.nextInt(7)) {
            case 0, 1 -> call();
            case 2 -> talk("chat", List.of("chats"));
            case 3 -> talk("whatsapp", List.of("threads", "seniors"));
            case 4 -> talk("email", List.of("mails"));
            default -> anything();
        }
        return events;
    }

    private void add(EventType type, UnaryOperator<EventBuilder> fields) {
        EventBuilder event =
                Event.of(id + "-" + (100 + events.size()), now, type).contact(id);
        events.add(fields.apply(event).build());
    }

    private void add(EventType type) {
        add(type, event -> event);
    }

    private void pass() {
        now += random.nextInt(3) > 0 ? EDGES[random.nextInt(EDGES.length)] : random.nextLong(15 * Micros.MINUTE);
    }

    private boolean oneIn(int of) {
        return random.nextInt(of) == 0;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String queue(String kind) {
        return kind + "-" + number;
    }

    private void offered(String channel) {
        if (oneIn(10)) {
            return;
        }
        String customer = oneIn(4) ? null : "k" + random.nextInt(8);
        String topic = oneIn(3) ? null : any(TOPICS);
        add(
                EventType.OFFERED,
                event -> event.channel(channel)
                        .customer(customer)
                        .topic(topic)
                        .guidedBy(oneIn(8) ? "c" + random.nextInt(number + 1) : null)
                        .direction(oneIn(12) ? "outbound" : null));
    }

    private void bot() {
        add(EventType.BOT_STARTED);
        for (int i = random.nextInt(3); i > 0; i--) {
            pass();
            add(EventType.MESSAGE, event -> event.actor(oneIn(2) ? Actor.BOT : Actor.CUSTOMER));
        }
        pass();
        if (oneIn(4)) {
            add(EventType.HUMAN_REQUESTED);
            pass();
        }
        add(EventType.BOT_ENDED, event -> event.outcome(any(OUTCOMES)));
    }

    private void call() {
        offered("voice");
        pass();
        if (oneIn(3)) {
            bot();
        }
        add(EventType.QUEUED, event -> event.channel("voice").queue(queue("calls")));
        pass();
        if (oneIn(4)) {
            add(EventType.ASSIGNED, event -> event.agent(any(agents)));
            pass();
            add(EventType.REDIRECTED);
            pass();
        }
        switch (random.nextInt(8)) {
            case 0 -> add(EventType.ABANDONED);
            case 1 -> {
                add(
                        EventType.CALLBACK_BOOKED,
                        event -> event.windowStart(now + Micros.MINUTE).windowEnd(now + any(WINDOWS)));
                now += oneIn(3) ? any(WINDOWS) : 0;
                pass();
                if (oneIn(2)) {
                    add(EventType.CALLBACK_ATTEMPTED);
                }
            }
            case 2 -> add(EventType.FLOWED_OUT);
            case 3 -> {
                add(EventType.DEFLECTION_OFFERED, event -> event.toChannel("whatsapp"));
                pass();
                add(EventType.DEFLECTION_ACCEPTED, event -> event.toChannel("whatsapp"));
                add(EventType.ABANDONED);
            }
            case 4 -> {
                // Waits on.
            }
            default -> conversation();
        }
    }

    private void conversation() {
        add(EventType.ANSWERED, event -> event.agent(agents.get(0)));
        pass();
        if (oneIn(3)) {
            add(EventType.HELD);
            pass();
            add(EventType.RESUMED);
        }
        if (oneIn(2)) {
            boolean named = oneIn(2);
            add(EventType.TRANSFERRED, event -> event.agent(named ? agents.get(0) : null));
            add(EventType.QUEUED, event -> event.queue(queue("experts")));
            pass();
            add(EventType.ANSWERED, event -> event.agent(agents.get(1)));
            pass();
            add(EventType.RELEASED, event -> event.agent(agents.get(1)));
        } else if (oneIn(2)) {
            add(EventType.RELEASED);
        } else {
            add(EventType.RELEASED, event -> event.agent(agents.get(0)));
            pass();
            add(EventType.WRAPPED_UP, event -> event.agent(agents.get(0)));
        }
    }

    /** A written contact, through its queues, with turns in between. */
    private void talk(String channel, List<String> kinds) {
        offered(channel);
        if (oneIn(3)) {
            bot();
        }
        for (int spell = 0; spell < 1 + random.nextInt(3); spell++) {
            pass();
            add(EventType.MESSAGE, event -> event.channel(channel).actor(Actor.CUSTOMER));
            for (String kind : kinds) {
                pass();
                if (oneIn(5)) {
                    continue;
                }
                add(EventType.QUEUED, event -> event.queue(queue(kind)));
                turns();
            }
            if (!oneIn(4)) {
                add(oneIn(6) ? EventType.CLOSED : EventType.RESOLVED);
            }
            if (oneIn(3)) {
                pass();
                add(EventType.MESSAGE, event -> event.actor(Actor.CUSTOMER).courtesy(true));
            }
            now += any(List.of(Micros.HOUR, 23 * Micros.HOUR, 24 * Micros.HOUR, 25 * Micros.HOUR, 9 * Micros.DAY));
        }
    }

    private void turns() {
        String agent = any(agents);
        pass();
        if (oneIn(2)) {
            add(EventType.ASSIGNED, event -> event.agent(agent));
            pass();
        }
        if (oneIn(2)) {
            add(EventType.ANSWERED, event -> event.agent(agent));
        }
        for (int turn = random.nextInt(4); turn > 0; turn--) {
            pass();
            add(
                    EventType.MESSAGE,
                    event -> event.actor(Actor.AGENT).agent(agent).auto(oneIn(5)));
            pass();
            add(EventType.MESSAGE, event -> event.actor(Actor.CUSTOMER));
        }
        pass();
        switch (random.nextInt(5)) {
            case 0 -> add(EventType.TRANSFERRED);
            case 1 -> add(EventType.RELEASED, event -> event.agent(agent));
            case 2 -> add(EventType.IDLE);
            case 3 -> add(EventType.HUMAN_REQUESTED);
            default -> add(EventType.EXPECTATION_SENT);
        }
    }

    /** Any steps in any order, many at one time, some of which name what the contact never saw. */
    private void anything() {
        List<String> kinds = any(List.of(List.of("calls", "experts"), List.of("threads", "seniors"), List.of("chats")));
        String channel = kinds.contains("calls") ? "voice" : kinds.contains("chats") ? "chat" : "whatsapp";
        boolean says = !oneIn(4);
        for (int step = 3 + random.nextInt(12); step > 0; step--) {
            if (oneIn(2)) {
                pass();
            }
            EventType type = STEPS[random.nextInt(STEPS.length)];
            add(
                    type,
                    event -> anyFields(event, type)
                            .channel(says || oneIn(3) ? channel : null)
                            .queue(namedQueue(type, kinds)));
        }
    }

    private EventBuilder anyFields(EventBuilder event, EventType type) {
        boolean named = type == EventType.ASSIGNED || oneIn(2);
        return event.agent(named ? any(agents) : null)
                .seq(oneIn(5) ? random.nextInt(3) : 0)
                .actor(type == EventType.MESSAGE ? any(List.of(Actor.values())) : null)
                .auto(type == EventType.MESSAGE && oneIn(8))
                .outcome(type == EventType.BOT_ENDED ? any(OUTCOMES) : null)
                .direction(type == EventType.OFFERED && oneIn(6) ? any(List.of("inbound", "outbound")) : null)
                .toChannel(type == EventType.DEFLECTION_ACCEPTED && oneIn(2) ? "whatsapp" : null)
                .windowEnd(
                        type == EventType.CALLBACK_BOOKED && oneIn(2)
                                ? now + EDGES[random.nextInt(EDGES.length)]
                                : null);
    }

    /** Mostly none or one of those that it may be in; now and then one that the contact never entered. */
    private String namedQueue(EventType type, List<String> kinds) {
        if (type == EventType.QUEUED || oneIn(3)) {
            return queue(any(kinds));
        }
        return oneIn(12) ? queue(any(List.of("calls", "seniors", "chats", "mails"))) : null;
    }
}
