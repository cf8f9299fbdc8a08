package io.ramzor.sim;

import io.ramzor.centre.ChannelKind;
import io.ramzor.event.Actor;
import io.ramzor.event.EventType;

/** What happens to a contact from its arrival to its end; written dialogues are in {@link DialogueFlow}. */
final class ContactFlow {
    private static final double HELD_SHARE = 0.2;
    private final Floor floor;

    ContactFlow(Floor floor) {
        this.floor = floor;
    }

    void arrive(ArrivalStream stream, long day) {
        if (floor.customers != null && floor.customers.turnsAway(stream, day)) {
            return;
        }
        Contact contact = floor.contacts.take();
        contact.begin(floor.now, stream.number, stream.count(), day, floor.model.queues[stream.queue], stream.topic);
        contact.seed(stream.contactSeed());
        floor.tally.arrived(stream, floor.now);
        if (floor.customers != null) {
            floor.customers.fresh(contact);
        }
        admit(contact);
    }

    /** The contact reaches its channel: the bot first where there is one, else the queue. */
    void admit(Contact contact) {
        QueueModel queue = contact.queue;
        floor.scribe.offered(contact);
        if (queue.bot != null) {
            startBot(contact, queue);
        } else {
            if (queue.written && queue.kind == ChannelKind.LIVE) {
                floor.scribe.message(contact, Actor.CUSTOMER);
            }
            enqueue(contact, queue);
        }
    }

    void handle(int kind, Contact contact, long word) {
        switch (kind) {
            case Happening.PATIENCE_ENDS -> {
                if (contact.patience == word) {
                    abandon(contact);
                }
            }
            case Happening.BOT_REPLIES, Happening.HELD, Happening.RESUMED -> {
                if (contact.side == word) {
                    side(kind, contact);
                }
            }
            default -> {
                if (contact.progress == word) {
                    contact.progress = 0;
                    progress(kind, contact);
                }
            }
        }
    }

    private void progress(int kind, Contact contact) {
        switch (kind) {
            case Happening.BOT_DONE -> endBot(contact);
            case Happening.WORK_DONE -> finishWork(contact);
            case Happening.WRAP_UP_DONE -> close(contact);
            default -> floor.dialogue.progress(kind, contact);
        }
    }

    void schedule(Contact contact, int kind, long after) {
        contact.progress = floor.heap.push(floor.now + Math.max(1, after), kind, contact.slot);
    }

    // --- bot

    private void startBot(Contact contact, QueueModel queue) {
        boolean may = floor.model.closable[floor.botLevel][contact.topic];
        contact.botLeaves = contact.draw(Draws.BOT_LEAVES, 0) < queue.bot.leaves();
        contact.botCloses = may && contact.draw(Draws.BOT_CLOSES, 0) < queue.contained[contact.topic];
        long session = queue.botSession.micros(contact.draw(Draws.BOT_TIME, 0));
        long length = may ? session : session / 3;
        floor.scribe.step(contact, EventType.BOT_STARTED);
        if (floor.scribe.on()) {
            if (queue.kind == ChannelKind.LIVE) {
                floor.scribe.message(contact, Actor.CUSTOMER);
            }
            contact.side =
                    floor.heap.push(floor.now + Math.min(3_000_000, length / 2), Happening.BOT_REPLIES, contact.slot);
        }
        schedule(contact, Happening.BOT_DONE, length);
    }

    private void endBot(Contact contact) {
        String outcome = contact.botLeaves ? "abandoned" : contact.botCloses ? "contained" : "handed_over";
        floor.tally.bot(contact, outcome);
        if (contact.botLeaves) {
            floor.scribe.botEnded(contact, outcome);
            floor.scribe.step(contact, EventType.ABANDONED);
            end(contact, Ending.LEFT_BOT);
        } else if (contact.botCloses) {
            floor.scribe.message(contact, Actor.BOT);
            floor.scribe.botEnded(contact, outcome);
            floor.scribe.resolved(contact, Actor.BOT, null);
            floor.scribe.step(contact, EventType.CLOSED);
            end(contact, Ending.CONTAINED);
        } else {
            floor.scribe.message(contact, Actor.CUSTOMER);
            if (contact.draw(Draws.HUMAN_REQUEST, 0) < 0.5) {
                floor.scribe.step(contact, EventType.HUMAN_REQUESTED);
            }
            floor.scribe.botEnded(contact, outcome);
            if (floor.customers != null) {
                floor.customers.handedOver(contact);
            }
            enqueue(contact, contact.queue);
        }
    }

    // --- queue

    /** Puts the contact into a queue, or at once to an agent who can take it. */
    void enqueue(Contact contact, QueueModel queue) {
        contact.queue = queue;
        contact.queuedAt = floor.now;
        contact.leg++;
        floor.tally.queued(contact);
        floor.scribe.queued(contact);
        if (floor.customers != null) {
            floor.customers.waits(contact);
        }
        Agent agent = floor.routing.agentFor(queue);
        if (agent != null) {
            connect(agent, contact);
            return;
        }
        floor.lines[queue.index].add(contact);
        if (floor.waits != null) {
            floor.waits.begin(contact);
        }
        if (queue.patience != null) {
            long patience = queue.patience.micros(contact.draw(Draws.PATIENCE, contact.leg));
            contact.patience =
                    floor.heap.push(floor.now + Math.max(1, patience), Happening.PATIENCE_ENDS, contact.slot);
        }
    }

    private void abandon(Contact contact) {
        stopsWaiting(contact);
        floor.tally.abandoned(contact, floor.now);
        floor.scribe.leg(contact, EventType.ABANDONED);
        end(contact, Ending.ABANDONED);
    }

    /** The contact leaves its line without an agent. */
    void stopsWaiting(Contact contact) {
        floor.lines[contact.queue.index].remove(contact);
        contact.patience = 0;
        contact.offer = 0;
        contact.restless = 0;
    }

    /** Lets the agent take what may be taken, or leave if it is time. */
    void agentFree(Agent agent) {
        if (agent.leavesFor != null) {
            floor.dialogue.startReplies(agent);
            floor.rota.leaveIfDone(agent);
            return;
        }
        for (Contact next = floor.routing.contactFor(agent); next != null; next = floor.routing.contactFor(agent)) {
            floor.lines[next.queue.index].remove(next);
            connect(agent, next);
        }
        floor.dialogue.startReplies(agent);
        floor.scribe.agentState(agent);
    }

    void connect(Agent agent, Contact contact) {
        if (contact.promised) {
            floor.callbacks.attempt(agent, contact);
            return;
        }
        contact.patience = 0;
        contact.offer = 0;
        contact.restless = 0;
        contact.answeredAt = floor.now;
        agent.restedSince = floor.now;
        agent.hold(contact);
        boolean late = floor.tally.answered(contact, floor.now);
        if (floor.customers != null) {
            floor.customers.answered(contact, late);
        }
        if (contact.queue.kind == ChannelKind.MESSAGING) {
            floor.scribe.leg(contact, EventType.ASSIGNED);
        }
        floor.scribe.leg(contact, EventType.ANSWERED);
        long work = (long) (contact.queue.handle.micros(contact.draw(Draws.HANDLE, contact.leg))
                / agent.proficiency[contact.queue.index]);
        if (contact.queue.written) {
            floor.dialogue.begin(contact, work);
        } else {
            schedule(contact, Happening.WORK_DONE, work);
            scheduleHold(contact, work);
            if (floor.guides != null) {
                floor.guides.mayBegin(contact, work);
            }
        }
        floor.scribe.agentState(agent);
    }

    private void scheduleHold(Contact contact, long work) {
        double u = contact.draw(Draws.HOLD, contact.leg);
        if (floor.scribe.on() && contact.queue.kind == ChannelKind.LIVE && u < HELD_SHARE && work > 60_000_000) {
            contact.side = floor.heap.push(floor.now + work * 2 / 5, Happening.HELD, contact.slot);
        }
    }

    private void side(int kind, Contact contact) {
        contact.side = 0;
        switch (kind) {
            case Happening.BOT_REPLIES -> floor.scribe.message(contact, Actor.BOT);
            case Happening.HELD -> {
                floor.scribe.step(contact, EventType.HELD);
                long length = (long) (20_000_000 * contact.draw(Draws.HOLD, -contact.leg));
                contact.side = floor.heap.push(floor.now + length + 1, Happening.RESUMED, contact.slot);
            }
            default -> floor.scribe.step(contact, EventType.RESUMED);
        }
    }

    // --- end of an agent's work

    private void finishWork(Contact contact) {
        QueueModel queue = contact.queue;
        if (queue.transferTo >= 0
                && !contact.transferred
                && contact.draw(Draws.TRANSFER, 0) < queue.transferShare[contact.topic]) {
            transfer(contact, floor.model.queues[queue.transferTo]);
            return;
        }
        if (queue.kind == ChannelKind.DEFERRED) {
            floor.scribe.message(contact, Actor.AGENT);
        }
        release(contact);
    }

    private void transfer(Contact contact, QueueModel to) {
        Agent agent = contact.agent;
        contact.transferred = true;
        contact.side = 0;
        endGuide(contact);
        floor.tally.handled(contact, floor.now);
        floor.tally.transferred(contact);
        floor.scribe.transferred(contact, to);
        agent.drop(contact);
        agent.restedSince = floor.now;
        enqueue(contact, to);
        agentFree(agent);
    }

    /** The agent's talk or writing ends; wrap-up begins where there is one. */
    void release(Contact contact) {
        QueueModel queue = contact.queue;
        contact.side = 0;
        endGuide(contact);
        floor.scribe.step(contact, EventType.RELEASED);
        if (floor.customers != null) {
            floor.customers.over(contact);
        }
        if (queue.kind != ChannelKind.LIVE || queue.written) {
            floor.scribe.resolved(contact, Actor.AGENT, null);
        }
        if (queue.wrapUp == null) {
            close(contact);
            return;
        }
        contact.agent.wrapUp(contact);
        schedule(contact, Happening.WRAP_UP_DONE, queue.wrapUp.micros(contact.draw(Draws.WRAP_UP, contact.leg)));
        floor.scribe.agentState(contact.agent);
    }

    /** The agent is done with the contact and it is over. */
    void close(Contact contact) {
        Agent agent = contact.agent;
        floor.tally.handled(contact, floor.now);
        if (contact.wrappingUp) {
            floor.scribe.step(contact, EventType.WRAPPED_UP);
        }
        floor.scribe.step(contact, EventType.CLOSED);
        agent.drop(contact);
        agent.restedSince = floor.now;
        end(contact, Ending.HANDLED);
        agentFree(agent);
    }

    private void endGuide(Contact contact) {
        if (floor.guides != null) {
            floor.guides.end(contact);
        }
    }

    void end(Contact contact, Ending ending) {
        if (floor.customers != null) {
            floor.customers.ended(contact, ending);
        }
        end(contact);
    }

    void end(Contact contact) {
        floor.tally.ended();
        contact.progress = 0;
        contact.patience = 0;
        contact.side = 0;
        contact.offer = 0;
        contact.restless = 0;
        contact.guide = 0;
        floor.contacts.giveBack(contact);
    }
}
