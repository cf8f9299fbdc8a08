package io.ramzor.history;

import io.ramzor.centre.Centre;
import io.ramzor.event.Micros;
import io.ramzor.metric.IntervalSlice;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what topic {@code intervals} says into the history; a lower revision never overwrites a higher one. */
public final class HistoryWriter extends BatchFollower {
    private static final String TOPIC = Topics.INTERVALS.name();

    private final Centre centre;
    private final History history;

    private HistoryWriter(Broker broker, Centre centre, History history) throws IOException {
        super(broker, TOPIC, history::progress);
        this.centre = centre;
        this.history = history;
    }

    /** Starts to follow from where the history stands. */
    public static HistoryWriter start(Broker broker, Centre centre, History history) throws IOException {
        HistoryWriter writer = new HistoryWriter(broker, centre, history);
        writer.follow();
        return writer;
    }

    /** The same for a store that may not answer now. */
    static HistoryWriter feed(Broker broker, Centre centre, History history, TroubleTeller told) throws IOException {
        HistoryWriter writer = new HistoryWriter(broker, centre, history);
        writer.followLater(told);
        return writer;
    }

    @Override
    void write(List<Broker.Stored> batch, List<History.Progress> progress) throws IOException {
        history.write(points(batch), progress);
    }

    private List<Point> points(List<Broker.Stored> batch) throws IOException {
        List<IntervalSlice> slices = new ArrayList<>();
        for (Broker.Stored stored : batch) {
            IntervalSlice slice = decode(Topics.INTERVALS, stored);
            if (slice != null) {
                slices.add(slice);
            }
        }
        Map<History.Revised, Long> revisions = new HashMap<>(
                history.revisions(slices.stream().map(HistoryWriter::revised).collect(Collectors.toSet())));
        List<Point> points = new ArrayList<>();
        for (IntervalSlice slice : slices) {
            Long before = revisions.get(revised(slice));
            if (before == null || slice.revision() >= before) {
                points.addAll(HistoryMetrics.points(slice, formula(slice), before != null));
                revisions.put(revised(slice), slice.revision());
            }
        }
        return points;
    }

    private static History.Revised revised(IntervalSlice slice) {
        return new History.Revised(slice.queue(), slice.start());
    }

    private String formula(IntervalSlice slice) {
        return centre.queueOrDefault(slice.queue(), slice.channel())
                .termsAt(Micros.of(slice.start()))
                .formula();
    }
}
