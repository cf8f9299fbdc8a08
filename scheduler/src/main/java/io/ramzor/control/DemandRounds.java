package io.ramzor.control;

import io.ramzor.decision.ForecastPoint;
import io.ramzor.decision.ForecastScore;
import io.ramzor.decision.StaffingNeed;
import io.ramzor.decision.UsedForecast;
import io.ramzor.forecast.DemandForecast;
import io.ramzor.forecast.QueueDemand;
import io.ramzor.topic.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the planner says of demand and staffing as time goes on: the coming two hours each round, the rest of today and all of tomorrow
 * each five minutes, a week and a day beyond once a day; requirements each quarter of an hour. Only what has changed is said again. For
 * one thread.
 */
final class DemandRounds {
    static final int NEAR_INTERVALS = 9;
    private static final long FORECAST_SECONDS = 300;
    private static final long NEED_SECONDS = 900;
    private static final int DAYS_AHEAD = 9;

    /** What one round has to say. */
    record Said(
            List<ForecastPoint> forecast,
            List<UsedForecast> used,
            List<ForecastScore> scores,
            List<StaffingNeed> needs) {}

    private final SituationReader reader;
    private final ZoneId zone;
    private final ForecastsInForce inForce = new ForecastsInForce();
    private final AwaitedForecasts awaited = new AwaitedForecasts();
    private final Map<String, StaffingNeed> needs = new HashMap<>();
    private long forecastStep = Long.MIN_VALUE;
    private long needStep = Long.MIN_VALUE;
    private LocalDate day;

    DemandRounds(SituationReader reader, ZoneId zone) {
        this.reader = reader;
        this.zone = zone;
    }

    /** Takes up what an earlier process had said. */
    void resume(ForecastPoint point) {
        inForce.resume(point);
    }

    void resume(UsedForecast used) {
        awaited.await(used);
    }

    void scored(String key) {
        awaited.scored(key);
    }

    /** What is to be said as of then. */
    Said round(Instant at) {
        List<UsedForecast> used = inForce.used(at);
        used.forEach(awaited::await);
        List<ForecastScore> scores = awaited.due(reader.horizon(at), reader::offered);
        LocalDate today = LocalDate.ofInstant(at, zone);
        boolean newDay = !today.equals(day);
        long step = at.getEpochSecond() / FORECAST_SECONDS;
        Instant until = reader.intervalStart(at).plusSeconds(NEAR_INTERVALS * reader.intervalSeconds());
        if (newDay || step != forecastStep) {
            until = today.plusDays(newDay ? DAYS_AHEAD : 2).atStartOfDay(zone).toInstant();
        }
        day = today;
        forecastStep = step;
        PlanAhead ahead = reader.ahead(reader.intervalStart(at), until);
        if (ahead == null) {
            return new Said(List.of(), used, scores, List.of());
        }
        return new Said(inForce.news(points(ahead.demand(), at), at), used, scores, needs(ahead, at, newDay));
    }

    private List<StaffingNeed> needs(PlanAhead ahead, Instant at, boolean newDay) {
        long step = at.getEpochSecond() / NEED_SECONDS;
        if (step == needStep && !newDay) {
            return List.of();
        }
        needStep = step;
        needs.values().removeIf(need -> need.start().isBefore(at.minusSeconds(86_400)));
        List<StaffingNeed> news = new ArrayList<>();
        for (StaffingNeed need : ahead.needs(ahead.demand())) {
            String key = Topics.REQUIREMENTS.keyOf().apply(need);
            boolean open = need.start().isAfter(at) || !needs.containsKey(key);
            if (open && !need.saysAs(needs.get(key))) {
                needs.put(key, need);
                news.add(need);
            }
        }
        return news;
    }

    private static List<ForecastPoint> points(DemandForecast demand, Instant madeAt) {
        List<ForecastPoint> points = new ArrayList<>();
        for (QueueDemand queue : demand.queues()) {
            for (int i = 0; i < demand.intervals(); i++) {
                points.add(new ForecastPoint(
                        queue.queue(),
                        demand.startOf(i),
                        demand.minutes(),
                        queue.mean().get(i),
                        queue.quantile(i, 0.1),
                        queue.quantile(i, 0.9),
                        madeAt,
                        queue.spread().get(i),
                        queue.handleSeconds(),
                        queue.patienceSeconds()));
            }
        }
        return points;
    }
}
