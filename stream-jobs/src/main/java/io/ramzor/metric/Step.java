package io.ramzor.metric;

import io.ramzor.centre.Channel;
import io.ramzor.centre.ChannelKind;
import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;

/**
 * One event of a contact as the folds see it.
 *
 * @param event the event
 * @param channel the contact's channel
 * @param speaker who wrote a message in the sense of the clocks, null if the event is none
 * @param inLeg whether it belongs to the open leg
 */
record Step(Event event, Channel channel, Actor speaker, boolean inLeg) {
    /** The direction of a contact that the centre began. */
    static final String OUTBOUND = "outbound";

    static Step of(ContactState state, Event event, Channel channel) {
        return new Step(event, channel, speaker(state, event), belongs(state.openLeg(), event));
    }

    EventType type() {
        return event.type();
    }

    long time() {
        return event.time();
    }

    boolean live() {
        return channel.kind() == ChannelKind.LIVE;
    }

    /**
     * A customer's message that wants an answer. In messaging and deferred {@code offered} is one, a further one too: a thread keeps its
     * id over many sessions. Not one that says outbound, with which the centre wrote.
     */
    boolean customerAsks() {
        return event.type() == EventType.OFFERED
                ? !live() && !OUTBOUND.equals(event.direction())
                : speaker == Actor.CUSTOMER && !event.courtesy();
    }

    /** The agent named, or null. */
    String agent() {
        return text(event.agent());
    }

    static boolean belongs(Leg open, Event event) {
        return open != null && (text(event.queue()) == null || event.queue().equals(open.queue));
    }

    /** The text, or null if it is empty. */
    static String text(String value) {
        return value == null || value.isEmpty() ? null : value;
    }

    private static Actor speaker(ContactState state, Event event) {
        if (event.type() != EventType.MESSAGE) {
            return null;
        }
        boolean system =
                event.actor() == Actor.AGENT && event.auto() || event.actor() == Actor.BOT && state.botSilenced;
        return system ? Actor.SYSTEM : event.actor();
    }
}
