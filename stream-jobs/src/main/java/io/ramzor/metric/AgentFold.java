package io.ramzor.metric;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.Micros;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Folds what one agent says, has and is to do into what it counts for, by interval. Pure, and to be taken in pieces like {@link
 * ContactFold}: the caller keeps the state as of an interval's start before the horizon, the events and stretches after it, and folds
 * again when one comes or goes.
 */
public final class AgentFold implements Serializable {
    private static final Comparator<FloorAgent.Held> BY_TAKING =
            Comparator.comparing(FloorAgent.Held::since).thenComparing(FloorAgent.Held::contact);

    private final Centre centre;

    public AgentFold(Centre centre) {
        this.centre = centre;
    }

    /** The state of an agent before the first event. */
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
        copy.duties = new ArrayList<>(state.duties);
        return copy;
    }

    /** Takes in an {@code agent.state}, the next in the order of events; what it does not say stays as it was said before. */
    public static void say(AgentState state, Event said) {
        state.state = said.state();
        state.reason = said.reason();
        state.since = said.time();
        if (said.channels() != null) {
            state.channels = new ArrayList<>(said.channels());
        }
        if (said.capacity() != null) {
            state.capacity = new HashMap<>(said.capacity());
        }
        takeUp(state.duties, new Duty(said.time(), Duty.of(said.state())));
    }

    private static void takeUp(List<Duty> duties, Duty duty) {
        int last = duties.size() - 1;
        if (last >= 0 && duties.get(last).from() == duty.from()) {
            duties.remove(last--);
        }
        if (last < 0 || !duties.get(last).activity().equals(duty.activity())) {
            duties.add(duty);
        }
    }

    /** The agent on the floor with the contacts that they have now, or empty before they said anything. */
    public static Optional<FloorAgent> floor(AgentState state, List<Stretch> stretches) {
        if (state.state == null) {
            return Optional.empty();
        }
        List<FloorAgent.Held> held = new ArrayList<>(stretches.size());
        for (Stretch stretch : stretches) {
            if (stretch.isOpen()) {
                held.add(held(stretch));
            }
        }
        if (held.size() > 1) {
            held.sort(BY_TAKING);
        }
        return Optional.of(new FloorAgent(
                state.agent,
                state.state,
                state.reason,
                Micros.toInstant(state.since),
                List.copyOf(state.channels),
                new TreeMap<>(state.capacity),
                held));
    }

    private static FloorAgent.Held held(Stretch stretch) {
        return new FloorAgent.Held(
                stretch.contact(),
                stretch.queue(),
                stretch.channel(),
                stretch.weight(),
                Micros.toInstant(stretch.takenAt()));
    }

    /**
     * What the agent's states and contacts count for in {@code [from, to)}, by interval.
     *
     * @param state as of {@code from}
     * @param said their {@code agent.state} events from then on, in order
     * @param stretches all that are not over before {@code from}
     * @param last whether a contact let go of exactly at {@code to} counts, because nothing comes after it
     */
    public List<GroupFact> load(
            AgentState state, List<Event> said, List<Stretch> stretches, long from, long to, boolean last) {
        return new LoadFacts(centre, copy(state), said, stretches).between(from, to, last);
    }

    /**
     * What the agent's plan counts for in {@code [from, to)}, by interval.
     *
     * @param agent agent id
     * @param duties what they did, by time
     * @param plan what was said of their plan, in {@link PlanEntry#ORDER}
     */
    public List<GroupFact> plan(String agent, List<Duty> duties, List<PlanEntry> plan, long from, long to) {
        return new PlanFacts(centre, agent, duties, plan).between(from, to);
    }
}
