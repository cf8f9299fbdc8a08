package io.ramzor.metric;

import io.ramzor.event.Event;
import java.util.Locale;

/** Tells which events fit nothing before them. */
final class Follow {
    private Follow() {}

    /** Why the event cannot follow the state, or null if it can. */
    static String refusal(ContactState state, Event event) {
        boolean inLeg = Step.belongs(state.openLeg(), event);
        return switch (event.type()) {
            case ANSWERED, REDIRECTED, CALLBACK_BOOKED, FLOWED_OUT -> inLeg ? null : withoutLeg(state, event);
            case TRANSFERRED ->
                inLeg || HandlingFold.canTransfer(state)
                        ? null
                        : "transferred without an open leg or an agent who has the contact";
            case BOT_ENDED ->
                state.spell() != null && state.spell().botStartedAt != ContactState.NEVER
                        ? null
                        : "bot_ended without a bot session";
            case RELEASED ->
                HandlingFold.canRelease(state, event) ? null : "released without an agent who has the contact";
            case WRAPPED_UP -> HandlingFold.releasedPart(state, event) != null ? null : "wrapped_up without a release";
            case RESUMED -> state.toResume ? null : "resumed without held";
            case CALLBACK_ATTEMPTED, CALLBACK_REACHED ->
                state.callbacks > 0 ? null : step(event) + " without a callback booked";
            default -> null;
        };
    }

    private static String withoutLeg(ContactState state, Event event) {
        Leg open = state.openLeg();
        if (open == null) {
            return step(event) + " without an open leg";
        }
        return step(event) + " names queue " + event.queue() + " while the contact waits in " + open.queue;
    }

    private static String step(Event event) {
        return event.type().name().toLowerCase(Locale.ROOT);
    }
}
