package io.ramzor.job;

import io.ramzor.metric.Slice;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What is counted of a queue in a stretch of time for its live windows. Public and mutable as Flink's POJOs are. */
public class Pane {
    /** Facts at their decision time. */
    @TypeInfo(SliceType.class)
    public Slice slice = new Slice();
    /** Legs queued in it. */
    public long arrivals;
    /** Legs answered in it. */
    public long answered;

    void add(Pane other) {
        slice.add(other.slice);
        arrivals += other.arrivals;
        answered += other.answered;
    }

    void subtract(Pane other) {
        slice.subtract(other.slice);
        arrivals -= other.arrivals;
        answered -= other.answered;
    }
}
