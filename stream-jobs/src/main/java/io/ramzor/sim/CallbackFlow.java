package io.ramzor.sim;

import io.ramzor.event.EventType;
import io.ramzor.event.Micros;

/** Promises to call back: booked by those who wait long, kept by agents who call inside the window, mostly. */
final class CallbackFlow {
    private static final long QUARTER = 15 * Micros.MINUTE;

    private final Floor floor;
    private final JourneyModel model;
    private final Journeys.Callback terms;
    private final JourneyTally tally;
    private final Law.Sampler lateBy;
    private final Law.Sampler again;

    CallbackFlow(Floor floor) {
        this.floor = floor;
        this.model = floor.model.journeys;
        this.terms = model.journeys.callback();
        this.tally = floor.journeyTally;
        this.lateBy = terms == null ? null : terms.lateBy().sampler();
        this.again = terms == null ? null : terms.again().sampler();
    }

    /** Whoever waits long enough in a queue that calls back may book a call. */
    void mayOffer(Contact contact) {
        if (model.callsBack[contact.queue.index] && contact.draw(Draws.CALLBACK, 0) < terms.accepts()) {
            contact.restless = floor.heap.push(
                    floor.now + (long) (terms.afterSeconds() * 1e6), Happening.CALLBACK_OFFER, contact.slot);
        }
    }

    void happens(int kind, Contact contact, long word) {
        if (kind == Happening.CALLBACK_OFFER && contact.restless == word) {
            contact.restless = 0;
            book(contact);
        } else if (kind == Happening.CALLBACK_DUE && contact.offer == word) {
            contact.offer = 0;
            due(contact);
        }
    }

    private void book(Contact contact) {
        long start = (floor.now + terms.leadMinutes() * Micros.MINUTE + QUARTER - 1) / QUARTER * QUARTER;
        long end = start + terms.windowMinutes() * Micros.MINUTE;
        if (!model.isOpen(contact.queue, start) || !model.isOpen(contact.queue, end)) {
            return;
        }
        floor.flow.stopsWaiting(contact);
        boolean late = floor.tally.bookedCallback(contact, floor.now);
        tally.add(JourneyTally.Count.CALLBACKS_BOOKED);
        floor.scribe.callback(contact, EventType.CALLBACK_BOOKED, start, end);
        floor.customers.promised(contact, late);
        contact.promiseEnds = end;
        boolean forgotten = contact.draw(Draws.CALLBACK, 1) < terms.late();
        double u = contact.draw(Draws.CALLBACK, 2);
        long at = forgotten ? end + 1 + lateBy.micros(u) : start + (long) (u * 0.7 * (end - start));
        contact.offer = floor.heap.push(at, Happening.CALLBACK_DUE, contact.slot);
    }

    /** The call is to be made as soon as an agent is free, before those who call. */
    private void due(Contact contact) {
        contact.queuedAt = floor.now;
        contact.priority = 0;
        contact.promised = true;
        Agent agent = floor.routing.agentFor(contact.queue);
        if (agent == null) {
            floor.lines[contact.queue.index].add(contact);
        } else {
            attempt(agent, contact);
        }
    }

    /** Dials; the agent has the call only if the customer picks up. */
    void attempt(Agent agent, Contact contact) {
        contact.promised = false;
        contact.attempts++;
        if (contact.attempts == 1) {
            tally.add(
                    floor.now <= contact.promiseEnds
                            ? JourneyTally.Count.CALLBACKS_ATTEMPTED_IN_WINDOW
                            : JourneyTally.Count.CALLBACKS_ATTEMPTED_LATE);
        }
        floor.scribe.callback(contact, EventType.CALLBACK_ATTEMPTED, agent);
        if (contact.draw(Draws.CALLBACK, 2 + contact.attempts) < terms.reached()) {
            reached(agent, contact);
        } else if (contact.attempts < terms.attempts()) {
            long after = again.micros(contact.draw(Draws.CALLBACK, -contact.attempts));
            contact.offer = floor.heap.push(floor.now + Math.max(1, after), Happening.CALLBACK_DUE, contact.slot);
        } else {
            tally.add(JourneyTally.Count.CALLBACKS_GIVEN_UP);
            floor.scribe.step(contact, EventType.CLOSED);
            floor.customers.ended(contact, Ending.MISSED_CALLBACK);
            floor.flow.end(contact);
        }
    }

    /** The talk is a contact of its own, from the centre to the customer. */
    private void reached(Agent agent, Contact contact) {
        tally.add(JourneyTally.Count.CALLBACKS_REACHED);
        floor.scribe.callback(contact, EventType.CALLBACK_REACHED, agent);
        Contact call = floor.contacts.take();
        call.begin(floor.now, contact.stream, contact.number, contact.day, contact.queue, contact.topic);
        call.seed(Draws.seed(contact.draws, Draws.CALLBACK));
        call.outbound = true;
        call.withheld = contact.withheld;
        call.problem = contact.problem;
        call.problem.played++;
        call.queuedAt = floor.now;
        call.leg = 1;
        floor.scribe.step(contact, EventType.CLOSED);
        floor.tally.besides();
        floor.scribe.outbound(call, contact.order);
        floor.customers.leaves(contact);
        floor.flow.end(contact);
        floor.flow.connect(agent, call);
    }
}
