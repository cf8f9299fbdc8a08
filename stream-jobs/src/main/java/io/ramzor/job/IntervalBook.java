package io.ramzor.job;

import io.ramzor.metric.Slice;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** One interval of a queue and what was last said of it. Public and mutable as Flink's POJOs are. */
public class IntervalBook {
    @TypeInfo(SliceType.class)
    public Slice slice = new Slice();
    /** Last revision said, 0 = none. */
    public long revision;
    /** Fingerprint of that revision. */
    public long said;
    /** When it is to be said next, Long.MAX_VALUE = only after a change. */
    public long due = Long.MAX_VALUE;
}
