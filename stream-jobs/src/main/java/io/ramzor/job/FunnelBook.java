package io.ramzor.job;

import io.ramzor.metric.FunnelState;
import java.util.ArrayList;
import java.util.List;

/** What is kept of one digital session. Public and mutable as Flink's POJOs are. */
public class FunnelBook {
    /** The fold of all events before the horizon; null = there is none. */
    public FunnelState base;
    /** The events after it, in their order. */
    public List<ReadEvent> tail = new ArrayList<>(4);
    /** What came since the facts were last sent on. */
    public List<ReadEvent> news = new ArrayList<>(0);
    /** Now when the facts were last sent on. */
    public long seen = EventClock.NONE;
    /** Starts of the lives of which it was told what they stand for, microseconds. */
    public List<Long> told = new ArrayList<>(0);
    /** The timer that is set, Long.MAX_VALUE = none. */
    public long timer = Long.MAX_VALUE;
}
