package io.ramzor.job;

import io.ramzor.event.Event;
import io.ramzor.event.RejectReason;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.BooleanSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Lets the first retraction of an id through, keyed by that id, before it is sent to where its target is known. Only retractions come
 * this way, so that all other events are keyed but once.
 */
final class RetractionOperator extends EventTimeOperator<ReadEvent, ReadEvent> {
    private final long lateness;
    private transient ValueState<Boolean> seen;

    RetractionOperator(long lateness) {
        this.lateness = lateness;
    }

    @Override
    public void open() throws Exception {
        super.open();
        seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", BooleanSerializer.INSTANCE));
    }

    @Override
    public void processElement(StreamRecord<ReadEvent> record) throws Exception {
        ReadEvent read = record.getValue();
        if (seen.value() != null) {
            count(Ingest.DUPLICATE);
            return;
        }
        Event event = read.event();
        seen.update(true);
        setTimer(event.time() + lateness + 1);
        count(Ingest.event(read));
        if (event.target() == null || event.target().isEmpty()) {
            count(Ingest.setAside(read));
            emit(Admission.REJECTIONS, Rejection.of(read, RejectReason.CANNOT_FOLLOW, "a retraction without a target"));
        } else {
            emit(read);
        }
    }

    @Override
    void onTimer(long at) {
        seen.clear();
    }

    @Override
    void endOfLog() {}
}
