package io.ramzor.sim;

import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventBuilder;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tells what happens as the events that a centre's systems would send; silent without a sink. */
final class Scribe {
    static final String SOURCE = "twin";
    private static final long CUSTOMER_SALT = 0x52616D7A6F72L;

    private final Floor floor;
    private final String prefix;
    private Consumer<Event> sink;
    private long count;

    Scribe(Floor floor, String run) {
        this.floor = floor;
        this.prefix = run + "s" + floor.seed + "-";
    }

    void to(Consumer<Event> newSink) {
        sink = newSink;
    }

    /** Whether anybody reads. */
    boolean on() {
        return sink != null;
    }

    /** Whether anything but clocks was told. */
    boolean hasTold() {
        return count > 0;
    }

    void offered(Contact contact) {
        if (sink == null) {
            return;
        }
        contact.id = prefix + contact.day + "-" + contact.stream + "-" + contact.number;
        int customer = (int)
                (contact.draw(Draws.CUSTOMER, 0) * floor.model.scenario.demand().customers());
        contact.customer = "k" + Long.toHexString(Draws.seed(CUSTOMER_SALT, customer) >>> 24);
        send(of(contact, EventType.OFFERED)
                .customer(contact.customer)
                .topic(floor.model.topics[contact.topic])
                .priority(contact.priority));
    }

    void queued(Contact contact) {
        if (sink != null) {
            send(of(contact, EventType.QUEUED)
                    .queue(contact.queue.id)
                    .customer(contact.customer)
                    .topic(floor.model.topics[contact.topic])
                    .line(contact.queue.line)
                    .priority(contact.priority));
        }
    }

    /** A step of the open leg. */
    void leg(Contact contact, EventType type) {
        if (sink != null) {
            send(of(contact, type).queue(contact.queue.id).agent(agent(contact)));
        }
    }

    /** A step that needs no more than the contact and, if it has one, its agent. */
    void step(Contact contact, EventType type) {
        if (sink != null) {
            send(of(contact, type).agent(agent(contact)));
        }
    }

    void released(Contact contact, String reason) {
        if (sink != null) {
            send(of(contact, EventType.RELEASED).agent(agent(contact)).reason(reason));
        }
    }

    void transferred(Contact contact, QueueModel to) {
        if (sink != null) {
            send(of(contact, EventType.TRANSFERRED)
                    .agent(agent(contact))
                    .toQueue(to.id)
                    .reason("escalation"));
        }
    }

    void message(Contact contact, Actor actor) {
        if (sink != null) {
            send(of(contact, EventType.MESSAGE).actor(actor).agent(actor == Actor.AGENT ? agent(contact) : null));
        }
    }

    void botEnded(Contact contact, String outcome) {
        if (sink != null) {
            send(of(contact, EventType.BOT_ENDED).outcome(outcome));
        }
    }

    void resolved(Contact contact, Actor actor, String reason) {
        if (sink != null) {
            send(of(contact, EventType.RESOLVED)
                    .actor(actor)
                    .agent(agent(contact))
                    .reason(reason));
        }
    }

    /** Tells the agent's state and channels if they are not as told last. */
    void agentState(Agent agent) {
        if (sink == null) {
            return;
        }
        String state = agent.state();
        List<String> channels = floor.rota.channels(agent);
        if (state.equals(agent.toldState) && channels.equals(agent.toldChannels)) {
            return;
        }
        agent.toldState = state;
        agent.toldChannels = channels;
        send(of(EventType.AGENT_STATE)
                .agent(agent.profile.agent())
                .state(state)
                .channels(channels)
                .capacity(capacity(agent, channels)));
    }

    private Map<String, Integer> capacity(Agent agent, List<String> channels) {
        Map<String, Integer> capacity = new LinkedHashMap<>();
        for (String channel : channels) {
            int index = Arrays.asList(floor.model.channels).indexOf(channel);
            if (index >= 0) {
                capacity.put(channel, Agent.FULL / agent.unit[index]);
            }
        }
        return capacity;
    }

    void calendarChanged(Scenario.Note note) {
        if (sink != null) {
            send(of(EventType.CALENDAR_CHANGED)
                    .kind(note.kind())
                    .channel(note.channel())
                    .note(note.note()));
        }
    }

    void botLevel() {
        if (sink != null) {
            send(of(EventType.BOT_LEVEL_CHANGED)
                    .level(FloorModel.BOT_LEVELS.get(floor.botLevel))
                    .topics(floor.model.closableTopics.get(floor.botLevel)));
        }
    }

    void clock(long at) {
        sink.accept(Event.of(prefix + "clock-" + at / Micros.SECOND, at, EventType.CLOCK)
                .source(SOURCE)
                .build());
    }

    private static String agent(Contact contact) {
        return contact.agent == null ? null : contact.agent.profile.agent();
    }

    private EventBuilder of(EventType type) {
        return Event.of(prefix + ++count, floor.now, type).source(SOURCE);
    }

    /** The engine's own order stands for steps of one contact at one time. */
    private EventBuilder of(Contact contact, EventType type) {
        contact.lastSeq = contact.lastTime == floor.now ? contact.lastSeq + 1 : 0;
        contact.lastTime = floor.now;
        return of(type).seq(contact.lastSeq).contact(contact.id).channel(contact.queue.channelId);
    }

    private void send(EventBuilder event) {
        sink.accept(event.build());
    }
}
