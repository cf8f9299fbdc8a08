package io.ramzor.history;

import io.ramzor.metric.GroupTrace;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what topic {@code group-contacts} says into the store of traces, and forgets what is old. */
public final class GroupTraceWriter extends BatchFollower {
    private static final Logger LOG = LoggerFactory.getLogger(GroupTraceWriter.class);
    private static final String TOPIC = Topics.GROUP_CONTACTS.name();
    private static final int FORGOTTEN_AT_ONCE = 500;

    private final Traces traces;
    private final Duration kept;

    private GroupTraceWriter(Broker broker, Traces traces, Duration kept) throws IOException {
        super(broker, TOPIC, traces::progress);
        this.traces = traces;
        this.kept = kept;
    }

    /**
     * Starts to follow from where the store stands.
     *
     * @param kept how long it is kept after its last change, in event time; null = for ever
     */
    public static GroupTraceWriter start(Broker broker, Traces traces, Duration kept) throws IOException {
        GroupTraceWriter writer = new GroupTraceWriter(broker, traces, kept);
        writer.follow();
        return writer;
    }

    @Override
    void write(List<Broker.Stored> batch, List<History.Progress> progress) throws IOException {
        List<GroupTrace> told = new ArrayList<>(batch.size());
        for (Broker.Stored stored : batch) {
            // Without a value: the journey has settled it; its numbers stay, and so does it.
            GroupTrace trace = decode(Topics.GROUP_CONTACTS, stored);
            if (trace != null) {
                told.add(trace);
            }
        }
        traces.writeGroups(told, progress);
        told.stream().map(GroupTrace::at).max(Instant::compareTo).ifPresent(this::forget);
    }

    private void forget(Instant now) {
        if (kept == null) {
            return;
        }
        try {
            traces.forgetGroups(now.minus(kept), FORGOTTEN_AT_ONCE);
        } catch (IOException e) {
            LOG.warn("old spells could not be forgotten and will be tried again: {}", e.getMessage());
        }
    }
}
