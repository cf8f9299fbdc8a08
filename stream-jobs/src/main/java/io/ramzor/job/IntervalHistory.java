package io.ramzor.job;

import io.ramzor.event.Micros;
import io.ramzor.metric.Slice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;

/**
 * The intervals of the keys of an operator. An interval is said first when now has reached its end, again with a higher revision when
 * it has changed, at most once a minute of event time, and finally at the end of the log. The quiet intervals of a day that is over
 * lie together as bytes, for most never change again. Without an end in sight they are let go after a while; a change that comes later
 * still is in no interval.
 */
final class IntervalHistory {
    /** A day is packed so long after it has ended. */
    private static final long PACKED_AFTER = Micros.HOUR;

    private final EventTimeOperator<?, TopicRecord> operator;
    private final Records records;
    private final long length;
    private final boolean bounded;
    private final MapStateDescriptor<Long, IntervalBook> intervalsDescriptor =
            new MapStateDescriptor<>("intervals", Types.LONG, TypeInformation.of(IntervalBook.class));
    private final MapStateDescriptor<Long, byte[]> daysDescriptor =
            new MapStateDescriptor<>("packed-days", LongSerializer.INSTANCE, BytePrimitiveArraySerializer.INSTANCE);
    private final MapState<Long, IntervalBook> intervals;
    /** Quiet intervals by their day's start. */
    private final MapState<Long, byte[]> days;
    /** Starts of the intervals that are to be said, by when. */
    private final MapState<Long, List<Long>> dues;

    /** How intervals of the current key are written. */
    interface Records {
        /** The record of an interval; null if it holds nothing worth a first record. */
        Draft draft(long start, Slice slice, boolean first) throws Exception;

        /** How long after its end an interval can still change. */
        long keptMicros() throws Exception;
    }

    /**
     * A record to be.
     *
     * @param numbers what it says; a revision that says the same as the one before is left out
     * @param record makes it with a revision
     */
    record Draft(byte[] numbers, LongFunction<TopicRecord> record) {}

    /**
     * @param minutes length of an interval
     * @param bounded whether the log ends, so that all intervals are kept up to then
     */
    IntervalHistory(
            EventTimeOperator<?, TopicRecord> operator,
            RuntimeContext context,
            int minutes,
            boolean bounded,
            Records records) {
        this.operator = operator;
        this.records = records;
        this.length = minutes * Micros.MINUTE;
        this.bounded = bounded;
        intervals = context.getMapState(intervalsDescriptor);
        days = context.getMapState(daysDescriptor);
        dues = context.getMapState(new MapStateDescriptor<>("dues", Types.LONG, Types.LIST(Types.LONG)));
    }

    /** Changes the interval of the current key in which the instant lies, unless that is let go. */
    void change(long at, Consumer<Slice> change) throws Exception {
        long start = Math.floorDiv(at, length) * length;
        long now = operator.now();
        IntervalBook book = intervals.get(start);
        if (book == null) {
            if (isLetGo(dayOf(start), now)) {
                return;
            }
            book = unpack(start);
            operator.setTimer(packingAfter(start, now));
        }
        change.accept(book.slice);
        if (book.due == Long.MAX_VALUE) {
            long end = start + length;
            book.due = now < end ? end : (Math.floorDiv(now, Micros.MINUTE) + 1) * Micros.MINUTE;
            remind(start, book.due);
        }
        intervals.put(start, book);
    }

    /** Takes the interval out of its day, or begins it. */
    private IntervalBook unpack(long start) throws Exception {
        long day = dayOf(start);
        byte[] bytes = days.get(day);
        if (bytes == null) {
            return new IntervalBook();
        }
        Map<Long, IntervalBook> books = PackedDay.read(bytes);
        IntervalBook book = books.remove(start);
        if (book == null) {
            return new IntervalBook();
        }
        pack(day, books);
        return book;
    }

    private void pack(long day, Map<Long, IntervalBook> books) throws Exception {
        if (books.isEmpty()) {
            days.remove(day);
        } else {
            days.put(day, PackedDay.write(books));
        }
    }

    private void remind(long start, long at) throws Exception {
        List<Long> starts = dues.get(at);
        if (starts == null) {
            starts = new ArrayList<>(2);
            operator.setTimer(at);
        }
        starts.add(start);
        dues.put(at, starts);
    }

    /** A timer of the current key is due. */
    void onTimer(long at) throws Exception {
        List<Long> starts = dues.get(at);
        if (starts != null) {
            dues.remove(at);
            for (long start : new TreeSet<>(starts)) {
                IntervalBook book = intervals.get(start);
                say(start, book);
                intervals.put(start, book);
            }
        }
        if (Math.floorMod(at, Micros.HOUR) == 0) {
            tidy(at);
        }
    }

    /** Packs what is quiet and lets go of what is old. */
    private void tidy(long at) throws Exception {
        for (Map.Entry<Long, Map<Long, IntervalBook>> quiet : takeQuiet(at).entrySet()) {
            byte[] packed = days.get(quiet.getKey());
            if (packed != null) {
                PackedDay.read(packed).forEach(quiet.getValue()::putIfAbsent);
            }
            pack(quiet.getKey(), quiet.getValue());
            if (!bounded) {
                operator.setTimer(letGoAt(quiet.getKey()));
            }
        }
        for (Iterator<Long> kept = days.keys().iterator(); kept.hasNext(); ) {
            if (isLetGo(kept.next(), at)) {
                kept.remove();
            }
        }
        forgetIfEmpty(intervals);
        forgetIfEmpty(days);
    }

    /** Taking the last entry out by an iterator leaves an empty map of the key behind. */
    private static void forgetIfEmpty(MapState<?, ?> state) throws Exception {
        if (state.isEmpty()) {
            state.clear();
        }
    }

    /** The intervals that nothing is due for, of days that are over, by day; they are kept no longer one by one. */
    private Map<Long, Map<Long, IntervalBook>> takeQuiet(long at) throws Exception {
        Map<Long, Map<Long, IntervalBook>> quiet = new TreeMap<>();
        boolean again = false;
        for (Iterator<Map.Entry<Long, IntervalBook>> entries = intervals.iterator(); entries.hasNext(); ) {
            Map.Entry<Long, IntervalBook> entry = entries.next();
            IntervalBook book = entry.getValue();
            long day = dayOf(entry.getKey());
            if (day + Micros.DAY + PACKED_AFTER > at) {
                continue;
            }
            if (book.due != Long.MAX_VALUE) {
                again = true;
                continue;
            }
            entries.remove();
            if (book.revision > 0 || !book.slice.isEmpty()) {
                quiet.computeIfAbsent(day, d -> new TreeMap<>()).put(entry.getKey(), book);
            }
        }
        if (again) {
            operator.setTimer((Math.floorDiv(at, Micros.HOUR) + 1) * Micros.HOUR);
        }
        return quiet;
    }

    /** Whether nothing is kept of the current key. */
    boolean isEmpty() throws Exception {
        return intervals.isEmpty() && days.isEmpty();
    }

    private static long dayOf(long start) {
        return Math.floorDiv(start, Micros.DAY) * Micros.DAY;
    }

    /** A full hour, so that all of a key's packing falls on few timers. */
    private static long packingAfter(long start, long now) {
        long dayOver = dayOf(start) + Micros.DAY + PACKED_AFTER;
        return now < dayOver ? dayOver : (Math.floorDiv(now, Micros.HOUR) + 2) * Micros.HOUR;
    }

    /** When a day can no longer change: a full hour. */
    private long letGoAt(long day) throws Exception {
        long until = day + Micros.DAY + records.keptMicros();
        return -Math.floorDiv(-until, Micros.HOUR) * Micros.HOUR;
    }

    private boolean isLetGo(long day, long now) throws Exception {
        return !bounded && now != EventClock.NONE && now >= letGoAt(day);
    }

    private void say(long start, IntervalBook book) throws Exception {
        book.due = Long.MAX_VALUE;
        Draft draft = records.draft(start, book.slice, book.revision == 0);
        if (draft == null) {
            return;
        }
        long fingerprint = fingerprint(draft.numbers());
        if (book.revision > 0 && fingerprint == book.said) {
            return;
        }
        book.revision++;
        book.said = fingerprint;
        operator.emit(draft.record().apply(book.revision));
    }

    private static long fingerprint(byte[] numbers) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : numbers) {
            hash = (hash ^ b) * 0x100000001b3L;
        }
        return hash;
    }

    /** Says all that has changed since it was said last. */
    void endOfLog() throws Exception {
        operator.eachKey(daysDescriptor, (key, state) -> {
            List<Long> packed = new ArrayList<>();
            state.keys().forEach(packed::add);
            packed.sort(null);
            for (long day : packed) {
                Map<Long, IntervalBook> books = PackedDay.read(state.get(day));
                sayAll(books);
                state.put(day, PackedDay.write(books));
            }
        });
        operator.eachKey(intervalsDescriptor, (key, state) -> {
            Map<Long, IntervalBook> sorted = new TreeMap<>();
            state.entries().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
            sayAll(sorted);
            for (Map.Entry<Long, IntervalBook> entry : sorted.entrySet()) {
                state.put(entry.getKey(), entry.getValue());
            }
        });
    }

    private void sayAll(Map<Long, IntervalBook> books) throws Exception {
        for (Map.Entry<Long, IntervalBook> entry : books.entrySet()) {
            say(entry.getKey(), entry.getValue());
        }
    }
}
