package io.ramzor.metric;

import io.ramzor.centre.Centre;
import io.ramzor.event.Micros;
import java.util.ArrayList;
import java.util.List;

/** Tells the spells of a contact to the customer's journey. */
final class SpellView {
    /** Spells of one life of a contact that begin within an hour; they would need continuation windows of under two seconds. */
    private static final int MOST_IN_AN_HOUR = 2_048;

    private SpellView() {}

    static List<SpellSummary> of(Centre centre, ContactState state) {
        if (state.outbound) {
            return List.of();
        }
        List<SpellSummary> spells = new ArrayList<>(state.spells.size());
        for (int i = 0; i < state.spells.size(); i++) {
            spells.add(summary(centre, state, i));
        }
        return spells;
    }

    private static SpellSummary summary(Centre centre, ContactState state, int index) {
        Spell spell = state.spells.get(index);
        Leg last = lastLeg(state, index);
        return new SpellSummary(
                state.contact,
                number(state, index),
                state.customer,
                state.knownChannel(),
                state.topic == null ? GroupFact.NONE : state.topic,
                state.caseId,
                spell.start,
                end(state, index, last),
                spell.guidedBy,
                spell.botStartedAt,
                botOutcome(spell),
                spell.humanRequestedAt,
                spell.humanRequestedAt != ContactState.NEVER && !spell.humanRequestServed,
                spell.humanAt,
                last != null && last.outcome == LegOutcome.ABANDONED,
                lateAt(last),
                turnLateAt(centre, state, index),
                spell.deflections,
                spell.agents,
                spell.escalated,
                spell.expectationAt);
    }

    /** Unlike any of an earlier life of the same id: that began in another hour, for a life is followed only after its expiry. */
    private static int number(ContactState state, int index) {
        return (int) (Math.floorDiv(state.bornAt, Micros.HOUR) * MOST_IN_AN_HOUR + index);
    }

    private static String botOutcome(Spell spell) {
        if (spell.botStartedAt == ContactState.NEVER) {
            return null;
        }
        return spell.handedOver ? "handed_over" : spell.botOutcome;
    }

    private static long end(ContactState state, int index, Leg last) {
        boolean waits = last != null && last.outcome == LegOutcome.WAITING;
        boolean present = index == state.spells.size() - 1;
        boolean held = present && state.agent != null;
        return waits || held ? ContactState.NEVER : state.spells.get(index).endedAt;
    }

    private static Leg lastLeg(ContactState state, int spell) {
        for (int i = state.legs.size() - 1; i >= 0; i--) {
            if (state.legs.get(i).spell == spell) {
                return state.legs.get(i);
            }
        }
        return null;
    }

    private static long lateAt(Leg leg) {
        boolean inTime = leg == null || leg.outcome != LegOutcome.WAITING && leg.endedAt <= leg.due();
        return inTime ? ContactState.NEVER : leg.due() + 1;
    }

    private static long turnLateAt(Centre centre, ContactState state, int spell) {
        long kept = state.spells.get(spell).turnMissedAt;
        long earliest = kept == ContactState.NEVER ? Long.MAX_VALUE : kept;
        for (Clock clock : state.clocks) {
            if (clock.id == ClockId.NEXT_REPLY && clock.spell == spell) {
                earliest = Math.min(earliest, missAt(centre, state, clock));
            }
        }
        return earliest == Long.MAX_VALUE ? ContactState.NEVER : earliest;
    }

    private static long missAt(Centre centre, ContactState state, Clock clock) {
        if (clock.phase != Clock.Phase.RUNNING) {
            return clock.missed() ? clock.missedAt : Long.MAX_VALUE;
        }
        ClockTerms terms = ClockFacts.terms(centre, state, clock);
        return terms.target() == null ? Long.MAX_VALUE : terms.missAt(clock.start);
    }
}
