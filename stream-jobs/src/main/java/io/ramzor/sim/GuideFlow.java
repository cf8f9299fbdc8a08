package io.ramzor.sim;

import io.ramzor.event.Actor;
import io.ramzor.event.EventType;

/** Sessions to which an agent sends a link during a call; both see the same page, and it ends with the agent's part in the call. */
final class GuideFlow {
    private static final double BEGINS = 0.4;
    private static final long REPLIES_AFTER = 25_000_000;

    private final Floor floor;
    private final JourneyModel model;

    GuideFlow(Floor floor) {
        this.floor = floor;
        this.model = floor.model.journeys;
    }

    /** An agent begins to talk and may send a link. */
    void mayBegin(Contact call, long work) {
        if (call.order > 0
                && call.guides == null
                && call.queue.spoken
                && call.draw(Draws.GUIDED, call.leg) < model.guided[call.topic]) {
            call.guide = floor.heap.push(floor.now + Math.max(1, (long) (work * BEGINS)), Happening.GUIDE, call.slot);
        }
    }

    void happens(int kind, Contact contact, long word) {
        if (contact.guide != word) {
            return;
        }
        contact.guide = 0;
        if (kind == Happening.GUIDE) {
            begin(contact);
        } else {
            floor.scribe.message(contact, Actor.AGENT);
        }
    }

    private void begin(Contact call) {
        String channel = model.guidedOn.name(call.draw(Draws.GUIDED, -call.leg));
        if (call.problem.contacts >= model.journeys.mostContacts()) {
            return;
        }
        Contact session = floor.contacts.take();
        session.begin(floor.now, call.stream, call.number, call.day, call.queue, call.topic);
        session.channelId = channel;
        session.seed(Draws.seed(call.draws, Draws.GUIDED));
        session.guidedBy = call;
        session.agent = call.agent;
        call.guides = session;
        floor.customers.joins(session, call.problem);
        floor.journeyTally.add(JourneyTally.Count.GUIDED);
        floor.tally.besides();
        floor.scribe.offered(session);
        if (floor.model.scenario.centre().channelOrDefault(channel).written()) {
            floor.scribe.step(session, EventType.ASSIGNED);
            session.guide = floor.heap.push(floor.now + REPLIES_AFTER, Happening.GUIDE_REPLIES, session.slot);
        }
    }

    /** The agent's part in the call ends. */
    void end(Contact call) {
        call.guide = 0;
        Contact session = call.guides;
        if (session == null) {
            return;
        }
        if (session.guide != 0) {
            session.guide = 0;
            floor.scribe.message(session, Actor.AGENT);
        }
        floor.scribe.resolved(session, Actor.AGENT, null);
        floor.scribe.step(session, EventType.CLOSED);
        floor.customers.leaves(session);
        session.agent = null;
        session.guidedBy = null;
        call.guides = null;
        floor.flow.end(session);
    }
}
