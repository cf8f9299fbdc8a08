package io.ramzor.history;

import io.ramzor.metric.ContactTrace;
import io.ramzor.metric.GroupTrace;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Topic;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what a topic tells of contacts into the store of traces, and forgets what is old.
 *
 * @param <T> a trace
 */
public final class TraceWriter<T> extends BatchFollower {
    private static final Logger LOG = LoggerFactory.getLogger(TraceWriter.class);
    private static final int FORGOTTEN_AT_ONCE = 500;

    private final Topic<T> topic;
    private final Function<T, Instant> at;
    private final Writing<T> writing;
    private final Forgetting forgetting;
    /** How long a trace that does not change is kept, null = for ever. */
    private final Duration kept;

    private interface Writing<T> {
        void write(List<T> told, List<History.Progress> progress) throws IOException;
    }

    private interface Forgetting {
        int forget(Instant before, int most) throws IOException;
    }

    private TraceWriter(
            Broker broker,
            Traces traces,
            Topic<T> topic,
            Function<T, Instant> at,
            Writing<T> writing,
            Forgetting forgetting,
            Duration kept) {
        super(broker, topic.name(), traces::progress);
        this.topic = topic;
        this.at = at;
        this.writing = writing;
        this.forgetting = forgetting;
        this.kept = kept;
    }

    /**
     * Starts to follow what each contact counts for, from where the store stands.
     *
     * @param kept how long a contact is kept after its last change, in event time; null = for ever
     */
    public static TraceWriter<ContactTrace> ofContacts(Broker broker, Traces traces, Duration kept) throws IOException {
        return started(new TraceWriter<>(
                broker, traces, Topics.CONTACTS, ContactTrace::at, traces::write, traces::forget, kept));
    }

    /** The same for what spells and digital sessions count for in groups. */
    public static TraceWriter<GroupTrace> ofGroups(Broker broker, Traces traces, Duration kept) throws IOException {
        return started(new TraceWriter<>(
                broker,
                traces,
                Topics.GROUP_CONTACTS,
                GroupTrace::at,
                traces::writeGroups,
                traces::forgetGroups,
                kept));
    }

    private static <T> TraceWriter<T> started(TraceWriter<T> writer) throws IOException {
        writer.follow();
        return writer;
    }

    @Override
    void write(List<Broker.Stored> batch, List<History.Progress> progress) throws IOException {
        List<T> told = new ArrayList<>(batch.size());
        for (Broker.Stored stored : batch) {
            // Without a value: the job has forgotten or settled it; its numbers stay, and so does it.
            T trace = decode(topic, stored);
            if (trace != null) {
                told.add(trace);
            }
        }
        writing.write(told, progress);
        told.stream().map(at).max(Instant::compareTo).ifPresent(this::forget);
    }

    private void forget(Instant now) {
        if (kept == null) {
            return;
        }
        try {
            forgetting.forget(now.minus(kept), FORGOTTEN_AT_ONCE);
        } catch (IOException e) {
            LOG.warn(
                    "old traces of topic {} could not be forgotten and will be tried again: {}",
                    topic.name(),
                    e.getMessage());
        }
    }
}
