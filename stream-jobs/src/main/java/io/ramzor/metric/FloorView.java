package io.ramzor.metric;

import io.ramzor.centre.Centre;
import io.ramzor.centre.ChannelKind;
import io.ramzor.event.Micros;
import java.time.Instant;
import java.util.Optional;

/** An open contact as it stands: where it waits or who has it, what it weighs, what is due. */
final class FloorView {
    private FloorView() {}

    static Optional<FloorContact> of(Centre centre, ContactState state, long now) {
        Leg open = state.openLeg();
        boolean bot = state.botSince != ContactState.NEVER;
        if (open == null && state.agent == null && !bot) {
            return Optional.empty();
        }
        String place = open != null ? "waiting" : state.agent != null ? "agent" : "bot";
        long since = open != null ? open.queuedAt : state.agent != null ? state.agentSince : state.botSince;
        Leg last = state.lastLeg();
        return Optional.of(new FloorContact(
                state.contact,
                last == null ? null : last.queue,
                state.knownChannel(),
                state.topic,
                place,
                Micros.toInstant(since),
                Micros.toInstant(state.spell().start),
                open == null ? null : Micros.toInstant(open.queuedAt),
                Step.text(state.agent),
                state.agent == null ? 0 : weight(centre, state, now),
                state.lastSpeaker,
                state.spells.size() - 1,
                open == null ? null : Micros.toInstant(open.due()),
                due(centre, state, ClockId.FIRST_HUMAN_REPLY),
                due(centre, state, ClockId.NEXT_REPLY)));
    }

    /** The instant at which the thread goes idle, if that is ahead and an agent has it. */
    static long nextChange(Centre centre, ContactState state, long now) {
        long idleAt = state.agent == null ? Long.MAX_VALUE : idleAt(centre, state);
        return idleAt > now ? idleAt : Long.MAX_VALUE;
    }

    /** What the contact weighs on the agent who has it. */
    static double weight(Centre centre, ContactState state, long now) {
        return idleAt(centre, state) <= now ? centre.idleWeight() : 1;
    }

    /** When silence makes the thread idle, Long.MAX_VALUE = not as it stands. */
    static long idleAt(Centre centre, ContactState state) {
        if (centre.channelOrDefault(state.knownChannel()).kind() != ChannelKind.MESSAGING) {
            return Long.MAX_VALUE;
        }
        long bySilence = state.talkedAt == ContactState.NEVER ? Long.MAX_VALUE : state.talkedAt + centre.idleMicros();
        return state.idleSaidAt == ContactState.NEVER ? bySilence : Math.min(bySilence, state.idleSaidAt);
    }

    private static Instant due(Centre centre, ContactState state, ClockId id) {
        for (Clock clock : state.clocks) {
            if (clock.id == id && clock.phase == Clock.Phase.RUNNING) {
                ClockTerms terms = ClockFacts.terms(centre, state, clock);
                return terms.target() == null ? null : Micros.toInstant(terms.due(clock.start));
            }
        }
        return null;
    }
}
