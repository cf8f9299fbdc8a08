package io.ramzor.metric;

import io.ramzor.centre.Centre;
import io.ramzor.centre.QueueTerms;
import io.ramzor.event.Actor;

/** Opens and ends queue legs. */
final class LegFold {
    private LegFold() {}

    /** Applies the step; returns whether it answered the open leg. */
    static boolean apply(Centre centre, ContactState state, Step step) {
        switch (step.type()) {
            case QUEUED -> queued(centre, state, step);
            case DEFLECTION_ACCEPTED -> {
                if (step.inLeg()) {
                    state.openLeg().deflected = true;
                }
            }
            default -> {
                LegOutcome outcome = outcome(state, step);
                end(state, outcome, step.time());
                return outcome == LegOutcome.ANSWERED;
            }
        }
        return false;
    }

    private static void queued(Centre centre, ContactState state, Step step) {
        String queue = step.event().queue();
        Leg open = state.openLeg();
        if (open != null && open.queue.equals(queue)) {
            return;
        }
        end(state, LegOutcome.FLOWED_OUT, step.time());
        QueueTerms terms = centre.queueOrDefault(queue, state.knownChannel()).termsAt(step.time());
        Leg leg = new Leg();
        leg.queue = queue;
        leg.spell = state.spells.size() - 1;
        leg.queuedAt = step.time();
        leg.target = terms.answerTargetMicros();
        leg.shortLimit = terms.shortAbandonMicros();
        state.legs.add(leg);
    }

    private static void end(ContactState state, LegOutcome outcome, long at) {
        Leg open = state.openLeg();
        if (open != null && outcome != LegOutcome.WAITING) {
            open.outcome = outcome;
            open.endedAt = at;
        }
    }

    /** How the step ends the open leg; WAITING if it does not. */
    private static LegOutcome outcome(ContactState state, Step step) {
        if (!step.inLeg()) {
            return LegOutcome.WAITING;
        }
        return switch (step.type()) {
            case ANSWERED -> LegOutcome.ANSWERED;
            case ABANDONED -> state.openLeg().deflected ? LegOutcome.FLOWED_OUT : LegOutcome.ABANDONED;
            case CALLBACK_BOOKED -> LegOutcome.CALLBACK_BOOKED;
            case FLOWED_OUT -> LegOutcome.FLOWED_OUT;
            case TRANSFERRED -> endsPart(state, step) ? LegOutcome.WAITING : LegOutcome.TRANSFERRED;
            case RESOLVED -> step.live() ? LegOutcome.ABANDONED : LegOutcome.FLOWED_OUT;
            case CLOSED -> LegOutcome.ABANDONED;
            case MESSAGE ->
                step.channel().written() && step.speaker() == Actor.AGENT ? LegOutcome.ANSWERED : LegOutcome.WAITING;
            default -> LegOutcome.WAITING;
        };
    }

    /** An agent who still has the contact while it waits elsewhere passes it on: the end of the agent's part, not of the wait. */
    private static boolean endsPart(ContactState state, Step step) {
        Part running = state.runningPart();
        return running != null && step.agent() != null && step.agent().equals(running.agent);
    }
}
