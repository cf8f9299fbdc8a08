package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.centre.ChannelKind;
import io.ramzor.centre.Queue;
import io.ramzor.event.Micros;
import io.ramzor.metric.Counted;
import io.ramzor.metric.IntervalSlice;
import io.ramzor.metric.Measure;
import io.ramzor.metric.Slice;
import io.ramzor.topic.Json;
import io.ramzor.topic.Topics;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * The interval history and the totals of queues, keyed by queue; see {@link IntervalHistory}. Without an end in sight an interval is
 * kept for as long as a contact of its queue is remembered and two days more.
 */
final class QueueOperator extends EventTimeOperator<QueueChange, TopicRecord> {
    static final OutputTag<TotalPart> TOTALS = new OutputTag<>("totals", TotalPart.TYPE);

    private static final long KEPT_LONGER = 2 * Micros.DAY;

    private final Centre centre;
    private final boolean legsOnly;
    private final boolean bounded;
    private transient IntervalHistory history;
    private transient MapStateDescriptor<String, Slice> totalsDescriptor;
    /** By channel; of a log without an end only the channels. */
    private transient MapState<String, Slice> totals;

    /**
     * @param legsOnly whether an interval in which no leg was queued and nobody worked is left out, though a response clock started in it
     * @param bounded whether the log ends, so that all intervals are kept up to then
     */
    QueueOperator(Centre centre, boolean legsOnly, boolean bounded) {
        this.legsOnly = legsOnly;
        this.bounded = bounded;
        this.centre = centre;
    }

    @Override
    public void open() throws Exception {
        super.open();
        totalsDescriptor = new MapStateDescriptor<>("totals", Types.STRING, SliceType.TYPE);
        totals = getRuntimeContext().getMapState(totalsDescriptor);
        history = new IntervalHistory(
                this, getRuntimeContext(), centre.intervalMinutes(), bounded, new IntervalHistory.Records() {
                    @Override
                    public IntervalHistory.Draft draft(long start, Slice slice, boolean first) throws Exception {
                        return QueueOperator.this.draft(start, slice, first);
                    }

                    @Override
                    public long keptMicros() throws Exception {
                        boolean live =
                                centre.channelOrDefault(queue().channel()).kind() == ChannelKind.LIVE;
                        return (live ? centre.liveExpiryMicros() : centre.writtenExpiryMicros()) + KEPT_LONGER;
                    }
                });
    }

    @Override
    public void processElement(StreamRecord<QueueChange> record) throws Exception {
        QueueChange change = record.getValue();
        boolean hasQueue = LiveOperator.hasQueue(change.queue());
        if (bounded) {
            addToTotal(change);
        } else if (hasQueue && !totals.contains(change.channel())) {
            totals.put(change.channel(), new Slice());
        }
        if (hasQueue) {
            addToHistory(change.facts());
        }
    }

    /** Facts that follow each other mostly lie in one interval. */
    private void addToHistory(List<Counted> facts) throws Exception {
        int from = 0;
        while (from < facts.size()) {
            long start = centre.intervalStart(facts.get(from).at());
            int to = from + 1;
            while (to < facts.size() && centre.intervalStart(facts.get(to).at()) == start) {
                to++;
            }
            List<Counted> together = facts.subList(from, to);
            history.change(start, slice -> together.forEach(slice::add));
            from = to;
        }
    }

    private void addToTotal(QueueChange change) throws Exception {
        Slice known = totals.get(change.channel());
        Slice total = known == null ? new Slice() : known;
        change.facts().forEach(total::add);
        if (total.isEmpty()) {
            totals.remove(change.channel());
        } else {
            totals.put(change.channel(), total);
        }
    }

    /** The queue under the channel under which its facts come. */
    private Queue queue() throws Exception {
        String first = null;
        for (String channel : totals.keys()) {
            first = first == null || channel.compareTo(first) < 0 ? channel : first;
        }
        return centre.queueOrDefault((String) getCurrentKey(), first);
    }

    @Override
    void onTimer(long at) throws Exception {
        history.onTimer(at);
        if (!bounded && history.isEmpty()) {
            totals.clear();
        }
    }

    private IntervalHistory.Draft draft(long start, Slice slice, boolean first) throws Exception {
        boolean nothing = legsOnly ? hasNeither(slice, now()) : slice.isEmpty();
        if (first && nothing) {
            return null;
        }
        long now = now();
        Queue queue = queue();
        Map<String, Number> facts = slice.facts(now);
        Map<String, Double> values = slice.values(now);
        Map<String, Map<String, Object>> responses = slice.responses(now, centre.calendarOf(queue.termsAt(now)));
        return new IntervalHistory.Draft(
                Json.write(List.of(facts, values, responses)),
                revision -> TopicRecord.of(
                        Topics.INTERVALS,
                        new IntervalSlice(
                                queue.id(),
                                queue.channel(),
                                Micros.toInstant(start),
                                centre.intervalMinutes(),
                                revision,
                                facts,
                                values,
                                responses)));
    }

    /** Whether neither a leg was queued nor work was done; of an outbound leg only the handling counts. */
    static boolean hasNeither(Slice slice, long now) {
        return slice.count(Measure.OFFERED) == 0 && slice.count(Measure.HANDLE) == 0 && slice.workMicros(now) == 0;
    }

    @Override
    void endOfLog() throws Exception {
        history.endOfLog();
        eachKey(totalsDescriptor, (queue, state) -> {
            for (Map.Entry<String, Slice> entry : state.entries()) {
                emit(TOTALS, TotalPart.of(queue, entry.getKey(), entry.getValue()));
            }
        });
    }
}
