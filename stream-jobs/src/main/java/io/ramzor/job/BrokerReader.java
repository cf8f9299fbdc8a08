package io.ramzor.job;

import io.ramzor.topic.Broker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.base.source.reader.synchronization.FutureCompletingBlockingQueue;
import org.apache.flink.core.io.InputStatus;

/**
 * Hands on what a thread of its own has read and decoded, so that a wait for the next line holds back no checkpoint and decoding
 * runs beside the job.
 */
final class BrokerReader implements SourceReader<Line, BrokerSplit> {
    private static final int LINES_AT_ONCE = 512;
    /** Lines handed on between two looks at the mailbox, where checkpoints wait. */
    private static final int LINES_A_POLL = 64;

    private static final int BATCHES_AHEAD = 8;
    private static final Duration IDLE_WAIT = Duration.ofMillis(50);
    private static final int FETCHER = 0;

    private final BrokerSource source;
    private final FutureCompletingBlockingQueue<List<Line>> batches =
            new FutureCompletingBlockingQueue<>(BATCHES_AHEAD);
    private final Queue<BrokerSplit> added = new ConcurrentLinkedQueue<>();
    private final Map<Integer, BrokerSplit> positions = new TreeMap<>();
    private Iterator<Line> batch = List.<Line>of().iterator();
    private boolean noMoreSplits;
    private Thread fetcher;
    private volatile boolean closed;
    private volatile Throwable failure;

    BrokerReader(BrokerSource source) {
        this.source = source;
    }

    @Override
    public void start() {}

    @Override
    public void addSplits(List<BrokerSplit> splits) {
        splits.forEach(split -> positions.put(split.partition(), split));
        added.addAll(splits);
        if (fetcher == null) {
            fetcher = new Thread(this::fetch, "events-fetcher");
            fetcher.setDaemon(true);
            fetcher.start();
        }
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        batches.notifyAvailable();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Line> output) throws Exception {
        if (failure != null) {
            throw new IOException("cannot read topic " + source.topic() + " at " + source.address(), failure);
        }
        for (int i = 0; i < LINES_A_POLL; i++) {
            if (!batch.hasNext()) {
                List<Line> next = batches.poll();
                if (next == null) {
                    return noMoreSplits && positions.isEmpty()
                            ? InputStatus.END_OF_INPUT
                            : InputStatus.NOTHING_AVAILABLE;
                }
                batch = next.iterator();
            }
            handOn(batch.next(), output);
        }
        return InputStatus.MORE_AVAILABLE;
    }

    private void handOn(Line line, ReaderOutput<Line> output) {
        if (line.isEnd()) {
            positions.remove(line.partition());
        } else {
            positions.computeIfPresent(line.partition(), (partition, split) -> split.after(line));
        }
        output.collect(line);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return batch.hasNext() ? FutureCompletingBlockingQueue.AVAILABLE : batches.getAvailabilityFuture();
    }

    @Override
    public List<BrokerSplit> snapshotState(long checkpointId) {
        return new ArrayList<>(positions.values());
    }

    private void fetch() {
        try (Broker broker = source.address().open()) {
            PartitionMerge merge = new PartitionMerge(broker, source.topic());
            while (!closed) {
                for (BrokerSplit split = added.poll(); split != null; split = added.poll()) {
                    merge.add(split);
                }
                if (merge.isEmpty() && source.bounded()) {
                    return;
                }
                List<Line> lines = merge.next(LINES_AT_ONCE, IDLE_WAIT);
                if (!lines.isEmpty()) {
                    batches.put(FETCHER, lines);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            failure = e;
            batches.notifyAvailable();
        }
    }

    @Override
    public void close() throws Exception {
        closed = true;
        if (fetcher != null) {
            batches.wakeUpPuttingThread(FETCHER);
            fetcher.join(5_000);
        }
    }
}
