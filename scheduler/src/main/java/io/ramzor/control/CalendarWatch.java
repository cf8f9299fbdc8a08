package io.ramzor.control;

import io.ramzor.event.Event;
import io.ramzor.event.EventException;
import io.ramzor.event.EventJson;
import io.ramzor.event.EventType;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Picks the changes of the calendar out of the events topic, on a thread of its own. They are keyed by their type; records of contacts and
 * agents are passed over unread. Begins some way before the end, so that a restart knows what was closed lately.
 */
final class CalendarWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CalendarWatch.class);
    private static final int BATCH = 2_000;
    private static final long LOOKED_BACK = 50_000;
    private static final Duration WAIT = Duration.ofMillis(250);
    private static final long RETRY_MILLIS = 1_000;

    private final Broker broker;
    private final Consumer<Event> changes;
    private final Thread thread = new Thread(this::run, "calendar");
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean away;

    /** @param changes takes each {@code calendar.changed}, in the order of its partition, on this watch's thread */
    CalendarWatch(Broker broker, Consumer<Event> changes) {
        this.broker = broker;
        this.changes = changes;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        long[] next = null;
        while (closed.getCount() > 0) {
            try {
                next = next == null ? beginnings() : next;
                for (int partition = 0; partition < next.length; partition++) {
                    next[partition] = read(partition, next[partition], next.length);
                }
                away = false;
            } catch (InterruptedIOException e) {
                return;
            } catch (IOException e) {
                if (closed.getCount() == 0 || !later(e)) {
                    return;
                }
            }
        }
    }

    private long[] beginnings() throws IOException {
        long[] next = new long[broker.partitions(Topics.EVENTS)];
        for (int partition = 0; partition < next.length; partition++) {
            next[partition] = Math.max(0, broker.end(Topics.EVENTS, partition) - LOOKED_BACK);
        }
        return next;
    }

    private long read(int partition, long from, int partitions) throws IOException {
        long next = from;
        for (Broker.Stored stored : broker.read(Topics.EVENTS, partition, from, BATCH, WAIT.dividedBy(partitions))) {
            next = stored.offset() + 1;
            if (EventType.CALENDAR_CHANGED.wireName().equals(stored.key())) {
                hand(stored);
            }
        }
        return next;
    }

    private void hand(Broker.Stored stored) {
        try {
            Event event = EventJson.decode(stored.value());
            if (event.type() == EventType.CALENDAR_CHANGED && event.kind() != null) {
                changes.accept(event);
            }
        } catch (EventException e) {
            LOG.debug("record {} of the events is no change of the calendar: {}", stored.offset(), e.getMessage());
        }
    }

    /** Waits a moment; false when it is time to end. */
    private boolean later(IOException e) {
        if (!away) {
            away = true;
            LOG.warn("changes of the calendar cannot be read, trying again: {}", e.getMessage());
        }
        try {
            return !closed.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupt) {
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
