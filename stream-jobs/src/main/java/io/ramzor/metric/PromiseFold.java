package io.ramzor.metric;

import io.ramzor.centre.Centre;
import io.ramzor.event.Actor;
import io.ramzor.event.EventType;

/** Makes and keeps the promises of a contact, and notes of its spells what the statutory deadline asks. */
final class PromiseFold {
    private PromiseFold() {}

    /**
     * Applies the step after the other folds.
     *
     * @param waits whether the step opened a leg
     * @param answered whether it answered one
     */
    static void apply(Centre centre, ContactState state, Step step, boolean waits, boolean answered) {
        if (waits) {
            statutory(centre, state, step);
        }
        Spell spell = state.spell();
        if (answered && undecided(spell)) {
            spell.answeredAt = step.time();
        }
        switch (step.type()) {
            case CALLBACK_BOOKED -> {
                settle(state, DeadlineKind.REPLY_WINDOW, step.time(), DeadlineState.CANCELLED);
                if (step.event().windowEnd() != null) {
                    make(state, DeadlineKind.CALLBACK, step.time(), step.event().windowEnd());
                }
            }
            case CALLBACK_ATTEMPTED, CALLBACK_REACHED ->
                settle(state, DeadlineKind.CALLBACK, step.time(), DeadlineState.MET);
            case ABANDONED, RESOLVED, CLOSED -> left(state, step);
            case BOT_ENDED -> {
                if ("contained".equals(step.event().outcome())) {
                    settle(state, DeadlineKind.REPLY_WINDOW, step.time(), DeadlineState.CANCELLED);
                }
            }
            case OFFERED, MESSAGE -> {
                if (step.customerAsks()) {
                    asked(state, step);
                } else if (step.speaker() == Actor.AGENT) {
                    settle(state, DeadlineKind.REPLY_WINDOW, step.time(), DeadlineState.MET);
                }
            }
            default -> {}
        }
    }

    /** The law that holds is that of the spell's first queue that has one. */
    private static void statutory(Centre centre, ContactState state, Step step) {
        Spell spell = state.spell();
        if (spell.statutory == ContactState.NEVER) {
            Long micros = centre.queueOrDefault(step.event().queue(), state.knownChannel())
                    .termsAt(step.time())
                    .statutoryMicros();
            spell.statutory = micros == null ? ContactState.NEVER : micros;
        }
    }

    private static boolean undecided(Spell spell) {
        return spell.answeredAt == ContactState.NEVER && spell.leftAt == ContactState.NEVER;
    }

    private static void left(ContactState state, Step step) {
        Spell spell = state.spell();
        if (undecided(spell)) {
            spell.leftAt = step.time();
        }
        settle(state, DeadlineKind.REPLY_WINDOW, step.time(), DeadlineState.CANCELLED);
        if (step.type() == EventType.CLOSED) {
            settle(state, DeadlineKind.CALLBACK, step.time(), DeadlineState.CANCELLED);
        }
    }

    private static void asked(ContactState state, Step step) {
        Long window = step.channel().replyWindowMicros();
        if (window == null || state.outbound) {
            return;
        }
        for (Promise promise : state.promises) {
            if (promise.kind == DeadlineKind.REPLY_WINDOW && promise.stateAt(step.time()) == DeadlineState.OPEN) {
                promise.due = step.time() + window;
                return;
            }
        }
        settle(state, DeadlineKind.REPLY_WINDOW, step.time(), DeadlineState.MISSED);
        make(state, DeadlineKind.REPLY_WINDOW, step.time(), step.time() + window);
    }

    private static void make(ContactState state, DeadlineKind kind, long began, long due) {
        Promise promise = new Promise();
        promise.kind = kind;
        promise.began = began;
        promise.due = due;
        state.promises.add(promise);
    }

    /** Settles the open promises of that kind; one whose due instant has passed is missed whatever comes. */
    private static void settle(ContactState state, DeadlineKind kind, long at, DeadlineState outcome) {
        for (Promise promise : state.promises) {
            if (promise.kind == kind && promise.state == DeadlineState.OPEN) {
                promise.state = at > promise.due ? DeadlineState.MISSED : outcome;
                promise.settledAt = at;
            }
        }
    }
}
