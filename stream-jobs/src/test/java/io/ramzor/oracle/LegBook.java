package io.ramzor.oracle;

import io.ramzor.centre.Centre;
import io.ramzor.centre.ChannelKind;
import io.ramzor.event.Event;
import io.ramzor.oracle.Leg.Outcome;
import io.ramzor.oracle.Leg.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Legs of a contact and the agents who had it. */
final class LegBook {
    private final Centre centre;
    private final String channel;
    private final ChannelKind kind;
    final List<Leg> legs = new ArrayList<>();
    /** Every agent's part, also of no leg. */
    private final List<Part> parts = new ArrayList<>();
    /** The leg that waits, or null. */
    Leg open;
    /** Null while no agent has the contact. */
    Holder holder;

    private Part working;
    /** The agent to whom the waiting leg was given. */
    private String assigned;

    LegBook(Centre centre, String channel, ChannelKind kind) {
        this.centre = centre;
        this.channel = channel;
        this.kind = kind;
    }

    /** The queues in which the contact is, waiting or with an agent. */
    Set<String> queues() {
        Set<String> queues = new HashSet<>();
        if (open != null) {
            queues.add(open.queue);
        }
        if (holder != null && holder.queue() != null) {
            queues.add(holder.queue());
        }
        return queues;
    }

    /** The open leg if the step belongs to it, else null. */
    Leg legOf(Event event) {
        return open != null && (event.queue() == null || event.queue().equals(open.queue)) ? open : null;
    }

    boolean withAgent() {
        return holder != null || working != null;
    }

    void queued(Event event, Spell spell) {
        if (open != null && open.queue.equals(event.queue())) {
            return;
        }
        if (open != null) {
            end(event.time(), Outcome.FLOWED_OUT);
        }
        open = new Leg(
                event.queue(),
                event.time(),
                centre.queueOrDefault(event.queue(), channel).termsAt(event.time()),
                spell);
        assigned = null;
        legs.add(open);
        spell.legs.add(open);
    }

    void assigned(Event event) {
        if (open != null) {
            boolean ofLeg = legOf(event) != null;
            assigned = ofLeg ? event.agent() : assigned;
            if (kind != ChannelKind.LIVE) {
                holder = new Holder(event.agent(), ofLeg ? open.queue : null);
            }
            return;
        }
        Leg last = last();
        if (last == null || last.outcome != Outcome.ANSWERED) {
            begin(event.agent(), null, event.time());
            holder = new Holder(event.agent(), last == null ? null : last.queue);
        } else {
            if (working == null || !working.agent.equals(event.agent())) {
                begin(event.agent(), last, event.time());
            }
            holder = new Holder(event.agent(), last.queue);
        }
    }

    void redirected() {
        boolean given = kind != ChannelKind.LIVE && working == null;
        if (given && assigned != null && holder != null && holder.agent().equals(assigned)) {
            holder = null;
        }
        assigned = null;
    }

    /** The waiting leg is answered; the agent who was given it answers if none is named. */
    void answered(Event event) {
        Leg leg = open;
        String agent = event.agent() != null ? event.agent() : assigned;
        end(event.time(), Outcome.ANSWERED);
        begin(agent == null ? "" : agent, leg, event.time());
        assigned = null;
    }

    void transferred(Event event) {
        boolean byAgentAtWork =
                working != null && event.agent() != null && event.agent().equals(working.agent);
        if (legOf(event) != null && !byAgentAtWork) {
            end(event.time(), Outcome.TRANSFERRED);
        } else if (working != null && Holder.mayBe(working.agent, event.agent())) {
            endPart(event.time());
        }
        if (holder != null && holder.mayBe(event.agent())) {
            holder = null;
        }
    }

    /** @return whether somebody had it who could release it */
    boolean released(Event event) {
        Part part = releasable(event);
        boolean held = holder != null
                && holder.mayBe(event.agent())
                && (event.agent() != null
                        || event.queue() == null
                        || holder.queue() == null
                        || event.queue().equals(holder.queue()));
        boolean given = legOf(event) != null && assigned != null && Holder.mayBe(assigned, event.agent());
        if (part == null && !held && !given) {
            return false;
        }
        if (part == null) {
            part = new Part(event.agent() == null ? "" : event.agent(), null, event.time());
            part.to = event.time();
            parts.add(part);
        }
        if (!part.ended()) {
            part.to = event.time();
        }
        if (part == working) {
            working = null;
        }
        part.released = event.time();
        holder = held ? null : holder;
        assigned = given ? null : assigned;
        return true;
    }

    /** @return whether a release came before */
    boolean wrappedUp(Event event) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            Part part = parts.get(i);
            if (part.wasReleased() && !part.wrapped && of(part, event)) {
                part.wrapped = true;
                part.wrapMicros = event.time() - part.released;
                return true;
            }
        }
        return false;
    }

    void end(long time, Outcome outcome) {
        open.end = time;
        open.outcome = outcome;
        open = null;
    }

    void endPart(long time) {
        if (working != null) {
            working.to = time;
            working = null;
        }
    }

    private void begin(String agent, Leg leg, long time) {
        endPart(time);
        working = new Part(agent, leg, time);
        parts.add(working);
        if (leg != null) {
            leg.parts.add(working);
            holder = new Holder(agent, leg.queue);
        }
    }

    private Part releasable(Event event) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            Part part = parts.get(i);
            if (!part.wasReleased() && of(part, event)) {
                return part;
            }
        }
        return null;
    }

    /** Whether the step may speak of that part: by its agent if one is named, else by its queue. */
    private static boolean of(Part part, Event event) {
        if (event.agent() != null) {
            return Holder.mayBe(part.agent, event.agent());
        }
        return event.queue() == null || part.leg == null || part.leg.queue.equals(event.queue());
    }

    private Leg last() {
        return legs.isEmpty() ? null : legs.get(legs.size() - 1);
    }
}
