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
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * The interval history and the totals, keyed by queue. An interval is said first when now has reached its end, again with a higher
 * revision when it has changed, at most once a minute of event time, and finally at the end of the log. Without an end in sight it is
 * kept for as long as a contact of its queue is remembered and two days more; a change that comes later still is in no interval.
 */
final class QueueOperator extends EventTimeOperator<QueueFact, TopicRecord> {
    static final OutputTag<TotalPart> TOTALS = new OutputTag<>("totals", TotalPart.TYPE);

    private static final long KEPT_LONGER = 2 * Micros.DAY;

    private final Centre centre;
    private final long length;
    private final boolean legsOnly;
    private final boolean bounded;
    private transient MapStateDescriptor<Long, IntervalBook> intervalsDescriptor;
    private transient MapStateDescriptor<String, Slice> totalsDescriptor;
    private transient MapState<Long, IntervalBook> intervals;
    private transient MapState<String, Slice> totals;
    /** Starts of the intervals that are to be said, by when. */
    private transient MapState<Long, List<Long>> dues;

    /**
     * @param legsOnly whether an interval in which no leg was queued and nobody worked is left out, though a response clock started in it
     * @param bounded whether the log ends, so that all intervals are kept up to then
     */
    QueueOperator(Centre centre, boolean legsOnly, boolean bounded) {
        this.legsOnly = legsOnly;
        this.bounded = bounded;
        this.centre = centre;
        this.length = centre.intervalMinutes() * Micros.MINUTE;
    }

    @Override
    public void open() throws Exception {
        super.open();
        intervalsDescriptor = new MapStateDescriptor<>("intervals", Types.LONG, TypeInformation.of(IntervalBook.class));
        totalsDescriptor = new MapStateDescriptor<>("totals", Types.STRING, SliceType.TYPE);
        intervals = getRuntimeContext().getMapState(intervalsDescriptor);
        totals = getRuntimeContext().getMapState(totalsDescriptor);
        dues = getRuntimeContext().getMapState(new MapStateDescriptor<>("dues", Types.LONG, Types.LIST(Types.LONG)));
    }

    @Override
    public void processElement(StreamRecord<QueueFact> record) throws Exception {
        QueueFact change = record.getValue();
        Slice total = totals.get(change.channel());
        if (total == null) {
            total = new Slice();
        }
        total.add(change.fact());
        if (total.isEmpty()) {
            totals.remove(change.channel());
        } else {
            totals.put(change.channel(), total);
        }
        if (LiveOperator.hasQueue(change.queue())) {
            addToInterval(change.fact());
        }
    }

    private void addToInterval(Counted fact) throws Exception {
        long start = centre.intervalStart(fact.at());
        long now = now();
        IntervalBook book = intervals.get(start);
        if (book == null) {
            Queue queue = queue(fact.channel());
            if (isDropped(queue, start, now)) {
                return;
            }
            drop(queue, now);
            book = new IntervalBook();
        }
        book.slice.add(fact);
        if (book.due == Long.MAX_VALUE) {
            long end = start + length;
            book.due = now < end ? end : (Math.floorDiv(now, Micros.MINUTE) + 1) * Micros.MINUTE;
            remind(start, book.due);
        }
        intervals.put(start, book);
    }

    private boolean isDropped(Queue queue, long start, long now) {
        boolean live = centre.channelOrDefault(queue.channel()).kind() == ChannelKind.LIVE;
        long kept = (live ? centre.liveExpiryMicros() : centre.writtenExpiryMicros()) + KEPT_LONGER;
        return !bounded && now != EventClock.NONE && start + length < now - kept;
    }

    private Queue queue(String channel) {
        return centre.queueOrDefault((String) getCurrentKey(), channel);
    }

    @Override
    void onTimer(long at) throws Exception {
        long now = now();
        Queue queue = queue(anyChannel());
        List<Long> starts = dues.get(at);
        dues.remove(at);
        for (long start : new TreeSet<>(starts)) {
            IntervalBook book = intervals.get(start);
            say(queue, start, book, now);
            intervals.put(start, book);
        }
    }

    private void remind(long start, long at) throws Exception {
        List<Long> starts = dues.get(at);
        if (starts == null) {
            starts = new ArrayList<>(2);
            setTimer(at);
        }
        starts.add(start);
        dues.put(at, starts);
    }

    /** Lets go of the intervals that no contact can change any more. */
    private void drop(Queue queue, long now) throws Exception {
        for (Iterator<Map.Entry<Long, IntervalBook>> entries = intervals.iterator(); entries.hasNext(); ) {
            Map.Entry<Long, IntervalBook> entry = entries.next();
            if (entry.getValue().due == Long.MAX_VALUE && isDropped(queue, entry.getKey(), now)) {
                entries.remove();
            }
        }
    }

    /** The channel under which the queue's facts come. */
    private String anyChannel() throws Exception {
        String first = null;
        for (String channel : totals.keys()) {
            first = first == null || channel.compareTo(first) < 0 ? channel : first;
        }
        return first;
    }

    private void say(Queue queue, long start, IntervalBook book, long now) {
        book.due = Long.MAX_VALUE;
        boolean nothing = legsOnly ? hasNeither(book.slice, now) : book.slice.isEmpty();
        if (book.revision == 0 && nothing) {
            return;
        }
        IntervalSlice slice = new IntervalSlice(
                queue.id(),
                queue.channel(),
                Micros.toInstant(start),
                centre.intervalMinutes(),
                book.revision + 1,
                book.slice.facts(now),
                book.slice.values(now),
                book.slice.responses(now, centre.calendarOf(queue.termsAt(now))));
        long fingerprint = fingerprint(slice);
        if (book.revision > 0 && fingerprint == book.said) {
            return;
        }
        book.revision++;
        book.said = fingerprint;
        emit(TopicRecord.of(Topics.INTERVALS, slice));
    }

    /** Whether neither a leg was queued nor work was done; of an outbound leg only the handling counts. */
    private static boolean hasNeither(Slice slice, long now) {
        return slice.count(Measure.OFFERED) == 0 && slice.count(Measure.HANDLE) == 0 && slice.workMicros(now) == 0;
    }

    private static long fingerprint(IntervalSlice slice) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : Json.write(List.of(slice.facts(), slice.values(), slice.responses()))) {
            hash = (hash ^ b) * 0x100000001b3L;
        }
        return hash;
    }

    @Override
    void endOfLog() throws Exception {
        long now = now();
        eachKey(intervalsDescriptor, (key, state) -> {
            Queue queue = queue(anyChannel());
            Map<Long, IntervalBook> sorted = new TreeMap<>();
            state.entries().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
            for (Map.Entry<Long, IntervalBook> entry : sorted.entrySet()) {
                say(queue, entry.getKey(), entry.getValue(), now);
                state.put(entry.getKey(), entry.getValue());
            }
        });
        eachKey(totalsDescriptor, (queue, state) -> {
            for (Map.Entry<String, Slice> entry : state.entries()) {
                emit(TOTALS, TotalPart.of(queue, entry.getKey(), entry.getValue()));
            }
        });
    }
}
