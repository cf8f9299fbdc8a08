package io.ramzor.job;

import io.ramzor.topic.Broker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Merges partitions: the next line is one of the partition whose largest event time is the smallest, so that logs that end at
 * different times are read side by side and the same logs always give the same order. Not safe for use by several threads.
 */
final class PartitionMerge {
    private static final int READ_AT_ONCE = 512;

    private final Broker broker;
    private final String topic;
    private final List<Cursor> cursors = new ArrayList<>();

    PartitionMerge(Broker broker, String topic) {
        this.broker = broker;
        this.topic = topic;
    }

    private static final class Cursor {
        final int partition;
        final long end;
        final Deque<Line> lines = new ArrayDeque<>();
        long next;
        long largest;
        boolean ended;

        Cursor(BrokerSplit split) {
            partition = split.partition();
            next = split.next();
            end = split.end();
            largest = split.largest();
        }

        boolean isBehind(Cursor other) {
            return largest < other.largest || largest == other.largest && partition < other.partition;
        }
    }

    void add(BrokerSplit split) {
        cursors.add(new Cursor(split));
    }

    boolean isEmpty() {
        return cursors.isEmpty();
    }

    /**
     * The next lines in order; after the last line of a bounded partition comes its {@link Line#end}.
     *
     * @param most at most so many
     * @param wait how long to wait for the first if there is none
     */
    List<Line> next(int most, Duration wait) throws IOException {
        List<Line> batch = new ArrayList<>(most);
        Set<Cursor> starved = new HashSet<>();
        while (batch.size() < most) {
            Cursor cursor = behind(starved);
            if (cursor == null) {
                if (!batch.isEmpty() || cursors.isEmpty() || !awaitAny(starved, wait)) {
                    break;
                }
                continue;
            }
            if (cursor.lines.isEmpty()) {
                fill(cursor, Duration.ZERO);
            }
            if (!cursor.lines.isEmpty()) {
                starved.add(cursor);
                Cursor other = behind(starved);
                starved.remove(cursor);
                take(cursor, other, batch, most);
            } else if (cursor.ended) {
                cursors.remove(cursor);
                batch.add(Line.end(cursor.partition));
            } else {
                starved.add(cursor);
            }
        }
        return batch;
    }

    private boolean awaitAny(Set<Cursor> starved, Duration wait) throws IOException {
        Cursor cursor = behind(Set.of());
        fill(cursor, wait);
        return !cursor.lines.isEmpty() && starved.remove(cursor);
    }

    private Cursor behind(Set<Cursor> except) {
        Cursor behind = null;
        for (Cursor cursor : cursors) {
            if (!except.contains(cursor) && (behind == null || cursor.isBehind(behind))) {
                behind = cursor;
            }
        }
        return behind;
    }

    private static void take(Cursor cursor, Cursor other, List<Line> batch, int most) {
        do {
            Line line = cursor.lines.poll();
            if (line.event() != null) {
                cursor.largest = Math.max(cursor.largest, line.event().time());
            }
            batch.add(line);
        } while (batch.size() < most && !cursor.lines.isEmpty() && (other == null || cursor.isBehind(other)));
    }

    private void fill(Cursor cursor, Duration wait) throws IOException {
        if (cursor.next >= cursor.end) {
            cursor.ended = true;
            return;
        }
        List<Broker.Stored> read = broker.read(topic, cursor.partition, cursor.next, READ_AT_ONCE, wait);
        for (Broker.Stored stored : read) {
            cursor.next = stored.offset() + 1;
            if (stored.offset() < cursor.end) {
                cursor.lines.add(Line.of(cursor.partition, stored.offset(), stored.value()));
            }
        }
        // Offsets have gaps: nothing more although the end was not reached is the end of a bounded partition too.
        cursor.ended = cursor.lines.isEmpty() && cursor.end != Long.MAX_VALUE;
    }
}
