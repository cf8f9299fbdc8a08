package io.ramzor.job;

import io.ramzor.event.Micros;
import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.runtime.state.KeyedStateFunction;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * A keyed operator in event time. At the end of a bounded log, where Flink would fire all timers that are left, it fires none and
 * calls {@link #endOfLog} instead: nothing that falls due after the last event happens.
 */
abstract class EventTimeOperator<I, O> extends AbstractStreamOperator<O>
        implements OneInputStreamOperator<I, O>, Triggerable<String, VoidNamespace> {
    static final OutputTag<Ingest> INGEST = Admission.INGEST;

    /** When now comes in strides of that length the job catches up, and what is said many times in one is better said at its end. */
    private static final long HASTE = 2 * Micros.SECOND;

    private transient InternalTimerService<VoidNamespace> timers;
    private transient IngestCounter ingest;
    /** How far now went in its last step. */
    private transient long stride;

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        ingest = new IngestCounter();
        ingest.initialize(context);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        ingest.snapshot();
    }

    @Override
    public void open() throws Exception {
        super.open();
        timers = getInternalTimerService("timers", VoidNamespaceSerializer.INSTANCE, this);
    }

    /** Now, or Long.MIN_VALUE before it is known. */
    final long now() {
        return timers.currentWatermark();
    }

    /** Whether the job catches up, so that what changes between two nows need be told once only, in {@link #forward}. */
    final boolean inHaste() {
        return stride >= HASTE;
    }

    final void setTimer(long at) {
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, at);
    }

    /** Sets the key's timer at another time and returns that time; Long.MAX_VALUE = no timer. */
    final long moveTimer(long from, long to) {
        if (from != to && from != Long.MAX_VALUE) {
            timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, from);
        }
        if (from != to && to != Long.MAX_VALUE) {
            setTimer(to);
        }
        return to;
    }

    final void emit(O value) {
        output.collect(new StreamRecord<>(value));
    }

    final <T> void emit(OutputTag<T> tag, T value) {
        output.collect(tag, new StreamRecord<>(value));
    }

    final void count(Ingest change) {
        ingest.add(change);
    }

    final <S extends State, T> void eachKey(StateDescriptor<S, T> descriptor, KeyedStateFunction<String, S> function)
            throws Exception {
        this.<String>getKeyedStateBackend()
                .applyToAllKeys(VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, descriptor, function);
    }

    @Override
    public final void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() != Long.MAX_VALUE) {
            stride = now() == EventClock.NONE ? 0 : mark.getTimestamp() - now();
            timeServiceManager.advanceWatermark(mark);
            forward(mark);
            return;
        }
        endOfLog();
        emit(INGEST, ingest.sum());
        output.emitWatermark(mark);
    }

    @Override
    public final void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        onTimer(timer.getTimestamp());
    }

    @Override
    public final void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("no timer is set in processing time");
    }

    /** Tells those who read on how far this operator has come. */
    void forward(Watermark mark) throws Exception {
        output.emitWatermark(mark);
    }

    /** A timer of the current key is due; now is at or after it. */
    abstract void onTimer(long at) throws Exception;

    /** The log has ended; {@link #now} is its largest time. */
    abstract void endOfLog() throws Exception;
}
