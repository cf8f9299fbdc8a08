package io.ramzor.metric;

import io.ramzor.event.Event;
import io.ramzor.event.Micros;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Folds what one agent says and holds, in order, into how they stand and how long they were occupied. Pure, and to be taken in
 * pieces like {@link ContactFold}: the caller keeps the state as of the horizon and the steps after it.
 */
public final class AgentFold {
    private static final String WRAP_UP = "wrap_up";
    private static final Set<String> ON_QUEUE = Set.of("available", "busy", WRAP_UP);

    private AgentFold() {}

    /** The state of an agent before the first step. */
    public static AgentState start(String agent) {
        AgentState state = new AgentState();
        state.agent = agent;
        return state;
    }

    /** An independent copy. */
    public static AgentState copy(AgentState state) {
        AgentState copy = start(state.agent);
        copy.state = state.state;
        copy.reason = state.reason;
        copy.since = state.since;
        copy.channels = new ArrayList<>(state.channels);
        copy.capacity = new HashMap<>(state.capacity);
        copy.held = new HashMap<>(state.held);
        copy.summedTo = state.summedTo;
        copy.onQueueMicros = state.onQueueMicros;
        copy.occupiedMicros = state.occupiedMicros;
        return copy;
    }

    /** Applies the steps, sorted inside by time; steps of one time must come in one call. */
    public static void apply(AgentState state, List<AgentStep> steps) {
        List<AgentStep> sorted = new ArrayList<>(steps);
        sorted.sort(AgentStep.ORDER);
        for (AgentStep step : sorted) {
            sumTo(state, step.time());
            if (step.said() != null) {
                say(state, step.said());
            } else if (step.holding() != null) {
                state.held.put(step.contact(), step.holding());
            } else {
                state.held.remove(step.contact());
            }
        }
    }

    /** The agent on the floor, or empty before they said anything. */
    public static Optional<FloorAgent> floor(AgentState state) {
        if (state.state == null) {
            return Optional.empty();
        }
        List<FloorAgent.Held> held = state.held.values().stream()
                .sorted(Comparator.comparingLong(Holding::heldSince).thenComparing(Holding::contact))
                .map(AgentFold::held)
                .toList();
        return Optional.of(new FloorAgent(
                state.agent,
                state.state,
                state.reason,
                Micros.toInstant(state.since),
                List.copyOf(state.channels),
                new HashMap<>(state.capacity),
                held));
    }

    /** The agent's totals as of now, at or after the last step. */
    public static AgentTotals totals(AgentState state, long now) {
        AgentState summed = copy(state);
        sumTo(summed, now);
        return new AgentTotals(
                Micros.toSeconds(summed.onQueueMicros),
                Micros.toSeconds(summed.occupiedMicros),
                summed.onQueueMicros == 0 ? null : summed.occupiedMicros / (double) summed.onQueueMicros);
    }

    private static void say(AgentState state, Event said) {
        state.state = said.state();
        state.reason = said.reason();
        state.since = said.time();
        if (said.channels() != null && !said.channels().isEmpty()) {
            state.channels = new ArrayList<>(said.channels());
        }
        if (said.capacity() != null && !said.capacity().isEmpty()) {
            state.capacity = new HashMap<>(said.capacity());
        }
    }

    private static void sumTo(AgentState state, long time) {
        if (state.summedTo != ContactState.NEVER && state.state != null && ON_QUEUE.contains(state.state)) {
            long span = time - state.summedTo;
            state.onQueueMicros += span;
            state.occupiedMicros += isOccupied(state) ? span : 0;
        }
        state.summedTo = time;
    }

    private static boolean isOccupied(AgentState state) {
        return WRAP_UP.equals(state.state) || state.held.values().stream().anyMatch(holding -> holding.weight() >= 1);
    }

    private static FloorAgent.Held held(Holding holding) {
        return new FloorAgent.Held(
                holding.contact(),
                holding.queue(),
                holding.channel(),
                holding.weight(),
                Micros.toInstant(holding.heldSince()));
    }
}
