package io.ramzor.history;

import io.ramzor.metric.Breakdown;
import io.ramzor.metric.GroupNumbers;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what topic {@code breakdowns} says into the history; a lower revision never overwrites a higher one. */
public final class GroupHistoryWriter extends BatchFollower {
    private static final String TOPIC = Topics.BREAKDOWNS.name();

    private final History history;

    private GroupHistoryWriter(Broker broker, History history) throws IOException {
        super(broker, TOPIC, history.progress().getOrDefault(partition(TOPIC), 0L));
        this.history = history;
    }

    /** Starts to follow from where the history stands. */
    public static GroupHistoryWriter start(Broker broker, History history) throws IOException {
        GroupHistoryWriter writer = new GroupHistoryWriter(broker, history);
        writer.follow();
        return writer;
    }

    @Override
    void write(List<Broker.Stored> batch, List<History.Progress> progress) throws IOException {
        Map<String, Long> revisions = new HashMap<>();
        List<Point> points = new ArrayList<>();
        for (Broker.Stored stored : batch) {
            Breakdown slice = decode(Topics.BREAKDOWNS, stored);
            List<Point> ofSlice = slice == null
                    ? List.of()
                    : GroupNumbers.group(slice.group())
                            .map(group -> GroupSeries.points(group, slice))
                            .orElse(List.of());
            if (!ofSlice.isEmpty() && slice.revision() >= revision(stored.key(), ofSlice.get(0), revisions)) {
                points.addAll(ofSlice);
                revisions.put(stored.key(), slice.revision());
            }
        }
        history.write(points, progress);
    }

    private long revision(String key, Point revision, Map<String, Long> ofBatch) throws IOException {
        Instant start = revision.time();
        if (ofBatch.containsKey(key)) {
            return ofBatch.get(key);
        }
        List<History.Sample> kept = history.read(
                HistoryMetrics.REVISION, revision.queue(), Resolution.INTERVAL, start, start.plusMillis(1), 1);
        return Optional.of(kept)
                .filter(samples -> !samples.isEmpty())
                .map(samples -> samples.get(0).value().longValue())
                .orElse(0L);
    }
}
