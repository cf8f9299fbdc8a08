package io.ramzor.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is kept of one agent. Public and mutable as Flink's POJOs are. */
public class AgentBook {
    /** Time, sequence and id of the state event that holds, the latest in their order; the id is null before any. */
    public long since = EventClock.NONE;

    public long seq;
    public String id;

    public String state;
    public String reason;
    public List<String> channels;
    public Map<String, Integer> capacity;
    /** Contacts held, by contact id. */
    public Map<String, AgentChange> held = new HashMap<>();
}
