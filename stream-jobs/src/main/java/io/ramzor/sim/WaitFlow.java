package io.ramzor.sim;

import io.ramzor.event.Actor;
import io.ramzor.event.EventType;

/** What happens to those who wait for an agent: messages and offers of the centre, and what impatient customers do. */
final class WaitFlow {
    /** Time to make up one's mind about an offer. */
    private static final long DECIDES = 8_000_000;

    private final Floor floor;
    private final JourneyModel model;
    private final JourneyTally tally;

    WaitFlow(Floor floor) {
        this.floor = floor;
        this.model = floor.model.journeys;
        this.tally = floor.journeyTally;
    }

    /** The contact has just begun to wait. */
    void begin(Contact contact) {
        if (contact.order == 0) {
            return;
        }
        if (!contact.queue.spoken) {
            expectation(contact);
            restless(contact);
        } else {
            steering(contact);
            floor.callbacks.mayOffer(contact);
        }
    }

    /** It waits no more. */
    void end(Contact contact) {
        contact.offer = 0;
        contact.restless = 0;
    }

    void happens(int kind, Contact contact, long word) {
        switch (kind) {
            case Happening.EXPECTATION -> {
                if (contact.offer == word) {
                    expect(contact);
                }
            }
            case Happening.RESTLESS -> {
                if (contact.restless == word) {
                    act(contact);
                }
            }
            case Happening.STEERING -> {
                if (contact.offer == word) {
                    offer(contact);
                }
            }
            case Happening.STEERED -> {
                if (contact.offer == word) {
                    accept(contact);
                }
            }
            case Happening.GUIDE, Happening.GUIDE_REPLIES -> floor.guides.happens(kind, contact, word);
            default -> floor.callbacks.happens(kind, contact, word);
        }
    }

    // --- expectation and impatience, in writing

    private void expectation(Contact contact) {
        Journeys.Expectation expectation = model.journeys.expectation();
        if (expectation == null || contact.told) {
            return;
        }
        Double after = expectation.afterSeconds().get(contact.channelId);
        if (after != null && contact.draw(Draws.EXPECTATION, 0) < expectation.share()) {
            contact.offer = later(contact, Happening.EXPECTATION, (long) (after * 1e6));
        }
    }

    private void expect(Contact contact) {
        contact.offer = 0;
        contact.told = true;
        tally.add(JourneyTally.Count.EXPECTATIONS_SENT);
        floor.scribe.leg(contact, EventType.EXPECTATION_SENT);
    }

    private void restless(Contact contact) {
        Journeys.Restless restless = model.journeys.restless().get(contact.channelId);
        if (restless != null && contact.draw(Draws.RESTLESS, 4 * contact.leg) < restless.share()) {
            long after = model.restlessAfter
                    .get(contact.channelId)
                    .micros(contact.draw(Draws.RESTLESS, 4 * contact.leg + 1));
            contact.restless = later(contact, Happening.RESTLESS, after);
        }
    }

    private void act(Contact contact) {
        contact.restless = 0;
        tally.add(contact.told ? JourneyTally.Count.RESTLESS_TOLD : JourneyTally.Count.RESTLESS_UNTOLD);
        if (contact.told
                && contact.draw(Draws.RESTLESS, 4 * contact.leg + 2)
                        >= model.journeys.expectation().calms()) {
            return;
        }
        tally.add(contact.told ? JourneyTally.Count.RESTLESS_TOLD_ACTED : JourneyTally.Count.RESTLESS_UNTOLD_ACTED);
        double u = contact.draw(Draws.RESTLESS, 4 * contact.leg + 3);
        double share = model.journeys.restless().get(contact.channelId).elsewhere();
        if (u < share && besides(contact, u / share)) {
            return;
        }
        tally.add(JourneyTally.Count.WROTE_AGAIN);
        floor.scribe.message(contact, Actor.CUSTOMER);
    }

    /** Tries another channel as well; false if that cannot be. */
    private boolean besides(Contact contact, double u) {
        Problem problem = contact.problem;
        String channel = floor.customers.elsewhere(contact.channelId, u);
        QueueModel queue = channel == null ? null : model.queue(channel, problem.topic);
        if (queue == null || problem.contacts >= model.journeys.mostContacts() || !model.isOpen(queue, floor.now)) {
            return false;
        }
        floor.customers.begins(problem, channel);
        return true;
    }

    // --- steering to another channel

    private void steering(Contact contact) {
        Journeys.Steering steering = model.journeys.steering();
        if (steering != null
                && model.steeredTo.containsKey(contact.channelId)
                && contact.leg == 1
                && contact.draw(Draws.STEERING, 0) < steering.share()) {
            contact.offer = later(contact, Happening.STEERING, (long) (steering.afterSeconds() * 1e6));
        }
    }

    private void offer(Contact contact) {
        contact.offer = 0;
        String to = model.steeredTo.get(contact.channelId).name(contact.draw(Draws.STEERING, 1));
        QueueModel queue = to == null ? null : model.queue(to, contact.topic);
        if (queue == null || !model.isOpen(queue, floor.now)) {
            return;
        }
        contact.steeredTo = to;
        tally.add(JourneyTally.Count.DEFLECTION_OFFERED);
        floor.scribe.deflection(contact, EventType.DEFLECTION_OFFERED, to);
        if (contact.draw(Draws.STEERING, 2) < model.journeys.steering().accepts()) {
            contact.offer = later(contact, Happening.STEERED, DECIDES);
        }
    }

    private void accept(Contact contact) {
        contact.offer = 0;
        tally.add(JourneyTally.Count.DEFLECTION_ACCEPTED);
        floor.scribe.deflection(contact, EventType.DEFLECTION_ACCEPTED, contact.steeredTo);
        floor.flow.stopsWaiting(contact);
        floor.tally.flowedOut(contact, floor.now);
        floor.scribe.leg(contact, EventType.ABANDONED);
        floor.customers.invited(
                contact, contact.steeredTo, model.steeringDelay.micros(contact.draw(Draws.STEERING, 3)));
        floor.flow.end(contact);
    }

    private long later(Contact contact, int kind, long after) {
        return floor.heap.push(floor.now + Math.max(1, after), kind, contact.slot);
    }
}
