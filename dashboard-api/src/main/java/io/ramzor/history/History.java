package io.ramzor.history;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps points of metrics over time; embedded, or a server. Safe for use by several threads. */
public interface History extends AutoCloseable {

    /** One time of an answer. */
    record Sample(Instant time, Double value) {}

    /**
     * How far a topic's partitions have been written, by {@code topic/partition}: the offset to read next.
     */
    record Progress(String partition, long next) {}

    /** Writes the points over those of the same metric, queue, resolution and time, and the progress with them: both or neither. */
    void write(List<Point> points, List<Progress> progress) throws IOException;

    /** The interval of a queue, or of the keys of a group by their id, of which there are revisions. */
    record Revised(String queue, Instant start) {}

    /** The revision kept of each of those intervals, as the metric {@code revision} says; one that is not kept is not named. */
    default Map<Revised, Long> revisions(Set<Revised> sought) throws IOException {
        Map<Revised, Long> kept = new HashMap<>();
        for (Revised each : sought) {
            Instant after = each.start().plusMillis(1);
            read(HistoryMetrics.REVISION, each.queue(), Resolution.INTERVAL, each.start(), after, 1)
                    .forEach(sample -> kept.put(each, sample.value().longValue()));
        }
        return kept;
    }

    /** The progress written last, by partition; empty at the first start. */
    Map<String, Long> progress() throws IOException;

    /**
     * The points of {@code [from, to)} by rising time.
     *
     * @param most at most so many
     */
    List<Sample> read(String metric, String queue, Resolution resolution, Instant from, Instant to, int most)
            throws IOException;

    /** Queue ids of which anything is kept. */
    Set<String> queues() throws IOException;

    /** Ids of keys of groups of which anything is kept, see {@link GroupSeries}. */
    Set<String> groups() throws IOException;

    /** Lets live points before that time go; nothing where a server does that by itself. */
    default void forgetLive(Instant before) throws IOException {}

    @Override
    void close() throws IOException;
}
