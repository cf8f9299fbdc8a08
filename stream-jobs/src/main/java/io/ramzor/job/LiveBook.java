package io.ramzor.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is kept of one queue for its live windows. Public and mutable as Flink's POJOs are. */
public class LiveBook {
    public String channel;
    /** Contacts that wait now. */
    public long waiting;
    /** The panes of the last hour by number, without what is in {@link #changes}. */
    public Map<Long, Pane> panes = new HashMap<>();
    /** What was counted since the windows were last brought up to date, by pane. */
    public Map<Long, Pane> changes = new HashMap<>();
    /** One sum a window, in the order of {@link LiveWindows#MINUTES}. */
    public List<Pane> windows = new ArrayList<>();

    public Pane day = new Pane();
    public long dayStart = EventClock.NONE;
    /** The last pane of the windows, Long.MIN_VALUE = they were never brought up to date. */
    public long lastPane = EventClock.NONE;
    /** Second of event time of the last report. */
    public long reportedSecond = EventClock.NONE;
    /** The timer that is set, Long.MAX_VALUE = none. */
    public long timer = Long.MAX_VALUE;
}
