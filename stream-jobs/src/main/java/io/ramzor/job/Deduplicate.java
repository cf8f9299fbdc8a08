package io.ramzor.job;

import io.ramzor.event.Event;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Lets the first event of an id through; keyed by id. The id is remembered until the horizon has passed the event's time, after
 * which admission refuses a second one as late. Events of agents leave by the side; those of neither contact nor agent count only.
 */
final class Deduplicate extends EventTimeOperator<ReadEvent, ReadEvent> {
    static final OutputTag<AgentChange> AGENTS = new OutputTag<>("agents", AgentChange.TYPE);

    private static final ValueStateDescriptor<Long> SEEN = new ValueStateDescriptor<>("seen", LongSerializer.INSTANCE);

    private final long lateness;
    private transient ValueState<Long> seen;

    Deduplicate(long lateness) {
        this.lateness = lateness;
    }

    @Override
    public void open() throws Exception {
        super.open();
        seen = getRuntimeContext().getState(SEEN);
    }

    @Override
    public void processElement(StreamRecord<ReadEvent> record) throws Exception {
        ReadEvent read = record.getValue();
        if (seen.value() != null) {
            count(Ingest.DUPLICATE);
            return;
        }
        Event event = read.event();
        seen.update(event.time());
        setTimer(event.time() + lateness + 1);
        count(Ingest.event(read));
        if (event.type().ofContact()) {
            emit(read);
        } else if (event.agent() != null) {
            emit(AGENTS, AgentChange.said(event));
        }
    }

    @Override
    void onTimer(long at) {
        seen.clear();
    }

    @Override
    void endOfLog() {}
}
