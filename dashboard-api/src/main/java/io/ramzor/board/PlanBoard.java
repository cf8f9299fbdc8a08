package io.ramzor.board;

import io.ramzor.decision.ForecastPoint;
import io.ramzor.decision.ForecastScore;
import io.ramzor.decision.StaffingNeed;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Follower;
import io.ramzor.topic.Topic;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The read model of the Plan page: forecasts and requirements as the planner said them. Safe for use by several threads. */
public final class PlanBoard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlanBoard.class);
    private static final Duration KEPT = Duration.ofDays(15);
    /** Days over which accuracy is told. */
    public static final int SCORED_DAYS = 28;

    private final Map<String, TreeMap<Instant, ForecastPoint>> forecast = new HashMap<>();
    private final Map<String, TreeMap<Instant, StaffingNeed>> needs = new HashMap<>();
    private final Map<String, TreeMap<LocalDate, Map<Integer, ScoreSums>>> scores = new HashMap<>();
    private final List<Follower<?>> followers = new ArrayList<>();
    private boolean closed;

    private PlanBoard(Broker broker) {
        follow(broker, Topics.FORECAST, this::take);
        follow(broker, Topics.REQUIREMENTS, this::take);
        follow(broker, Topics.FORECAST_SCORES, this::take);
    }

    private interface Taker<T> {
        void take(T record);
    }

    /** Starts to read the topics, beside what the caller goes on with. */
    public static PlanBoard start(Broker broker) {
        PlanBoard board = new PlanBoard(broker);
        Thread thread = new Thread(board::hydrate, "ramzor-plan");
        thread.setDaemon(true);
        thread.start();
        return board;
    }

    private <T> void follow(Broker broker, Topic<T> topic, Taker<T> taker) {
        followers.add(new Follower<>(broker, topic, 0, (key, record, offset) -> {
            if (record != null) {
                taker.take(record);
            }
        }));
    }

    private void hydrate() {
        for (Follower<?> follower : followers) {
            try {
                follower.hydrate();
            } catch (IOException e) {
                LOG.warn("the plan could not be read whole, and goes on with what comes: {}", e.getMessage());
            }
        }
        synchronized (followers) {
            if (!closed) {
                followers.forEach(Follower::start);
            }
        }
    }

    private synchronized void take(ForecastPoint point) {
        TreeMap<Instant, ForecastPoint> points = forecast.computeIfAbsent(point.queue(), id -> new TreeMap<>());
        points.put(point.start(), point);
        points.headMap(point.madeAt().minus(KEPT)).clear();
    }

    private synchronized void take(StaffingNeed need) {
        TreeMap<Instant, StaffingNeed> needsOfQueue = needs.computeIfAbsent(need.queue(), id -> new TreeMap<>());
        needsOfQueue.put(need.start(), need);
        needsOfQueue.headMap(need.madeAt().minus(KEPT)).clear();
    }

    private synchronized void take(ForecastScore score) {
        ForecastPoint point = score.used().point();
        LocalDate day = LocalDate.ofInstant(point.start(), ZoneOffset.UTC);
        TreeMap<LocalDate, Map<Integer, ScoreSums>> days = scores.computeIfAbsent(point.queue(), id -> new TreeMap<>());
        days.computeIfAbsent(day, id -> new TreeMap<>())
                .merge(score.used().leadMinutes(), ScoreSums.of(score), ScoreSums::plus);
        days.headMap(days.lastKey().minusDays(SCORED_DAYS)).clear();
    }

    /** How well the forecasts of the last days met what came, by lead time, of these queues together. */
    public synchronized Map<Integer, ScoreSums> scores(Collection<String> queues) {
        Map<Integer, ScoreSums> sums = new TreeMap<>();
        for (String queue : queues) {
            scores.getOrDefault(queue, new TreeMap<>())
                    .values()
                    .forEach(day -> day.forEach((lead, score) -> sums.merge(lead, score, ScoreSums::plus)));
        }
        return sums;
    }

    /** The forecast of a queue by start of the interval: of what is past as it was last said before, of the rest as it is said now. */
    public synchronized Map<Instant, ForecastPoint> forecast(String queue, Instant from, Instant to) {
        return new TreeMap<>(forecast.getOrDefault(queue, new TreeMap<>()).subMap(from, to));
    }

    /** Requirements of a queue by start of the interval, likewise. */
    public synchronized Map<Instant, StaffingNeed> needs(String queue, Instant from, Instant to) {
        return new TreeMap<>(needs.getOrDefault(queue, new TreeMap<>()).subMap(from, to));
    }

    @Override
    public void close() {
        synchronized (followers) {
            closed = true;
        }
        followers.forEach(Follower::close);
    }
}
