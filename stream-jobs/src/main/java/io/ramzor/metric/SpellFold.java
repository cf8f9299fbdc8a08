package io.ramzor.metric;

import io.ramzor.event.EventType;

/** Starts spells and follows whether the present one may be over. */
final class SpellFold {
    private SpellFold() {}

    /**
     * Starts a spell if the step does; called before the other folds. Returns whether the present spell starts at the step: a new
     * one, or the first, of which an earlier step was seen before its {@code offered}.
     */
    static boolean begin(ContactState state, Step step) {
        Spell present = state.spell();
        if (present == null || startsAnother(state, step)) {
            Spell spell = new Spell();
            spell.start = step.time();
            spell.offered = present != null || step.type() == EventType.OFFERED;
            state.spells.add(spell);
            state.resolvedAt = ContactState.NEVER;
            state.botSilenced = false;
            state.reactionAgent = null;
            return true;
        }
        if (step.type() == EventType.OFFERED && !present.offered) {
            present.offered = true;
            present.start = step.time();
            return true;
        }
        return false;
    }

    /** Takes note of what the step means for the spell's end; called after the other folds. */
    static void end(ContactState state, Step step) {
        Spell spell = state.spell();
        if (step.type() == EventType.RESOLVED) {
            state.resolvedAt = step.time();
        }
        if (mayEnd(step)) {
            spell.endedAt = step.time();
        } else if (goesOn(step)) {
            spell.endedAt = ContactState.NEVER;
        }
    }

    private static boolean startsAnother(ContactState state, Step step) {
        return step.customerAsks()
                && !step.live()
                && state.resolvedAt != ContactState.NEVER
                && step.time() - state.resolvedAt > step.channel().continuationMicros();
    }

    private static boolean mayEnd(Step step) {
        return switch (step.type()) {
            case ABANDONED, RESOLVED, CLOSED, CALLBACK_BOOKED, FLOWED_OUT -> true;
            case BOT_ENDED -> !"handed_over".equals(step.event().outcome());
            case RELEASED -> step.live();
            default -> false;
        };
    }

    /** Whether the step is one of the contact's course, not a note beside it. */
    private static boolean goesOn(Step step) {
        return switch (step.type()) {
            case OFFERED,
                    BOT_STARTED,
                    BOT_ENDED,
                    HUMAN_REQUESTED,
                    QUEUED,
                    ASSIGNED,
                    REDIRECTED,
                    ANSWERED,
                    TRANSFERRED,
                    REOPENED -> true;
            case MESSAGE -> step.customerAsks() || ClockFold.replies(step);
            default -> false;
        };
    }
}
