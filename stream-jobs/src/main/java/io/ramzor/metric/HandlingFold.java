package io.ramzor.metric;

import io.ramzor.event.Event;
import java.util.function.Predicate;

/** Follows which agent has the contact, and each agent's part of its handling. */
final class HandlingFold {
    private HandlingFold() {}

    /** Applies the step after {@link LegFold}; {@code answered} says whether the step answered a leg. */
    static void apply(ContactState state, Step step, boolean answered) {
        if (answered) {
            answered(state, step);
            return;
        }
        switch (step.type()) {
            case ASSIGNED -> assigned(state, step);
            case REDIRECTED -> redirected(state, step.live());
            case TRANSFERRED -> transferred(state, step);
            case RELEASED -> released(state, step);
            case WRAPPED_UP -> releasedPart(state, step.event()).wrappedUpAt = step.time();
            case RESOLVED -> {
                endPart(state, step.time());
                letGo(state);
            }
            case CLOSED -> letGo(state);
            case HELD -> {
                state.held = true;
                state.toResume = true;
            }
            case RESUMED -> {
                state.held = false;
                state.toResume = false;
            }
            default -> {}
        }
    }

    /** Whether there is something that the {@code released} can end. */
    static boolean canRelease(ContactState state, Event event) {
        return unreleasedPart(state, event) != null || has(state, event) || isAssigned(state.openLeg(), event);
    }

    /** Whether a {@code transferred} outside a leg can end an agent's part. */
    static boolean canTransfer(ContactState state) {
        return state.agent != null || state.runningPart() != null;
    }

    /** The newest part that waits for its wrap-up to end and that the {@code wrapped_up} may mean, or null. */
    static Part releasedPart(ContactState state, Event event) {
        return newest(
                state, event, part -> part.releasedAt != ContactState.NEVER && part.wrappedUpAt == ContactState.NEVER);
    }

    private static void answered(ContactState state, Step step) {
        Leg leg = state.lastLeg();
        String agent = step.agent() != null ? step.agent() : leg.assigned;
        take(state, agent, step.time(), leg.queue);
        startPart(state, state.legs.size() - 1, agent, step.time());
    }

    private static void assigned(ContactState state, Step step) {
        Leg open = state.openLeg();
        if (open != null) {
            if (step.inLeg()) {
                open.assigned = step.agent();
            }
            // A live contact that still rings is not with the agent yet.
            if (!step.live()) {
                take(state, step.agent(), step.time(), step.inLeg() ? open.queue : null);
            }
            return;
        }
        Leg last = state.lastLeg();
        take(state, step.agent(), step.time(), last == null ? null : last.queue);
        boolean followsAnswer = last != null && last.outcome == LegOutcome.ANSWERED;
        startPart(state, followsAnswer ? state.legs.size() - 1 : -1, step.agent(), step.time());
    }

    /** An agent to whom a thread was given and who did not take it no longer has it; a call that rang they never had. */
    private static void redirected(ContactState state, boolean live) {
        Leg open = state.openLeg();
        if (!live && open.assigned != null && open.assigned.equals(state.agent) && state.runningPart() == null) {
            letGo(state);
        }
        open.assigned = null;
    }

    private static void transferred(ContactState state, Step step) {
        Leg last = state.lastLeg();
        boolean endedLeg = step.inLeg() && last.outcome == LegOutcome.TRANSFERRED;
        Part running = state.runningPart();
        if (!endedLeg && running != null && sameAgent(running.agent, step.agent())) {
            running.end = step.time();
        }
        if (state.agent != null && sameAgent(state.agent, step.agent())) {
            letGo(state);
        }
    }

    private static void released(ContactState state, Step step) {
        Part part = unreleasedPart(state, step.event());
        boolean has = has(state, step.event());
        if (part == null) {
            // It had the contact without having answered it: only its wrap-up can follow.
            part = addPart(state, -1, step.agent(), step.time());
        }
        if (part.end == ContactState.NEVER) {
            part.end = step.time();
        }
        part.releasedAt = step.time();
        if (has) {
            letGo(state);
        }
        if (isAssigned(state.openLeg(), step.event())) {
            state.openLeg().assigned = null;
        }
    }

    private static void startPart(ContactState state, int leg, String agent, long at) {
        Part running = state.runningPart();
        if (running != null && running.leg == leg && agent != null && agent.equals(running.agent)) {
            return;
        }
        endPart(state, at);
        addPart(state, leg, agent, at);
    }

    private static Part addPart(ContactState state, int leg, String agent, long at) {
        Part part = new Part();
        part.leg = leg;
        part.agent = agent == null ? "" : agent;
        part.start = at;
        state.parts.add(part);
        return part;
    }

    private static void endPart(ContactState state, long at) {
        Part running = state.runningPart();
        if (running != null) {
            running.end = at;
        }
    }

    /** @param queue out of which, null = none: a step that names another queue than the open leg's belongs to none */
    private static void take(ContactState state, String agent, long at, String queue) {
        String taker = agent == null ? "" : agent;
        if (!taker.equals(state.agent)) {
            state.agent = taker;
            state.agentSince = at;
            state.held = false;
        }
        state.agentQueue = queue;
    }

    private static void letGo(ContactState state) {
        state.agent = null;
        state.agentSince = ContactState.NEVER;
        state.agentQueue = null;
        state.held = false;
    }

    private static Part unreleasedPart(ContactState state, Event event) {
        return newest(state, event, part -> part.releasedAt == ContactState.NEVER);
    }

    /** The newest such part of the agent and queue that the event names; of the agent alone if none is of that queue. */
    private static Part newest(ContactState state, Event event, Predicate<Part> such) {
        String agent = Step.text(event.agent());
        String queue = Step.text(event.queue());
        Part ofAgent = null;
        for (int i = state.parts.size() - 1; i >= 0; i--) {
            Part part = state.parts.get(i);
            if (such.test(part) && sameAgent(part.agent, agent)) {
                String ofPart = part.leg < 0 ? null : state.legs.get(part.leg).queue;
                if (queue == null || ofPart == null || queue.equals(ofPart)) {
                    return part;
                }
                ofAgent = ofAgent == null && agent != null ? part : ofAgent;
            }
        }
        return ofAgent;
    }

    /** Whether the agent who has the contact is the one that the event means. */
    private static boolean has(ContactState state, Event event) {
        String agent = Step.text(event.agent());
        String queue = Step.text(event.queue());
        boolean elsewhere =
                agent == null && queue != null && state.agentQueue != null && !queue.equals(state.agentQueue);
        return state.agent != null && !elsewhere && sameAgent(state.agent, agent);
    }

    private static boolean isAssigned(Leg open, Event event) {
        return Step.belongs(open, event) && open.assigned != null && sameAgent(open.assigned, Step.text(event.agent()));
    }

    /** Whether the two may be one: the stream need not say who. */
    private static boolean sameAgent(String one, String named) {
        return named == null || one.isEmpty() || one.equals(named);
    }
}
