package io.ramzor.history;

import io.ramzor.topic.Broker;
import io.ramzor.topic.Topic;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    /** Waits between tries double from the first to the last. */
    private static final long FIRST_RETRY_MILLIS = 1_000;

    private static final long LAST_RETRY_MILLIS = 30_000;

    private final Broker broker;
    private final String topic;
    private final Marks marks;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean placed;
    private volatile long next;
    private volatile String trouble;
    private long retryMillis = FIRST_RETRY_MILLIS;
    private volatile TroubleTeller teller = new Logged();

    /** Each follower speaks for itself. */
    private static final class Logged implements TroubleTeller {
        @Override
        public void waits(String part, Object place, String why) {
            LOG.warn("the history of topic {} stands at {} and waits: {}", part, place, why);
        }

        @Override
        public void goesOn(String part, Object place) {
            LOG.info("the history of topic {} goes on at {}", part, place);
        }
    }

    /** Says how far topics have been written, by partition. */
    interface Marks {
        Map<String, Long> read() throws IOException;
    }

    /** @param marks from where to go on */
    BatchFollower(Broker broker, String topic, Marks marks) {
        this.broker = broker;
        this.topic = topic;
        this.marks = marks;
        this.thread = new Thread(this::run, "ramzor-history-" + topic);
        thread.setDaemon(true);
    }

    /** The name under which a topic's progress is kept. */
    static String partition(String topic) {
        return topic + "/0";
    }

    final void follow() throws IOException {
        place();
        thread.start();
    }

    /**
     * The same for a store that may not answer now: from where to go on is asked in the thread.
     *
     * @param told who is told of trouble
     */
    final void followLater(TroubleTeller told) {
        teller = told;
        thread.setName(thread.getName() + "-feed");
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

    /** Records of the topic that are not written yet; offsets that are gone count too. */
    public final long behind() throws IOException {
        return Math.max(0, broker.end(topic, 0) - next);
    }

    /** Why nothing is written now, null if all is well. */
    public final String trouble() {
        return trouble;
    }

    private void run() {
        while (!closed) {
            try {
                step();
            } catch (InterruptedIOException e) {
                return;
            } catch (IOException | RuntimeException e) {
                if (closed || !pause(e)) {
                    return;
                }
            }
        }
    }

    /** Tells each trouble once, however long it lasts. */
    private boolean pause(Exception e) {
        String reason = e instanceof IOException ? String.valueOf(e.getMessage()) : e.toString();
        if (!reason.equals(trouble)) {
            teller.waits(topic, next, reason);
        }
        trouble = reason;
        try {
            Thread.sleep(retryMillis);
            retryMillis = Math.min(2 * retryMillis, LAST_RETRY_MILLIS);
            return true;
        } catch (InterruptedException interrupt) {
            return false;
        }
    }

    private void place() throws IOException {
        if (!placed) {
            next = marks.read().getOrDefault(partition(topic), 0L);
            placed = true;
        }
    }

    private void step() throws IOException {
        place();
        List<Broker.Stored> batch = broker.read(topic, 0, next, BATCH, WAIT);
        if (!batch.isEmpty()) {
            long after = batch.get(batch.size() - 1).offset() + 1;
            write(batch, List.of(new History.Progress(partition(topic), after)));
            next = after;
        }
        if (trouble != null) {
            teller.goesOn(topic, next);
            trouble = null;
            retryMillis = FIRST_RETRY_MILLIS;
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
