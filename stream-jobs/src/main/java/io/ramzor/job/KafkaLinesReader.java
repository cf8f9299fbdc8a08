package io.ramzor.job;

import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;

/**
 * Hands on what Flink's own reader fetches, always a line of the partition whose largest event time is the smallest. A partition that
 * has nothing yet is waited for while the log is bounded or what lay there at the start is still being read; afterwards the others go
 * on without it.
 */
final class KafkaLinesReader implements SourceReader<Line, KafkaPartitionSplit> {
    private static final int LINES_A_POLL = 64;
    /** A partition of which nothing came for so long is not waited for: what is left of it may be no lines. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private static final long LOOK_AGAIN_MILLIS = 250;
    private static final Comparator<KafkaPartition> BEHIND =
            (one, other) -> one == other ? 0 : one.isBehind(other) ? -1 : 1;

    private final SourceReader<Line, KafkaPartitionSplit> fetcher;
    private final BrokerAddress address;
    private final String topic;
    private final boolean bounded;
    private final Map<String, KafkaPartition> partitions = new TreeMap<>();
    private final Fetched fetched = new Fetched();
    private InputStatus status = InputStatus.MORE_AVAILABLE;
    private boolean awaiting;
    private long heard = System.nanoTime();

    /** @param fetcher Flink's reader; it is used up by this one */
    KafkaLinesReader(
            SourceReader<Line, KafkaPartitionSplit> fetcher, BrokerAddress address, String topic, boolean bounded) {
        this.fetcher = fetcher;
        this.address = address;
        this.topic = topic;
        this.bounded = bounded;
    }

    @Override
    public void start() {
        fetcher.start();
    }

    @Override
    public void addSplits(List<KafkaPartitionSplit> splits) {
        try (Broker broker = address.open()) {
            for (KafkaPartitionSplit split : splits) {
                long end = splits.size() == 1 ? 0 : broker.end(topic, split.getPartition());
                partitions.put(split.splitId(), new KafkaPartition(split, end));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        heard = System.nanoTime();
        fetcher.addSplits(splits);
    }

    @Override
    public void notifyNoMoreSplits() {
        fetcher.notifyNoMoreSplits();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Line> output) throws Exception {
        awaiting = false;
        for (int i = 0; i < LINES_A_POLL; i++) {
            KafkaPartition partition = next();
            if (partition != null) {
                handOn(partition, output);
            } else if (status == InputStatus.END_OF_INPUT && partitions.isEmpty()) {
                return InputStatus.END_OF_INPUT;
            } else {
                return InputStatus.NOTHING_AVAILABLE;
            }
        }
        return InputStatus.MORE_AVAILABLE;
    }

    /** The partition to hand on from, null if there is nothing to hand on yet. */
    private KafkaPartition next() throws Exception {
        KafkaPartition behind = behind();
        while (behind == null || behind.isEmpty() && !behind.hasEnded()) {
            status = fetcher.pollNext(fetched);
            behind = behind();
            if (status != InputStatus.MORE_AVAILABLE) {
                break;
            }
        }
        if (behind == null || !behind.isEmpty() || behind.hasEnded()) {
            return behind;
        }
        awaiting = partitions.values().stream().anyMatch(this::isAwaited);
        return awaiting
                ? null
                : partitions.values().stream()
                        .filter(partition -> !partition.isEmpty())
                        .min(BEHIND)
                        .orElse(null);
    }

    private KafkaPartition behind() {
        return partitions.values().stream().min(BEHIND).orElse(null);
    }

    private boolean isAwaited(KafkaPartition partition) {
        return partition.isEmpty()
                && (bounded || partition.isCatchingUp() && System.nanoTime() - heard < GRACE.toNanos());
    }

    private void handOn(KafkaPartition partition, ReaderOutput<Line> output) {
        if (partition.hasEnded()) {
            partitions.remove(partition.splitId());
            output.collect(Line.end(partition.number()));
            return;
        }
        output.collect(partition.take());
        if (partition.toResume()) {
            fetcher.pauseOrResumeSplits(List.of(), List.of(partition.splitId()));
        }
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        CompletableFuture<Void> more = fetcher.isAvailable();
        if (!awaiting || bounded || more.isDone()) {
            return more;
        }
        CompletableFuture<Void> later =
                new CompletableFuture<Void>().completeOnTimeout(null, LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        return CompletableFuture.anyOf(more, later).thenAccept(any -> {});
    }

    /** Where each partition was handed on: what was only fetched is fetched again. */
    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
        fetcher.snapshotState(checkpointId);
        return partitions.values().stream().map(KafkaPartition::position).toList();
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        fetcher.notifyCheckpointComplete(checkpointId);
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        fetcher.handleSourceEvents(event);
    }

    @Override
    public void close() throws Exception {
        fetcher.close();
    }

    /** Takes what Flink's reader puts out, and hears which partition has ended. */
    private final class Fetched implements ReaderOutput<Line> {
        @Override
        public SourceOutput<Line> createOutputForSplit(String splitId) {
            return this;
        }

        @Override
        public void releaseOutputForSplit(String splitId) {
            partitions.get(splitId).end();
        }

        @Override
        public void collect(Line line) {
            heard = System.nanoTime();
            KafkaPartition partition = of(line.partition());
            partition.fetched(line);
            if (partitions.size() > 1 && partition.toPause()) {
                fetcher.pauseOrResumeSplits(List.of(partition.splitId()), List.of());
            }
        }

        private KafkaPartition of(int number) {
            for (KafkaPartition partition : partitions.values()) {
                if (partition.number() == number) {
                    return partition;
                }
            }
            throw new IllegalStateException("a line came of partition " + number + ", which is not read");
        }

        @Override
        public void collect(Line line, long timestamp) {
            collect(line);
        }

        @Override
        public void emitWatermark(Watermark watermark) {}

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}
    }
}
