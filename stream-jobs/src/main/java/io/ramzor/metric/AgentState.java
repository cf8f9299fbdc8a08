package io.ramzor.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The folded state of one agent; a flat public class so that Flink treats it as a POJO and fields can be added. */
public class AgentState {
    public String agent;
    /** Null before the first {@code agent.state}. */
    public String state;

    public String reason;
    public long since = ContactState.NEVER;
    public List<String> channels = new ArrayList<>(0);
    public Map<String, Integer> capacity = new HashMap<>();
    /** Contacts held now, by contact id. */
    public Map<String, Holding> held = new HashMap<>();

    /** The instant up to which the sums below are taken. */
    public long summedTo = ContactState.NEVER;
    /** Time available, busy or in wrap-up, microseconds. */
    public long onQueueMicros;
    /** That of it with a contact of weight 1, or in wrap-up, microseconds. */
    public long occupiedMicros;
}
