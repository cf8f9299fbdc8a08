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
    /** Of its own, so that a decision does not change the ids of what it does not concern. */
    private long planCount;

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
        return count + planCount > 0;
    }

    void offered(Contact contact) {
        if (sink == null) {
            return;
        }
        contact.id = id(contact) + (contact.order > 1 ? "-" + contact.order : "");
        contact.customer = customer(contact);
        EventBuilder offered = of(contact, EventType.OFFERED)
                .customer(contact.customer)
                .topic(floor.model.topics[contact.topic])
                .caseId(contact.problem == null ? null : contact.problem.caseId)
                .priority(contact.priority);
        send(contact.guidedBy == null ? offered : offered.guidedBy(contact.guidedBy.id));
    }

    /** A call from the centre to the customer of that contact, with its only leg. */
    void outbound(Contact call, int order) {
        if (sink == null) {
            return;
        }
        call.id = id(call) + (order > 1 ? "-" + order : "") + "-call";
        call.customer = customer(call);
        send(of(call, EventType.OFFERED)
                .customer(call.customer)
                .topic(floor.model.topics[call.topic])
                .caseId(call.problem.caseId)
                .direction("outbound")
                .reason("callback"));
        queued(call);
    }

    private String id(Contact contact) {
        return prefix + contact.day + "-" + contact.stream + "-" + contact.number;
    }

    private String customer(Contact contact) {
        if (contact.problem != null) {
            return contact.withheld ? null : floor.population.key(contact.problem.person, contact.channelId);
        }
        int customer = (int)
                (contact.draw(Draws.CUSTOMER, 0) * floor.model.scenario.demand().customers());
        return "k" + Long.toHexString(Draws.seed(CUSTOMER_SALT, customer) >>> 24);
    }

    void queued(Contact contact) {
        if (sink != null) {
            send(of(contact, EventType.QUEUED)
                    .queue(contact.queue.id)
                    .customer(contact.customer)
                    .topic(floor.model.topics[contact.topic])
                    .caseId(contact.problem == null ? null : contact.problem.caseId)
                    .line(contact.queue.line)
                    .priority(contact.priority));
        }
    }

    void deflection(Contact contact, EventType type, String to) {
        if (sink != null) {
            send(of(contact, type).queue(contact.queue.id).toChannel(to));
        }
    }

    /** A call back is booked. */
    void callback(Contact contact, EventType type, long windowStart, long windowEnd) {
        if (sink != null) {
            send(of(contact, type)
                    .queue(contact.queue.id)
                    .windowStart(windowStart)
                    .windowEnd(windowEnd));
        }
    }

    /** An agent tries to keep the promise. */
    void callback(Contact contact, EventType type, Agent agent) {
        if (sink != null) {
            send(of(contact, type).agent(agent.profile.agent()));
        }
    }

    void digitalStep(Problem problem, ProcessModel model, String status) {
        if (sink != null) {
            Journeys.Process process = model.process;
            send(of(EventType.DIGITAL_STEP)
                    .customer(floor.population.key(problem.person, process.channel()))
                    .channel(process.channel())
                    .process(model.name)
                    .step(process.steps().get(problem.step))
                    .stepIndex(problem.step)
                    .status(status)
                    .session(prefix + "d" + problem.day + "-" + problem.stream + "-" + problem.number)
                    .platform(model.platforms.name(problem.draw(Draws.DIGITAL_TOPIC, 1))));
        }
    }

    void linked(String customer, String sameAs, double confidence) {
        if (sink != null) {
            send(of(EventType.IDENTITY_LINKED).customer(customer).sameAs(sameAs).confidence(confidence));
        }
    }

    void unlinked(String customer, String sameAs) {
        if (sink != null) {
            send(of(EventType.IDENTITY_UNLINKED).customer(customer).sameAs(sameAs));
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

    /** Tells a stretch of the plan of record. */
    void scheduled(String agent, PlannedDay.Stretch stretch) {
        if (sink != null) {
            send(ofPlan(EventType.AGENT_SCHEDULED)
                    .agent(agent)
                    .start(stretch.start())
                    .end(stretch.end())
                    .activity(stretch.activity()));
        }
    }

    void moveDecided(String agent, String toQueue, String lever) {
        if (sink != null) {
            send(ofPlan(EventType.MOVE_DECIDED).agent(agent).toQueue(toQueue).reason(lever));
        }
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

    private EventBuilder ofPlan(EventType type) {
        return Event.of(prefix + "plan-" + ++planCount, floor.now, type).source(SOURCE);
    }

    /** The engine's own order stands for steps of one contact at one time. */
    private EventBuilder of(Contact contact, EventType type) {
        contact.lastSeq = contact.lastTime == floor.now ? contact.lastSeq + 1 : 0;
        contact.lastTime = floor.now;
        return of(type).seq(contact.lastSeq).contact(contact.id).channel(contact.channelId);
    }

    private void send(EventBuilder event) {
        sink.accept(event.build());
    }
}
