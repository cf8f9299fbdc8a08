package io.ramzor.history;

import io.ramzor.centre.Centre;
import io.ramzor.event.Micros;
import io.ramzor.metric.IntervalSlice;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes what topic {@code intervals} says into the history; a lower revision never overwrites a higher one. */
public final class HistoryWriter extends BatchFollower {
    private static final String TOPIC = Topics.INTERVALS.name();

    private final Centre centre;
    private final History history;

    private HistoryWriter(Broker broker, Centre centre, History history) throws IOException {
        super(broker, TOPIC, history.progress().getOrDefault(partition(TOPIC), 0L));
        this.centre = centre;
        this.history = history;
    }

    /** Starts to follow from where the history stands. */
    public static HistoryWriter start(Broker broker, Centre centre, History history) throws IOException {
        HistoryWriter writer = new HistoryWriter(broker, centre, history);
        writer.follow();
        return writer;
    }

    @Override
    void write(List<Broker.Stored> batch, List<History.Progress> progress) throws IOException {
        history.write(points(batch), progress);
    }

    private List<Point> points(List<Broker.Stored> batch) throws IOException {
        Map<String, Long> revisions = new HashMap<>();
        List<Point> points = new ArrayList<>();
        for (Broker.Stored stored : batch) {
            IntervalSlice slice = decode(Topics.INTERVALS, stored);
            if (slice == null) {
                continue;
            }
            String key = stored.key();
            Long before = revisions.containsKey(key) ? revisions.get(key) : keptRevision(slice);
            if (before == null || slice.revision() >= before) {
                points.addAll(HistoryMetrics.points(slice, formula(slice), before != null));
                revisions.put(key, slice.revision());
            }
        }
        return points;
    }

    private Long keptRevision(IntervalSlice slice) throws IOException {
        Instant start = slice.start();
        List<History.Sample> kept = history.read(
                HistoryMetrics.REVISION, slice.queue(), Resolution.INTERVAL, start, start.plusMillis(1), 1);
        return kept.isEmpty() ? null : kept.get(0).value().longValue();
    }

    private String formula(IntervalSlice slice) {
        return centre.queueOrDefault(slice.queue(), slice.channel())
                .termsAt(Micros.of(slice.start()))
                .formula();
    }
}
