package io.ramzor.job;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/** A partition's lines that were fetched and not handed on yet, and how far it was handed on. */
final class KafkaPartition {
    /** More lines are not fetched of a partition that runs ahead of the others. */
    private static final int MOST_LINES = 4_096;

    private static final int FEW_LINES = 1_024;
    /** Kafka's client cannot pause a partition that it has come to the end of; so many lines may be on their way. */
    private static final long ON_THEIR_WAY = 8_192;

    private final KafkaPartitionSplit split;
    /** Offset from which on lines come as they happen. */
    private final long live;

    private final Deque<Line> lines = new ArrayDeque<>();
    private long next;
    private long fetched;
    private long largest = Long.MIN_VALUE;
    private boolean ended;
    private boolean paused;

    /** @param live where it ended when it was given to the reader */
    KafkaPartition(KafkaPartitionSplit split, long live) {
        this.split = split;
        this.live = live;
        this.next = split.getStartingOffset();
        this.fetched = next;
    }

    int number() {
        return split.getPartition();
    }

    String splitId() {
        return split.splitId();
    }

    void fetched(Line line) {
        lines.add(line);
        fetched = line.offset() + 1;
    }

    void end() {
        ended = true;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    boolean hasEnded() {
        return ended && lines.isEmpty();
    }

    /** Whether what lay there at the start has not been fetched yet. */
    boolean isCatchingUp() {
        return !ended && fetched < live;
    }

    /** Takes the next line out; the partition then stands after it. */
    Line take() {
        Line line = lines.remove();
        next = line.offset() + 1;
        if (line.event() != null) {
            largest = Math.max(largest, line.event().time());
        }
        return line;
    }

    boolean isBehind(KafkaPartition other) {
        return largest < other.largest || largest == other.largest && number() < other.number();
    }

    /** Whether fetching should stop for a while; says so once. */
    boolean toPause() {
        boolean pause = !paused
                && lines.size() >= MOST_LINES
                && split.getStoppingOffset().orElse(Long.MAX_VALUE) - fetched > ON_THEIR_WAY;
        paused |= pause;
        return pause;
    }

    /** Whether fetching should go on again; says so once. */
    boolean toResume() {
        boolean resume = paused && lines.size() <= FEW_LINES;
        paused &= !resume;
        return resume;
    }

    /** The split from where it was handed on. */
    KafkaPartitionSplit position() {
        long stop = split.getStoppingOffset().orElse(KafkaPartitionSplit.NO_STOPPING_OFFSET);
        return new KafkaPartitionSplit(split.getTopicPartition(), next, stop);
    }
}
