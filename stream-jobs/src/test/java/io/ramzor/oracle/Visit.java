package io.ramzor.oracle;

import io.ramzor.centre.Centre;
import io.ramzor.centre.Channel;
import io.ramzor.centre.ChannelKind;
import io.ramzor.centre.Queue;
import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A spell as the customer's journey sees it. */
final class Visit {
    private static final Set<EventType> ENDS = EnumSet.of(
            EventType.ABANDONED, EventType.RESOLVED, EventType.CLOSED, EventType.CALLBACK_BOOKED, EventType.FLOWED_OUT);
    /** Steps with which a contact goes on; all others are notes beside its course. */
    private static final Set<EventType> GOES_ON = EnumSet.of(
            EventType.OFFERED,
            EventType.BOT_STARTED,
            EventType.BOT_ENDED,
            EventType.HUMAN_REQUESTED,
            EventType.QUEUED,
            EventType.ASSIGNED,
            EventType.REDIRECTED,
            EventType.ANSWERED,
            EventType.TRANSFERRED,
            EventType.REOPENED);

    final Life life;
    final Spell spell;
    final Channel channel;
    final String topic;
    String identity;
    /** Null while it is open. */
    Long end;

    String guidedBy;
    /** {@code contained}, {@code handed_over}, {@code abandoned}, or null. */
    String botOutcome;

    /** Whether a bot had come by the step that is looked at. */
    private boolean botStarted;

    boolean askedForHuman;
    boolean blocked;
    boolean humanCame;
    boolean escalated;
    Long expectation;
    int deflectionsOffered;
    /** Channels to which the customer agreed to go. */
    final List<String> deflectedTo = new ArrayList<>();

    final Set<String> agents = new TreeSet<>();

    Visit(Centre centre, Life life, Spell spell) {
        this.life = life;
        this.spell = spell;
        this.channel = life.channel;
        this.topic = life.topic == null ? "none" : life.topic;
        this.identity = life.customer;
        boolean lineOne = false;
        for (Leg leg : spell.legs) {
            Queue queue = centre.queues().get(leg.queue);
            Integer line = queue == null ? null : queue.line();
            escalated |= lineOne && line != null && line == 2;
            lineOne |= line != null && line == 1;
        }
        for (Life.Step step : life.steps) {
            if (step.spell() == spell) {
                take(step);
            }
        }
        boolean waits = spell.legs.stream().anyMatch(Leg::open);
        boolean last = spell == life.spells.get(life.spells.size() - 1);
        if (waits || last && life.book.holder != null) {
            end = null;
        }
    }

    private void take(Life.Step step) {
        Event event = step.event();
        boolean writes = event.type() == EventType.MESSAGE && event.actor() == Actor.AGENT && !event.auto();
        boolean human = step.answers() || writes;
        humanCame |= human;
        if (botStarted && (human || step.waits())) {
            botOutcome = "handed_over";
        }
        if (human || step.waits() || event.type() == EventType.ASSIGNED) {
            blocked = false;
        }
        if (step.agent() != null) {
            agents.add(step.agent());
        }
        switch (event.type()) {
            case OFFERED -> guidedBy = guidedBy == null ? event.guidedBy() : guidedBy;
            case BOT_STARTED -> botStarted = true;
            case BOT_ENDED -> botOutcome = "handed_over".equals(botOutcome) ? botOutcome : event.outcome();
            case HUMAN_REQUESTED -> {
                blocked |= !askedForHuman;
                askedForHuman = true;
            }
            case EXPECTATION_SENT -> expectation = expectation == null ? Long.valueOf(event.time()) : expectation;
            case DEFLECTION_OFFERED -> deflectionsOffered++;
            case DEFLECTION_ACCEPTED -> deflectedTo.add(event.toChannel());
            default -> {}
        }
        end(step);
    }

    private void end(Life.Step step) {
        Event event = step.event();
        boolean ends = ENDS.contains(event.type())
                || event.type() == EventType.BOT_ENDED && !event.outcome().equals("handed_over")
                || event.type() == EventType.RELEASED && channel.kind() == ChannelKind.LIVE;
        boolean speaks = event.type() == EventType.MESSAGE
                && (event.actor() == Actor.CUSTOMER && !event.courtesy() || step.replies());
        if (ends) {
            end = event.time();
        } else if (speaks || GOES_ON.contains(event.type())) {
            end = null;
        }
    }

    long start() {
        return spell.start;
    }

    boolean openAt(long at) {
        return end == null || end > at;
    }

    Leg lastLeg() {
        return spell.legs.isEmpty() ? null : spell.legs.get(spell.legs.size() - 1);
    }
}
