package io.ramzor.history;

import io.ramzor.metric.ContactTrace;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what topic {@code contacts} says into the store of traces, in a thread of its own, and forgets contacts that are old. How far
 * it came is kept with the traces, so that a restart neither leaves out nor repeats.
 */
public final class TraceWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TraceWriter.class);
    private static final String PARTITION = Topics.CONTACTS.name() + "/0";
    private static final int BATCH = 500;
    private static final int FORGOTTEN_AT_ONCE = 500;
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final long RETRY_MILLIS = 2_000;

    private final Broker broker;
    private final Traces traces;
    /** How long a contact that does not change is kept, null = for ever. */
    private final Duration kept;

    private final Thread thread;
    private volatile boolean closed;
    private volatile long next;

    private TraceWriter(Broker broker, Traces traces, Duration kept) throws IOException {
        this.broker = broker;
        this.traces = traces;
        this.kept = kept;
        this.next = traces.progress().getOrDefault(PARTITION, 0L);
        this.thread = new Thread(this::run, "ramzor-contacts");
        thread.setDaemon(true);
    }

    /**
     * Starts to follow from where the store stands.
     *
     * @param kept how long a contact is kept after its last change, in event time; null = for ever
     */
    public static TraceWriter start(Broker broker, Traces traces, Duration kept) throws IOException {
        TraceWriter writer = new TraceWriter(broker, traces, kept);
        writer.thread.start();
        return writer;
    }

    /** The first offset of topic contacts that is not in the store yet. */
    public long next() {
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
        LOG.warn("the contacts behind the numbers stand at {}, trying again: {}", next, e.getMessage());
        try {
            Thread.sleep(RETRY_MILLIS);
            return true;
        } catch (InterruptedException interrupt) {
            return false;
        }
    }

    private void step() throws IOException {
        List<Broker.Stored> batch = broker.read(Topics.CONTACTS.name(), 0, next, BATCH, WAIT);
        if (batch.isEmpty()) {
            return;
        }
        List<ContactTrace> told = new ArrayList<>(batch.size());
        for (Broker.Stored stored : batch) {
            ContactTrace trace = decode(stored);
            if (trace != null) {
                told.add(trace);
            }
        }
        long after = batch.get(batch.size() - 1).offset() + 1;
        traces.write(told, List.of(new History.Progress(PARTITION, after)));
        next = after;
        told.stream().map(ContactTrace::at).max(Instant::compareTo).ifPresent(this::forget);
    }

    /** A record without a value says that the job has forgotten the contact; its numbers stay, and so does it. */
    private static ContactTrace decode(Broker.Stored stored) {
        try {
            return stored.value() == null ? null : Topics.CONTACTS.codec().decode(stored.value());
        } catch (RuntimeException e) {
            LOG.error("record {} of topic contacts was passed over", stored.offset(), e);
            return null;
        }
    }

    private void forget(Instant now) {
        if (kept == null) {
            return;
        }
        try {
            traces.forget(now.minus(kept), FORGOTTEN_AT_ONCE);
        } catch (IOException e) {
            LOG.warn("old contacts could not be forgotten and will be tried again: {}", e.getMessage());
        }
    }

    /** Ends following; what was read is written. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
