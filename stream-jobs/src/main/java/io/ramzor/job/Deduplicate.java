package io.ramzor.job;

import io.ramzor.event.Event;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Lets the first event of an id through; keyed by id. The id is remembered until the horizon has passed the event's time, after
 * which admission refuses a second one as late. Events that are of no contact leave by the side.
 */
final class Deduplicate extends EventTimeOperator<ReadEvent, ReadEvent> {
    static final OutputTag<AgentChange> AGENTS = new OutputTag<>("agents", AgentChange.TYPE);

    /** Steps of digital processes. */
    static final OutputTag<ReadEvent> STEPS = new OutputTag<>("steps", ReadEvent.TYPE);
    /** Identity links and what undoes them. */
    static final OutputTag<ReadEvent> LINKS = new OutputTag<>("links", ReadEvent.TYPE);
    /** Changes of the whole centre: calendar, bot level. */
    static final OutputTag<ReadEvent> CHANGES = new OutputTag<>("changes", ReadEvent.TYPE);

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
        switch (event.type()) {
            case DIGITAL_STEP -> emit(STEPS, read);
            case IDENTITY_LINKED, IDENTITY_UNLINKED -> emit(LINKS, read);
            case CALENDAR_CHANGED, BOT_LEVEL_CHANGED -> emit(CHANGES, read);
            default -> emitRest(read);
        }
    }

    private void emitRest(ReadEvent read) {
        if (read.event().type().ofContact()) {
            emit(read);
        } else if (read.event().agent() != null) {
            emit(AGENTS, AgentChange.said(read.event()));
        }
    }

    @Override
    void onTimer(long at) {
        seen.clear();
    }

    @Override
    void endOfLog() {}
}
