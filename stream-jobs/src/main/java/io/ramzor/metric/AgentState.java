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
    /** What they have done, by time, as far back as their plan may still change. */
    public List<Duty> duties = new ArrayList<>(2);
}
