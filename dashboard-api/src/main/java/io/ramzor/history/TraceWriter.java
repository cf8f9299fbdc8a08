package io.ramzor.history;

import io.ramzor.metric.ContactTrace;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what topic {@code contacts} says into the store of traces, and forgets contacts that are old. */
public final class TraceWriter extends BatchFollower {
    private static final Logger LOG = LoggerFactory.getLogger(TraceWriter.class);
    private static final String TOPIC = Topics.CONTACTS.name();
    private static final int FORGOTTEN_AT_ONCE = 500;

    private final Traces traces;
    /** How long a contact that does not change is kept, null = for ever. */
    private final Duration kept;

    private TraceWriter(Broker broker, Traces traces, Duration kept) throws IOException {
        super(broker, TOPIC, traces::progress);
        this.traces = traces;
        this.kept = kept;
    }

    /**
     * Starts to follow from where the store stands.
     *
     * @param kept how long a contact is kept after its last change, in event time; null = for ever
     */
    public static TraceWriter start(Broker broker, Traces traces, Duration kept) throws IOException {
        TraceWriter writer = new TraceWriter(broker, traces, kept);
        writer.follow();
        return writer;
    }

    @Override
    void write(List<Broker.Stored> batch, List<History.Progress> progress) throws IOException {
        List<ContactTrace> told = new ArrayList<>(batch.size());
        for (Broker.Stored stored : batch) {
            // Without a value: the job has forgotten the contact; its numbers stay, and so does it.
            ContactTrace trace = decode(Topics.CONTACTS, stored);
            if (trace != null) {
                told.add(trace);
            }
        }
        traces.write(told, progress);
        told.stream().map(ContactTrace::at).max(Instant::compareTo).ifPresent(this::forget);
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
}
