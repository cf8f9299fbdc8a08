package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.centre.Queue;
import io.ramzor.decision.SourceStatus;
import io.ramzor.event.Event;
import io.ramzor.event.Micros;
import io.ramzor.event.RejectReason;
import io.ramzor.topic.Json;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.api.common.typeutils.base.array.LongPrimitiveArraySerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Lets events in and keeps <em>now</em>: lines that are no events and events before the horizon are set aside. The only operator that
 * sees all lines in the order read, so it runs once. It says now to the rest of the job in steps; whether an event is late it judges
 * by the exact now.
 */
final class Admission extends AbstractStreamOperator<ReadEvent> implements OneInputStreamOperator<Line, ReadEvent> {
    static final OutputTag<Rejection> REJECTIONS = new OutputTag<>("rejections", Rejection.TYPE);
    static final OutputTag<TopicRecord> SOURCES = new OutputTag<>("sources", TopicRecord.TYPE);
    /** Every queue of the centre once, so that it has a record before anything happens in it. */
    static final OutputTag<QueueChange> QUEUES = new OutputTag<>("queues", QueueChange.TYPE);

    /** Retractions, which are in time themselves. */
    static final OutputTag<ReadEvent> RETRACTIONS = new OutputTag<>("retractions", ReadEvent.TYPE);

    static final OutputTag<Ingest> INGEST = new OutputTag<>("ingest", Ingest.TYPE);

    private static final ListStateDescriptor<long[]> CLOCK =
            new ListStateDescriptor<>("clock", LongPrimitiveArraySerializer.INSTANCE);
    private static final ListStateDescriptor<byte[]> KNOWN_SOURCES =
            new ListStateDescriptor<>("sources", BytePrimitiveArraySerializer.INSTANCE);

    private final int partitions;
    private final List<Queue> queues;
    private final long lateness;
    private final long interval;
    private final JobOptions options;
    private final String run;

    private transient EventClock clock;
    private transient SourceBook sources;
    private transient IngestCounter ingest;
    private transient ListState<long[]> clockState;
    private transient ListState<byte[]> sourceState;
    private transient JobProgress progress;
    private transient long lines;
    private transient long said;
    private transient long reported;
    private transient CatchUp haste;

    Admission(int partitions, Centre centre, JobOptions options, String run) {
        this.partitions = partitions;
        this.queues = List.copyOf(centre.queues().values());
        this.lateness = centre.allowedLatenessMicros();
        this.interval = centre.intervalMinutes() * Micros.MINUTE;
        this.options = options;
        this.run = run;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        clock = new EventClock(partitions);
        sources = new SourceBook(options.unnamedSource());
        ingest = new IngestCounter();
        ingest.initialize(context);
        clockState = context.getOperatorStateStore().getListState(CLOCK);
        for (long[] state : clockState.get()) {
            clock.restore(state);
        }
        sourceState = context.getOperatorStateStore().getListState(KNOWN_SOURCES);
        for (byte[] state : sourceState.get()) {
            sources.restore(Json.read(state, SourceStatus.class));
        }
        progress = JobProgress.of(run);
        said = EventClock.NONE;
        reported = EventClock.NONE;
    }

    @Override
    public void open() throws Exception {
        super.open();
        haste = new CatchUp(getProcessingTimeService(), () -> clock.now(), CatchUp.HASTY, this::sayNow);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        clockState.update(List.of(clock.state()));
        ingest.snapshot();
        List<byte[]> known = new ArrayList<>();
        for (SourceStatus status : sources.state()) {
            known.add(Json.write(status));
        }
        sourceState.update(known);
    }

    @Override
    public void processElement(StreamRecord<Line> record) {
        Line line = record.getValue();
        if (said == EventClock.NONE) {
            sayNow(); // after a restart the rest of the job does not know it
        }
        if (line.isEnd()) {
            clock.end(line.partition());
        } else if (line.event() == null) {
            reject(Rejection.of(line));
        } else if (options.until() == null || line.event().time() <= options.until()) {
            read(line);
        }
        sayNow();
    }

    private void read(Line line) {
        Event event = line.event();
        long now = clock.now();
        boolean ended = now != EventClock.NONE && Math.floorDiv(event.time(), interval) * interval + interval <= now;
        ReadEvent read = new ReadEvent(event, line.partition(), line.offset(), ended);
        if (options.board()) {
            sources.read(event);
        }
        if (now != EventClock.NONE && event.time() < now - lateness) {
            reject(Rejection.of(read, RejectReason.LATE, lateDetail(event, now)));
            return;
        }
        lines++;
        if (Retraction.is(event)) {
            long horizon = Math.max(now, event.time()) - lateness;
            output.collect(RETRACTIONS, new StreamRecord<>(Retraction.read(read, horizon)));
        } else {
            output.collect(new StreamRecord<>(read, event.time()));
        }
        clock.read(line.partition(), event.time());
    }

    private String lateDetail(Event event, long now) {
        return Micros.toInstant(event.time()) + " is more than " + lateness / Micros.MINUTE + " minutes before "
                + Micros.toInstant(now) + ", the largest time read";
    }

    private void reject(Rejection rejection) {
        lines++;
        ingest.add(Ingest.REJECTED);
        output.collect(REJECTIONS, new StreamRecord<>(rejection));
    }

    private void sayNow() {
        long now = clock.now();
        if (now == EventClock.NONE) {
            return;
        }
        if (said == EventClock.NONE && options.board()) {
            for (Queue queue : queues) {
                output.collect(QUEUES, new StreamRecord<>(new QueueChange(queue.id(), queue.channel(), List.of(), 0)));
            }
        }
        progress.set(lines, now);
        long length = options.board() ? haste.stepMicros(options.nowStepMicros()) : options.nowStepMicros();
        long step = floor(now, length);
        if (step > said) {
            said = step;
            output.emitWatermark(new Watermark(step));
        }
        long report = floor(now, Math.max(length, Micros.SECOND));
        if (report > reported) {
            reported = report;
            reportSources();
        }
    }

    private static long floor(long micros, long step) {
        return Math.floorDiv(micros, step) * step;
    }

    private void reportSources() {
        sources.report(status -> output.collect(SOURCES, new StreamRecord<>(status)));
    }

    /** Takes no now from the source; at the end of the log it says the exact now first. */
    @Override
    public void processWatermark(Watermark mark) {
        if (mark.getTimestamp() != Long.MAX_VALUE) {
            return;
        }
        if (clock.now() > said) {
            said = clock.now();
            output.emitWatermark(new Watermark(said));
        }
        progress.set(lines, clock.now());
        reportSources();
        output.collect(INGEST, new StreamRecord<>(ingest.sum()));
        output.emitWatermark(mark);
    }
}
