package io.ramzor.metric;

import io.ramzor.event.Event;
import java.util.Comparator;

/**
 * Something that changes an agent: what they said, a contact that came or changed its weight, or one that left.
 *
 * @param time microseconds
 * @param said an {@code agent.state} event, or null
 * @param contact contact id, null with an event
 * @param holding how they hold it from then on, null if it left
 */
public record AgentStep(long time, Event said, String contact, Holding holding) {
    /** Time; then what agents say, in the order of events; then contacts as they are given. */
    static final Comparator<AgentStep> ORDER = Comparator.comparingLong(AgentStep::time)
            .thenComparing(step -> step.said() == null)
            .thenComparing(AgentStep::saidBefore);

    public static AgentStep said(Event event) {
        return new AgentStep(event.time(), event, null, null);
    }

    public static AgentStep holds(Holding holding) {
        return new AgentStep(holding.weightSince(), null, holding.contact(), holding);
    }

    public static AgentStep left(String contact, long at) {
        return new AgentStep(at, null, contact, null);
    }

    private static int saidBefore(AgentStep one, AgentStep other) {
        return one.said == null || other.said == null ? 0 : EventOrder.BY_TIME.compare(one.said, other.said);
    }
}
