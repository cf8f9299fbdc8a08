package io.ramzor.history;

import io.ramzor.centre.Centre;
import io.ramzor.topic.Broker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds an InfluxDB beside the embedded history, from the same topics by followers of its own. While the server is away everything
 * waits where it is kept, and goes on in order from the marks that the server itself holds; nobody waits for it.
 */
public final class InfluxFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InfluxFeed.class);

    private final InfluxHistory influx;
    private final HistoryWriter intervals;
    private final GroupHistoryWriter groups;
    private final ScoreHistoryWriter scores;
    private final LiveFeed live;

    private InfluxFeed(Broker broker, Centre centre, SqliteHistory embedded, InfluxOptions options, Path setAside)
            throws IOException {
        influx = InfluxHistory.at(options, centre, setAside);
        TroubleTeller told = new FeedTrouble();
        intervals = HistoryWriter.feed(broker, centre, influx, told);
        groups = GroupHistoryWriter.feed(broker, influx, told);
        scores = ScoreHistoryWriter.feed(broker, influx, told);
        live = new LiveFeed(embedded, influx, options.liveStep(), told).start();
    }

    /**
     * Starts to feed; returns at once, whether the server answers or not.
     *
     * @param embedded where live readings are copied from
     * @param setAside file of the points that the server refuses
     */
    public static InfluxFeed start(
            Broker broker, Centre centre, SqliteHistory embedded, InfluxOptions options, Path setAside)
            throws IOException {
        LOG.info("History goes to InfluxDB too: {}", options);
        return new InfluxFeed(broker, centre, embedded, options, setAside);
    }

    /**
     * How it stands.
     *
     * @param behind records of topics that are not written yet
     * @param refused points that the server refused since the start
     * @param tooOld points since the start that are older than the server keeps them
     * @param trouble why nothing is written now, null if all is well
     */
    public record Status(long behind, long refused, long tooOld, String trouble) {}

    /** How it stands now. */
    public Status status() throws IOException {
        String trouble = Stream.of(intervals.trouble(), groups.trouble(), scores.trouble(), live.trouble())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Status(
                intervals.behind() + groups.behind() + scores.behind(), influx.refused(), influx.tooOld(), trouble);
    }

    @Override
    public void close() throws IOException {
        live.close();
        scores.close();
        groups.close();
        intervals.close();
        influx.close();
    }
}
