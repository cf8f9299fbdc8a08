package io.ramzor.history;

import io.ramzor.metric.Breakdown;
import io.ramzor.metric.GroupNumbers;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what topic {@code breakdowns} says into the history; a lower revision never overwrites a higher one. */
public final class GroupHistoryWriter extends BatchFollower {
    private static final String TOPIC = Topics.BREAKDOWNS.name();

    private final History history;

    private GroupHistoryWriter(Broker broker, History history) throws IOException {
        super(broker, TOPIC, history::progress);
        this.history = history;
    }

    /** Starts to follow from where the history stands. */
    public static GroupHistoryWriter start(Broker broker, History history) throws IOException {
        GroupHistoryWriter writer = new GroupHistoryWriter(broker, history);
        writer.follow();
        return writer;
    }

    /** The same for a store that may not answer now. */
    static GroupHistoryWriter feed(Broker broker, History history, TroubleTeller told) throws IOException {
        GroupHistoryWriter writer = new GroupHistoryWriter(broker, history);
        writer.followLater(told);
        return writer;
    }

    @Override
    void write(List<Broker.Stored> batch, List<History.Progress> progress) throws IOException {
        List<List<Point>> slices = new ArrayList<>();
        for (Broker.Stored stored : batch) {
            Breakdown slice = decode(Topics.BREAKDOWNS, stored);
            if (slice != null) {
                GroupNumbers.group(slice.group()).ifPresent(group -> slices.add(GroupSeries.points(group, slice)));
            }
        }
        Map<History.Revised, Long> revisions = new HashMap<>(history.revisions(
                slices.stream().map(GroupHistoryWriter::revised).collect(Collectors.toSet())));
        List<Point> points = new ArrayList<>();
        for (List<Point> ofSlice : slices) {
            long revision = ofSlice.get(0).value().longValue();
            if (revision >= revisions.getOrDefault(revised(ofSlice), 0L)) {
                points.addAll(ofSlice);
                revisions.put(revised(ofSlice), revision);
            }
        }
        history.write(points, progress);
    }

    /** The first point of a slice is its revision. */
    private static History.Revised revised(List<Point> slice) {
        return new History.Revised(slice.get(0).queue(), slice.get(0).time());
    }
}
