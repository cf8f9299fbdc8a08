package io.ramzor.topic;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic of one partition record by record: first, if wished, all that is there, then on a thread of its own
 * what comes.
 *
 * <p>A record that cannot be read or handled is logged and passed over; a broker that cannot be read is tried again.
 */
public final class Follower<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int BATCH = 1_000;
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final long RETRY_SECONDS = 1;

    private final Broker broker;
    private final Topic<T> topic;
    private final Handler<T> handler;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile long next;
    /** Whether it was said that the topic cannot be read. */
    private boolean away;

    /** Takes the records in order. */
    public interface Handler<T> {
        /**
         * @param key the record's key
         * @param record null = of this key nothing is left
         * @param offset the record's place
         */
        void handle(String key, T record, long offset);
    }

    /** @param from the first offset wanted; 0 = from the beginning */
    public Follower(Broker broker, Topic<T> topic, long from, Handler<T> handler) {
        if (broker.partitions(topic.name()) != 1) {
            throw new IllegalArgumentException("topic " + topic.name() + " has more than one partition");
        }
        this.broker = broker;
        this.topic = topic;
        this.next = from;
        this.handler = handler;
        this.thread = new Thread(this::follow, "follow-" + topic.name());
        thread.setDaemon(true);
    }

    /** Hands over, on the caller's thread, all that is there now; to be called before {@link #start}. */
    public Follower<T> hydrate() throws IOException {
        long end = broker.end(topic.name(), 0);
        boolean more = true;
        while (more && next < end) {
            more = step(Duration.ZERO) > 0;
        }
        return this;
    }

    /** Follows from here on. */
    public Follower<T> start() {
        thread.start();
        return this;
    }

    /** The first offset that was not handed over yet. */
    public long next() {
        return next;
    }

    private void follow() {
        while (closed.getCount() > 0) {
            try {
                step(WAIT);
                sayAgain();
            } catch (InterruptedIOException e) {
                return;
            } catch (IOException e) {
                if (closed.getCount() == 0 || !retry(e)) {
                    return;
                }
            }
        }
    }

    private void sayAgain() {
        if (away) {
            away = false;
            LOG.info("topic {} can be read again", topic.name());
        }
    }

    /** Waits a moment; false when it is time to end. */
    private boolean retry(IOException e) {
        if (!away) {
            away = true;
            LOG.warn("topic {} cannot be read, trying again: {}", topic.name(), e.getMessage());
        }
        try {
            return !closed.await(RETRY_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupt) {
            return false;
        }
    }

    private int step(Duration wait) throws IOException {
        List<Broker.Stored> batch = broker.read(topic.name(), 0, next, BATCH, wait);
        for (Broker.Stored stored : batch) {
            hand(stored);
            next = stored.offset() + 1;
        }
        return batch.size();
    }

    private void hand(Broker.Stored stored) {
        T record;
        try {
            record = stored.value() == null ? null : topic.codec().decode(stored.value());
        } catch (RuntimeException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            LOG.warn("record {} of topic {} cannot be read and is passed over: {}", stored.offset(), topic.name(), why);
            return;
        }
        try {
            handler.handle(stored.key(), record, stored.offset());
        } catch (RuntimeException e) {
            LOG.error(
                    "record {} of topic {} could not be handled and is passed over", stored.offset(), topic.name(), e);
        }
    }

    /** Ends following; when it returns, the handler is called no more. */
    @Override
    public void close() {
        closed.countDown();
        if (Thread.currentThread() == thread) {
            return;
        }
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
