package io.ramzor.metric;

import io.ramzor.centre.Centre;
import io.ramzor.centre.Queue;
import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Notes down of each spell what the customer's journey asks later: the bot, people, steering, lines. */
final class SpellNotes {
    private SpellNotes() {}

    /**
     * Applies the step after the leg and handling folds.
     *
     * @param waits whether the step opened a leg
     * @param answered whether it answered one
     */
    static void apply(Centre centre, ContactState state, Step step, boolean waits, boolean answered) {
        Spell spell = state.spell();
        boolean agentWrites = step.speaker() == Actor.AGENT;
        boolean human = answered || agentWrites;
        if (human && spell.humanAt == ContactState.NEVER) {
            spell.humanAt = step.time();
        }
        if ((waits || human) && spell.botStartedAt != ContactState.NEVER) {
            spell.handedOver = true;
        }
        if ((waits || human || step.type() == EventType.ASSIGNED) && spell.humanRequestedAt != ContactState.NEVER) {
            spell.humanRequestServed = true;
        }
        if (waits) {
            line(centre, spell, step.event());
        }
        if (answered || step.type() == EventType.ASSIGNED) {
            tookPart(spell, state.agent);
        }
        if (agentWrites) {
            tookPart(spell, step.agent());
        }
        note(spell, step);
    }

    private static void note(Spell spell, Step step) {
        switch (step.type()) {
            case OFFERED ->
                spell.guidedBy = spell.guidedBy == null ? Step.text(step.event().guidedBy()) : spell.guidedBy;
            case BOT_ENDED -> {
                spell.botOutcome = step.event().outcome();
                spell.handedOver |= "handed_over".equals(spell.botOutcome);
            }
            case HUMAN_REQUESTED -> spell.humanRequestedAt = first(spell.humanRequestedAt, step.time());
            case EXPECTATION_SENT -> spell.expectationAt = first(spell.expectationAt, step.time());
            case DEFLECTION_OFFERED -> offered(spell, step);
            case DEFLECTION_ACCEPTED -> accepted(spell, step);
            default -> {}
        }
    }

    private static long first(long before, long now) {
        return before == ContactState.NEVER ? now : before;
    }

    /** The line is its queue's; of a queue whose line the centre does not say, the one that the event says. */
    private static void line(Centre centre, Spell spell, Event queued) {
        Queue queue = centre.queues().get(queued.queue());
        Integer line = queue == null || queue.line() == null ? queued.line() : queue.line();
        if (line != null) {
            spell.escalated |= line == 2 && spell.lineOne;
            spell.lineOne |= line == 1;
        }
    }

    private static void tookPart(Spell spell, String agent) {
        if (Step.text(agent) == null) {
            return;
        }
        int place = Collections.binarySearch(spell.agents, agent);
        if (place < 0) {
            List<String> more = new ArrayList<>(spell.agents);
            more.add(-place - 1, agent);
            spell.agents = more;
        }
    }

    private static void offered(Spell spell, Step step) {
        List<SpellSummary.Deflection> more = new ArrayList<>(spell.deflections);
        more.add(new SpellSummary.Deflection(Step.text(step.event().toChannel()), step.time(), ContactState.NEVER));
        spell.deflections = more;
    }

    /** Accepts the newest open offer to that channel; an acceptance whose offer was not seen stands alone. */
    private static void accepted(Spell spell, Step step) {
        String channel = Step.text(step.event().toChannel());
        List<SpellSummary.Deflection> more = new ArrayList<>(spell.deflections);
        for (int i = more.size() - 1; i >= 0; i--) {
            SpellSummary.Deflection offer = more.get(i);
            boolean meant = channel == null || offer.channel() == null || channel.equals(offer.channel());
            if (meant && offer.acceptedAt() == ContactState.NEVER) {
                String to = channel == null ? offer.channel() : channel;
                more.set(i, new SpellSummary.Deflection(to, offer.offeredAt(), step.time()));
                spell.deflections = more;
                return;
            }
        }
        more.add(new SpellSummary.Deflection(channel, ContactState.NEVER, step.time()));
        spell.deflections = more;
    }
}
