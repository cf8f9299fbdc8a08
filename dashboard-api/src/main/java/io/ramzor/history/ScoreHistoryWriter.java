package io.ramzor.history;

import io.ramzor.decision.ForecastScore;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes what topic {@code forecast-scores} says into the history, see {@link ScoreHistory}. */
public final class ScoreHistoryWriter extends BatchFollower {
    private final History history;

    private ScoreHistoryWriter(Broker broker, History history) {
        super(broker, Topics.FORECAST_SCORES.name(), history::progress);
        this.history = history;
    }

    /** Starts to follow from where the history stands. */
    public static ScoreHistoryWriter start(Broker broker, History history) throws IOException {
        ScoreHistoryWriter writer = new ScoreHistoryWriter(broker, history);
        writer.follow();
        return writer;
    }

    /** The same for a store that may not answer now. */
    static ScoreHistoryWriter feed(Broker broker, History history, TroubleTeller told) {
        ScoreHistoryWriter writer = new ScoreHistoryWriter(broker, history);
        writer.followLater(told);
        return writer;
    }

    @Override
    void write(List<Broker.Stored> batch, List<History.Progress> progress) throws IOException {
        List<Point> points = new ArrayList<>();
        for (Broker.Stored stored : batch) {
            ForecastScore score = decode(Topics.FORECAST_SCORES, stored);
            if (score != null) {
                points.addAll(ScoreHistory.points(score));
            }
        }
        history.write(points, progress);
    }
}
