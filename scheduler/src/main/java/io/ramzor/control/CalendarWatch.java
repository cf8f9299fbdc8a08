package io.ramzor.control;

import io.ramzor.event.Event;
import io.ramzor.event.EventException;
import io.ramzor.event.EventJson;
import io.ramzor.event.EventType;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Picks the changes of the calendar and of the bot's level, promised calls, and what is taken back, out of the events topic, with when it
 * was said: the newest clock that stands before it. What is of no contact is keyed by its type; other records of contacts and agents are
 * passed over unread. Begins some way
 * before the end, so that a restart knows what was closed lately. For one thread, but for {@link #close}.
 */
final class CalendarWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CalendarWatch.class);
    private static final int BATCH = 2_000;
    private static final long LOOKED_BACK = 50_000;
    private static final long RETRY_MILLIS = 1_000;
    private static final Set<String> KEYS = Set.of(
            EventType.CALENDAR_CHANGED.wireName(),
            EventType.BOT_LEVEL_CHANGED.wireName(),
            EventType.EVENT_RETRACTED.wireName(),
            EventType.CLOCK.wireName());

    private static final byte[] CALLBACK = "\"contact.callback_".getBytes(StandardCharsets.UTF_8);

    private final Broker broker;
    private final CountDownLatch closed = new CountDownLatch(1);
    private long[] next;
    /** By partition, the newest clock read. */
    private long[] clocks;

    private boolean away;

    CalendarWatch(Broker broker) {
        this.broker = broker;
    }

    /**
     * Reads all that stands in the topic by now; while the broker cannot be read it is tried again.
     *
     * @return what is new; null if this was closed meanwhile
     */
    List<CentreChanges.Said> read() {
        List<CentreChanges.Said> said = new ArrayList<>();
        while (closed.getCount() > 0) {
            try {
                begin();
                for (int partition = 0; partition < next.length; partition++) {
                    read(partition, said);
                }
                away = false;
                return said;
            } catch (IOException e) {
                later(e);
            }
        }
        return null;
    }

    private void begin() throws IOException {
        if (next != null) {
            return;
        }
        long[] beginnings = new long[broker.partitions(Topics.EVENTS)];
        for (int partition = 0; partition < beginnings.length; partition++) {
            beginnings[partition] = Math.max(0, broker.end(Topics.EVENTS, partition) - LOOKED_BACK);
        }
        clocks = new long[beginnings.length];
        Arrays.fill(clocks, Long.MIN_VALUE);
        next = beginnings;
    }

    private void read(int partition, List<CentreChanges.Said> said) throws IOException {
        long end = broker.end(Topics.EVENTS, partition);
        boolean more = true;
        while (more && next[partition] < end) {
            List<Broker.Stored> batch = broker.read(Topics.EVENTS, partition, next[partition], BATCH, Duration.ZERO);
            for (Broker.Stored stored : batch) {
                if (KEYS.contains(String.valueOf(stored.key())) || saysCallback(stored.value())) {
                    take(partition, stored, said);
                }
                next[partition] = stored.offset() + 1;
            }
            more = !batch.isEmpty();
        }
    }

    /** Whether the line has that type, without reading it. */
    private static boolean saysCallback(byte[] line) {
        int last = line.length - CALLBACK.length;
        for (int i = 0; i <= last; i++) {
            int k = 0;
            while (k < CALLBACK.length && line[i + k] == CALLBACK[k]) {
                k++;
            }
            if (k == CALLBACK.length) {
                return true;
            }
        }
        return false;
    }

    private void take(int partition, Broker.Stored stored, List<CentreChanges.Said> said) {
        try {
            Event event = EventJson.decode(stored.value());
            switch (event.type()) {
                case CLOCK -> clocks[partition] = Math.max(clocks[partition], event.time());
                case CALENDAR_CHANGED,
                        BOT_LEVEL_CHANGED,
                        EVENT_RETRACTED,
                        CALLBACK_BOOKED,
                        CALLBACK_ATTEMPTED,
                        CALLBACK_REACHED ->
                    said.add(new CentreChanges.Said(event, Math.max(clocks[partition], event.time())));
                default -> {}
            }
        } catch (EventException e) {
            LOG.debug("record {} of the events is no change of the centre: {}", stored.offset(), e.getMessage());
        }
    }

    private void later(IOException e) {
        if (!away) {
            away = true;
            LOG.warn("changes of the calendar cannot be read, trying again: {}", e.getMessage());
        }
        try {
            closed.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    /** Ends a reading that is tried again and again. */
    @Override
    public void close() {
        closed.countDown();
    }
}
