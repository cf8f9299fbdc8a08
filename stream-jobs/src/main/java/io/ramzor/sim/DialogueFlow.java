package io.ramzor.sim;

import io.ramzor.centre.ChannelKind;
import io.ramzor.event.Actor;
import io.ramzor.event.EventType;

/** Messages back and forth between a customer and an agent, with pauses; replies slow down when several are owed. */
final class DialogueFlow {
    private final Floor floor;

    DialogueFlow(Floor floor) {
        this.floor = floor;
    }

    /** An agent has just got the contact; the customer's message awaits a reply. */
    void begin(Contact contact, long work) {
        if (contact.exchange == 0) {
            contact.exchanges = contact.queue.exchanges(contact.draw(Draws.EXCHANGES, 0));
        }
        contact.replyWork = work / contact.exchanges;
        owe(contact);
    }

    void progress(int kind, Contact contact) {
        switch (kind) {
            case Happening.REPLY_DONE -> replied(contact);
            case Happening.WRITES -> writes(contact);
            case Happening.GOES_IDLE -> goesIdle(contact);
            case Happening.SILENT -> silent(contact);
            default -> throw new IllegalStateException("no such happening: " + kind);
        }
    }

    private void owe(Contact contact) {
        contact.replyOwed = true;
        contact.replying = false;
        contact.agent.repliesOwed++;
        startReplies(contact.agent);
    }

    /** Begins the replies that the agent owes and has not begun, if nothing else holds the agent. */
    void startReplies(Agent agent) {
        if (agent.repliesOwed == 0 || !agent.canReply()) {
            return;
        }
        for (int i = 0; i < agent.heldCount(); i++) {
            Contact contact = agent.held(i);
            if (contact.replyOwed && !contact.replying) {
                contact.replying = true;
                double spread = 0.5 + contact.draw(Draws.REPLY, contact.exchange);
                double slower = 1 + contact.queue.dialogue.slowdown() * (agent.repliesOwed - 1);
                floor.flow.schedule(contact, Happening.REPLY_DONE, (long) (contact.replyWork * spread * slower));
            }
        }
    }

    private void replied(Contact contact) {
        Agent agent = contact.agent;
        contact.replyOwed = false;
        contact.replying = false;
        agent.repliesOwed--;
        contact.exchange++;
        floor.scribe.message(contact, Actor.AGENT);
        if (contact.exchange >= contact.exchanges) {
            floor.flow.release(contact);
        } else {
            awaitCustomer(contact);
        }
        floor.flow.agentFree(agent);
    }

    private void awaitCustomer(Contact contact) {
        QueueModel queue = contact.queue;
        int count = contact.exchange;
        if (contact.draw(Draws.SILENT, count) < queue.dialogue.silentShare()) {
            contact.writesAt = Long.MAX_VALUE;
            schedulePause(contact, queue.silentMicros, Happening.SILENT);
            return;
        }
        boolean pauses = queue.pause != null && contact.draw(Draws.PAUSE, count) < queue.dialogue.pauseShare();
        long gap = (pauses ? queue.pause : queue.gap).micros(contact.draw(Draws.GAP, count));
        contact.writesAt = floor.now + Math.max(1, gap);
        schedulePause(contact, gap, Happening.WRITES);
    }

    private void schedulePause(Contact contact, long length, int then) {
        boolean idles = contact.queue.kind == ChannelKind.MESSAGING && length > floor.model.idleMicros;
        floor.flow.schedule(contact, idles ? Happening.GOES_IDLE : then, idles ? floor.model.idleMicros : length);
    }

    private void goesIdle(Contact contact) {
        if (contact.writesAt == Long.MAX_VALUE) {
            floor.flow.schedule(contact, Happening.SILENT, contact.queue.silentMicros - floor.model.idleMicros);
        } else {
            floor.flow.schedule(contact, Happening.WRITES, contact.writesAt - floor.now);
        }
        if (contact.agent != null) {
            contact.agent.idle(contact, true);
            floor.scribe.step(contact, EventType.IDLE);
            floor.flow.agentFree(contact.agent);
        }
    }

    private void writes(Contact contact) {
        Agent agent = contact.agent;
        if (contact.idle) {
            if (agent != null) {
                agent.idle(contact, false);
            }
            contact.idle = false;
            floor.scribe.step(contact, EventType.REVIVED);
        }
        floor.scribe.message(contact, Actor.CUSTOMER);
        if (agent != null) {
            owe(contact);
            floor.scribe.agentState(agent);
        } else {
            floor.flow.enqueue(contact, contact.queue);
        }
    }

    /** The customer has not written for so long that the system resolves the thread. */
    private void silent(Contact contact) {
        Agent agent = contact.agent;
        if (agent == null) {
            floor.scribe.resolved(contact, Actor.SYSTEM, "customer_silent");
            floor.scribe.step(contact, EventType.CLOSED);
            floor.flow.end(contact, Ending.HANDLED);
            return;
        }
        floor.scribe.step(contact, EventType.RELEASED);
        floor.scribe.resolved(contact, Actor.SYSTEM, "customer_silent");
        floor.flow.close(contact);
    }

    /**
     * An agent goes home. Threads that wait for their customers are let go and queue anew when the customer writes; those owed a
     * reply queue at once.
     */
    void letGo(Agent agent) {
        while (agent.heldCount() > 0) {
            Contact contact = agent.held(agent.heldCount() - 1);
            boolean owed = contact.replyOwed;
            contact.replyOwed = false;
            contact.replying = false;
            agent.repliesOwed -= owed ? 1 : 0;
            floor.tally.handled(contact, floor.now);
            floor.scribe.released(contact, "shift_end");
            agent.drop(contact);
            if (owed) {
                floor.flow.enqueue(contact, contact.queue);
            }
        }
    }
}
