package io.ramzor.forecast;

import io.ramzor.decision.ForecastPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A plain intraday forecast: the mean of the same weekday and interval over the last four weeks, times the shrunken ratio of what has
 * come in the last two hours to what that mean said, times a surge seen in the last minutes, which decays. Without history the recent
 * live rate holds on. Not safe for use by several threads.
 */
public final class IntradayForecaster {
    /** How strongly the day's ratio is drawn to 1, in contacts. */
    private static final double RATIO_PRIOR = 40;

    private static final Duration RATIO_SPAN = Duration.ofHours(2);
    private static final double BASE_SPREAD = 0.12;
    private static final double SURGE_SPREAD = 0.35;

    private final ZoneId zone;
    private final int intervalMinutes;
    private final Map<String, QueueHistory> history = new HashMap<>();
    private final Map<String, LiveArrivals> live = new HashMap<>();

    public IntradayForecaster(ZoneId zone, int intervalMinutes) {
        this.zone = zone;
        this.intervalMinutes = intervalMinutes;
    }

    /** Learns how many contacts were offered in an interval; a later word replaces an earlier one. */
    public void learn(String queue, Instant start, double offered) {
        history.computeIfAbsent(queue, id -> new QueueHistory()).put(start, offered);
    }

    /** Learns the running total of a queue's arrivals, as of then. */
    public void seen(String queue, Instant at, long total) {
        live.computeIfAbsent(queue, id -> new LiveArrivals()).seen(at, total);
    }

    /** What is expected of one queue as of one instant. */
    public QueueForecast of(String queue, Instant at) {
        Surge surge = Surge.NONE;
        LiveArrivals arrivals = live.get(queue);
        QueueHistory known = history.get(queue);
        boolean base = known != null && known.sameTimeOfWeek(intervalStart(at), zone) != null;
        double ratio = base ? ratio(known, at) : 1;
        double recentPerMinute = recentPerMinute(arrivals, at);
        if (arrivals != null && base) {
            surge = Surge.of(arrivals, at, (from, to) -> basePerSpan(known, ratio, from, to));
        }
        return new QueueForecast(queue, at, base ? known : null, ratio, surge, recentPerMinute);
    }

    /** Start of the interval in which the instant lies; intervals are whole in UTC. */
    public Instant intervalStart(Instant at) {
        long seconds = intervalMinutes * 60L;
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }

    private double ratio(QueueHistory known, Instant at) {
        double came = 0;
        double said = 0;
        Instant first = intervalStart(at).minus(RATIO_SPAN);
        for (Instant start = first; start.isBefore(intervalStart(at)); start = next(start)) {
            Double offered = known.offered(start);
            Double mean = known.sameTimeOfWeek(start, zone);
            if (offered != null && mean != null) {
                came += offered;
                said += mean;
            }
        }
        return (came + RATIO_PRIOR) / (said + RATIO_PRIOR);
    }

    private Instant next(Instant start) {
        return start.plus(Duration.ofMinutes(intervalMinutes));
    }

    private double basePerSpan(QueueHistory known, double ratio, Instant from, Instant to) {
        double sum = 0;
        for (Instant start = intervalStart(from); start.isBefore(to); start = next(start)) {
            Double mean = known.sameTimeOfWeek(start, zone);
            double overlap = seconds(later(from, start), earlier(to, next(start)));
            sum += mean == null ? 0 : mean * ratio * overlap / (intervalMinutes * 60.0);
        }
        return sum;
    }

    private static double recentPerMinute(LiveArrivals arrivals, Instant at) {
        if (arrivals == null || arrivals.first() == null) {
            return 0;
        }
        Instant from = later(arrivals.first(), at.minus(Duration.ofMinutes(20)));
        double minutes = seconds(from, arrivals.last()) / 60;
        Long came = arrivals.since(from);
        return came == null || minutes < 1 ? 0 : came / minutes;
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis() / 1000.0);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The forecast of one queue as of one instant. */
    public final class QueueForecast {
        private final String queue;
        private final Instant at;
        private final QueueHistory known;
        private final double ratio;
        private final Surge surge;
        private final double recentPerMinute;

        private QueueForecast(
                String queue, Instant at, QueueHistory known, double ratio, Surge surge, double recentPerMinute) {
            this.queue = queue;
            this.at = at;
            this.known = known;
            this.ratio = ratio;
            this.surge = surge;
            this.recentPerMinute = recentPerMinute;
        }

        /** Expected contacts in {@code [from, to)}. */
        public double mean(Instant from, Instant to) {
            return expected(from, to, surge);
        }

        /** The same as if the last minutes had brought no surprise. */
        public double meanWithoutSurge(Instant from, Instant to) {
            return expected(from, to, Surge.NONE);
        }

        /** Coefficient of variation of the mean itself. */
        public double spread() {
            return BASE_SPREAD + SURGE_SPREAD * Math.min(1, Math.abs(surge.excess()));
        }

        private double expected(Instant from, Instant to, Surge with) {
            double sum = 0;
            for (Instant start = from; start.isBefore(to); start = start.plusSeconds(300)) {
                Instant end = earlier(start.plusSeconds(300), to);
                double base = known == null
                        ? recentPerMinute * seconds(start, end) / 60
                        : basePerSpan(known, ratio, start, end);
                Instant middle = start.plusMillis((long) (seconds(start, end) * 500));
                sum += base * with.factorAt(at, middle);
            }
            return sum;
        }

        /** The intervals from the one in which {@code at} lies, so many of them. */
        public List<ForecastPoint> points(int count) {
            List<ForecastPoint> points = new ArrayList<>();
            Instant start = intervalStart(at);
            for (int i = 0; i < count; i++) {
                points.add(point(start, i == 0 ? meanWithoutSurge(start, next(start)) : mean(start, next(start))));
                start = next(start);
            }
            return points;
        }

        private ForecastPoint point(Instant start, double mean) {
            double spread = spread();
            return new ForecastPoint(
                    queue,
                    start,
                    intervalMinutes,
                    mean,
                    NegativeBinomial.quantile(mean, spread, 0.1),
                    NegativeBinomial.quantile(mean, spread, 0.9),
                    at);
        }
    }
}
