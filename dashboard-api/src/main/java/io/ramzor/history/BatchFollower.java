package io.ramzor.history;

import io.ramzor.topic.Broker;
import io.ramzor.topic.Topic;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a topic's records on in batches, in a thread of its own. How far it came is kept with what is written, so that a restart
 * neither leaves out nor repeats; while a batch cannot be written it is tried again.
 */
abstract class BatchFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchFollower.class);
    private static final int BATCH = 500;
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final long RETRY_MILLIS = 2_000;

    private final Broker broker;
    private final String topic;
    private final Thread thread;
    private volatile boolean closed;
    private volatile long next;

    /** @param next the first offset that has not been written */
    BatchFollower(Broker broker, String topic, long next) {
        this.broker = broker;
        this.topic = topic;
        this.next = next;
        this.thread = new Thread(this::run, "ramzor-history-" + topic);
        thread.setDaemon(true);
    }

    /** The name under which a topic's progress is kept. */
    static String partition(String topic) {
        return topic + "/0";
    }

    final void follow() {
        thread.start();
    }

    /** Writes the batch together with the progress: both or neither. */
    abstract void write(List<Broker.Stored> batch, List<History.Progress> progress) throws IOException;

    /** The record, null if its key is gone or it cannot be read; then that is logged. */
    static <T> T decode(Topic<T> topic, Broker.Stored stored) {
        try {
            return stored.value() == null ? null : topic.codec().decode(stored.value());
        } catch (RuntimeException e) {
            LOG.error("record {} of topic {} was passed over", stored.offset(), topic.name(), e);
            return null;
        }
    }

    /** The first offset of the topic that is not written yet. */
    public final long next() {
        return next;
    }

    private void run() {
        while (!closed) {
            try {
                step();
            } catch (InterruptedIOException e) {
                return;
            } catch (IOException e) {
                if (closed || !pause(e)) {
                    return;
                }
            }
        }
    }

    private boolean pause(IOException e) {
        LOG.warn("the history of topic {} stands at {}, trying again: {}", topic, next, e.getMessage());
        try {
            Thread.sleep(RETRY_MILLIS);
            return true;
        } catch (InterruptedException interrupt) {
            return false;
        }
    }

    private void step() throws IOException {
        List<Broker.Stored> batch = broker.read(topic, 0, next, BATCH, WAIT);
        if (!batch.isEmpty()) {
            long after = batch.get(batch.size() - 1).offset() + 1;
            write(batch, List.of(new History.Progress(partition(topic), after)));
            next = after;
        }
    }

    /** Ends following; what was read is written. */
    @Override
    public final void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
