package io.ramzor.metric;

import io.ramzor.centre.Centre;
import java.util.ArrayList;
import java.util.List;

/** The deadline ledger of a contact, and what it counts for. */
final class DeadlineView {
    private DeadlineView() {}

    /** The contact's deadlines, by kind and then in the order in which they began. */
    static List<Deadline> list(Centre centre, ContactState state, long now) {
        List<Deadline> deadlines = new ArrayList<>();
        each(
                centre,
                state,
                now,
                (kind, began, due, stands) ->
                        deadlines.add(new Deadline(state.contact, kind, began, due.micros(), stands)));
        return deadlines;
    }

    static List<GroupFact> facts(Centre centre, ContactState state, long now) {
        List<GroupFact> facts = new ArrayList<>();
        each(
                centre,
                state,
                now,
                (kind, began, due, stands) ->
                        facts.add(new GroupFact(Group.DEADLINE, kind.keys(), stands.measure(), began, 0, 1)));
        return facts;
    }

    /** The next miss that neither a leg nor a clock tells of. */
    static long nextChange(ContactState state, long now) {
        long next = Long.MAX_VALUE;
        for (Promise promise : state.promises) {
            if (promise.stateAt(now) == DeadlineState.OPEN) {
                next = Math.min(next, promise.due + 1);
            }
        }
        for (Spell spell : state.spells) {
            if (spell.statutory != ContactState.NEVER && stateOf(spell, now) == DeadlineState.OPEN) {
                next = Math.min(next, spell.start + spell.statutory + 1);
            }
        }
        return next;
    }

    /** A due instant that is worked out only where it is shown, for business time costs a walk through the calendar. */
    private interface Due {
        long micros();
    }

    private interface Taker {
        void take(DeadlineKind kind, long began, Due due, DeadlineState state);
    }

    private static void each(Centre centre, ContactState state, long now, Taker taker) {
        for (Leg leg : state.legs) {
            taker.take(DeadlineKind.ANSWER, leg.queuedAt, leg::due, stateOf(leg, now));
        }
        if (ClockFacts.count(centre, state)) {
            clocks(centre, state, now, ClockId.FIRST_HUMAN_REPLY, DeadlineKind.FIRST_HUMAN_REPLY, taker);
            clocks(centre, state, now, ClockId.NEXT_REPLY, DeadlineKind.NEXT_REPLY, taker);
        }
        promises(state, now, DeadlineKind.CALLBACK, taker);
        promises(state, now, DeadlineKind.REPLY_WINDOW, taker);
        for (Spell spell : state.spells) {
            if (spell.statutory != ContactState.NEVER) {
                Due due = () -> spell.start + spell.statutory;
                taker.take(DeadlineKind.STATUTORY, spell.start, due, stateOf(spell, now));
            }
        }
    }

    private static void clocks(
            Centre centre, ContactState state, long now, ClockId id, DeadlineKind kind, Taker taker) {
        for (Clock clock : state.clocks) {
            if (clock.id != id) {
                continue;
            }
            boolean running = clock.phase == Clock.Phase.RUNNING;
            ClockTerms terms = running ? ClockFacts.terms(centre, state, clock) : null;
            if (running ? terms.target() != null : clock.targeted) {
                Due due = () -> (running ? terms : ClockTerms.of(centre, state, id, clock.leg)).due(clock.start);
                taker.take(kind, clock.start, due, running ? running(terms, clock, now) : stateOf(clock));
            }
        }
    }

    private static void promises(ContactState state, long now, DeadlineKind kind, Taker taker) {
        for (Promise promise : state.promises) {
            if (promise.kind == kind) {
                taker.take(kind, promise.began, () -> promise.due, promise.stateAt(now));
            }
        }
    }

    private static DeadlineState stateOf(Leg leg, long now) {
        if (leg.outcome == LegOutcome.WAITING) {
            return now > leg.due() ? DeadlineState.MISSED : DeadlineState.OPEN;
        }
        if (leg.endedAt > leg.due()) {
            return DeadlineState.MISSED;
        }
        return leg.outcome == LegOutcome.ANSWERED ? DeadlineState.MET : DeadlineState.CANCELLED;
    }

    private static DeadlineState running(ClockTerms terms, Clock clock, long now) {
        return now >= terms.missAt(clock.start) ? DeadlineState.MISSED : DeadlineState.OPEN;
    }

    private static DeadlineState stateOf(Clock clock) {
        if (clock.missed()) {
            return DeadlineState.MISSED;
        }
        return clock.phase == Clock.Phase.REPLIED ? DeadlineState.MET : DeadlineState.CANCELLED;
    }

    /** Where the spell's statutory deadline stands. */
    private static DeadlineState stateOf(Spell spell, long now) {
        long due = spell.start + spell.statutory;
        if (spell.answeredAt != ContactState.NEVER && spell.answeredAt <= due) {
            return DeadlineState.MET;
        }
        if (spell.leftAt != ContactState.NEVER && spell.leftAt <= due) {
            return DeadlineState.CANCELLED;
        }
        return now > due ? DeadlineState.MISSED : DeadlineState.OPEN;
    }
}
