package io.ramzor.control;

import io.ramzor.decision.ForecastPoint;
import io.ramzor.decision.ForecastScore;
import io.ramzor.decision.UsedForecast;
import io.ramzor.forecast.Scoring;
import io.ramzor.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Forecasts that were used and wait to be held against what comes: as soon as that can change no more, and once. For one thread. */
final class AwaitedForecasts {
    private final Map<String, UsedForecast> awaited = new TreeMap<>();

    /** What came in an interval that is final. */
    interface Came {
        double contacts(String queue, Instant start);
    }

    void await(UsedForecast used) {
        awaited.put(Topics.FORECASTS_USED.keyOf().apply(used), used);
    }

    /** An earlier process has scored it. */
    void scored(String key) {
        awaited.remove(key);
    }

    /**
     * Those whose interval had ended by the horizon. Where nothing was expected and nothing came nothing was forecast: these are left
     * out.
     */
    List<ForecastScore> due(Instant horizon, Came came) {
        List<ForecastScore> scores = new ArrayList<>();
        for (Iterator<UsedForecast> each = awaited.values().iterator(); each.hasNext(); ) {
            UsedForecast used = each.next();
            ForecastPoint point = used.point();
            if (point.end().isAfter(horizon)) {
                continue;
            }
            double contacts = came.contacts(point.queue(), point.start());
            if (point.mean() > 0 || contacts > 0) {
                scores.add(Scoring.score(used, contacts));
            }
            each.remove();
        }
        return scores;
    }
}
