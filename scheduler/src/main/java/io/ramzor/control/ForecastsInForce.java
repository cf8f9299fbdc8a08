package io.ramzor.control;

import io.ramzor.decision.ForecastPoint;
import io.ramzor.decision.UsedForecast;
import io.ramzor.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the forecast of each queue and interval says at the moment, and what it said so long before the interval. A point keeps what was
 * said before its interval began.
 */
final class ForecastsInForce {
    /** Lead times at which a forecast is kept as it was: a quarter, 1, 4, 24 hours, a week. */
    static final List<Integer> LEAD_MINUTES = List.of(15, 60, 240, 1_440, 10_080);

    private final Map<String, ForecastPoint> points = new TreeMap<>();
    private Instant looked;

    /** Takes up what an earlier process had said. */
    void resume(ForecastPoint point) {
        points.put(key(point), point);
    }

    /** The forecasts whose lead time has passed since the last look, as they were then; to be asked before {@link #news}. */
    List<UsedForecast> used(Instant at) {
        List<UsedForecast> used = new ArrayList<>();
        for (ForecastPoint point : points.values()) {
            for (int lead : LEAD_MINUTES) {
                Instant moment = point.start().minus(Duration.ofMinutes(lead));
                boolean said = !moment.isBefore(point.madeAt());
                if (said && moment.isBefore(at) && (looked == null || !moment.isBefore(looked))) {
                    used.add(new UsedForecast(lead, point));
                }
            }
        }
        looked = at;
        points.values().removeIf(point -> point.end().isBefore(at));
        return used;
    }

    /** Those of the points that say something new and whose interval has not begun; from now on they are in force. */
    List<ForecastPoint> news(List<ForecastPoint> said, Instant at) {
        List<ForecastPoint> news = new ArrayList<>();
        for (ForecastPoint point : said) {
            ForecastPoint before = points.get(key(point));
            boolean open = before == null || point.start().isAfter(at);
            if (open && !point.saysAs(before)) {
                points.put(key(point), point);
                news.add(point);
            }
        }
        return news;
    }

    private static String key(ForecastPoint point) {
        return Topics.FORECAST.keyOf().apply(point);
    }
}
