package io.ramzor.job;

import io.ramzor.event.Event;
import io.ramzor.metric.AgentState;
import io.ramzor.metric.ContactState;
import io.ramzor.metric.GroupFact;
import io.ramzor.metric.PlanEntry;
import io.ramzor.metric.Stretch;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of one agent: their state as of an interval's start before the horizon, and what came after it. Public and mutable as
 * Flink's POJOs are.
 */
public class AgentBook {
    /** The fold of all states before {@link #settledTo}. */
    public AgentState base;
    /** The fold of all states. */
    public AgentState head;
    /** What was counted before it is counted for good; an interval's start. */
    public long settledTo = ContactState.NEVER;
    /** The states said from then on, in order. */
    public List<Event> tail = new ArrayList<>(4);
    /** The contacts had from then on. */
    public List<Stretch> stretches = new ArrayList<>(4);
    /** What was said of their plan, as far back as it may still change. */
    public List<PlanEntry> plan = new ArrayList<>(0);

    /** What was sent on of the time from {@link #settledTo} up to {@link #saidTo}. */
    public List<GroupFact> said = new ArrayList<>(0);

    public long saidTo = ContactState.NEVER;
    /** The earliest instant of which something has changed since, Long.MAX_VALUE = nothing has. */
    public long changedFrom = Long.MAX_VALUE;
    /** The latest time of what was said of them. */
    public long heardAt = ContactState.NEVER;
    /** The timer that is set, Long.MAX_VALUE = none. */
    public long timer = Long.MAX_VALUE;
}
