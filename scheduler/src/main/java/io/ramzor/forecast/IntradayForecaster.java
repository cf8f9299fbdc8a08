package io.ramzor.forecast;

import io.ramzor.decision.ForecastPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The forecast of the next hours, by queue: the mean of the same weekday and interval over the last four weeks, updated by what has come
 * today and coupled between channels ({@link CoupledForecast}), times a surge seen in the last minutes, which decays. Without history the
 * recent live rate holds on. Not safe for use by several threads.
 */
public final class IntradayForecaster {
    private static final double LEAST_SPREAD = 0.06;
    private static final double UNSEEN_SPREAD = 0.12;
    private static final double SURGE_SPREAD = 0.35;

    private final ZoneId zone;
    private final int intervalMinutes;
    private final LiveDays days;
    private final Map<String, LiveArrivals> live = new HashMap<>();

    public IntradayForecaster(ZoneId zone, int intervalMinutes) {
        this.zone = zone;
        this.intervalMinutes = intervalMinutes;
        this.days = new LiveDays(zone, intervalMinutes);
    }

    /** Learns how many contacts were offered in an interval; a later word replaces an earlier one. */
    public void learn(String queue, Instant start, double offered) {
        days.learn(queue, start, offered);
    }

    /**
     * Learns how many of an interval's contacts abandoned; a later word replaces an earlier one. Where past days tell that who abandons
     * comes again, more abandonments than usual raise what is expected next.
     */
    public void abandoned(String queue, Instant start, double count) {
        days.abandoned(queue, start, count);
    }

    /** Learns on which channel a queue is; one that is not said is a channel of its own. */
    public void channel(String queue, String channel) {
        days.channel(queue, channel);
    }

    /** Learns how many customers went from one channel to another (the shift matrix); a later word replaces an earlier one. */
    public void moved(String from, String to, double count) {
        days.moved(from, to, count);
    }

    /**
     * Learns a change of the calendar: what a channel loses that is closed or out of order, from then on comes elsewhere in part.
     *
     * @param kind as in {@code calendar.changed}; those that neither shut nor open a channel change nothing
     * @param channel channel id, null = none
     */
    public void changed(Instant at, String kind, String channel) {
        days.changed(at, kind, channel);
    }

    /** Learns the running total of a queue's arrivals, as of then. */
    public void seen(String queue, Instant at, long total) {
        live.computeIfAbsent(queue, id -> new LiveArrivals()).seen(at, total);
    }

    /** What is expected of one queue as of one instant. */
    public QueueForecast of(String queue, Instant at) {
        Surge surge = Surge.NONE;
        LiveArrivals arrivals = live.get(queue);
        QueueHistory known = days.history(queue);
        boolean base = known != null && known.sameTimeOfWeek(intervalStart(at), zone) != null;
        Base expected = base ? new Base(known, days.date(at), days.rest(queue, at)) : null;
        double recentPerMinute = recentPerMinute(arrivals, at);
        if (arrivals != null && base) {
            surge = Surge.of(arrivals, at, (from, to) -> basePerSpan(expected, from, to));
        }
        return new QueueForecast(queue, at, expected, surge, recentPerMinute);
    }

    /** Start of the interval in which the instant lies; intervals are whole in UTC. */
    public Instant intervalStart(Instant at) {
        long seconds = intervalMinutes * 60L;
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }

    /** What is expected without a surge: of the running day as it now looks, of later ones as usual. */
    private record Base(QueueHistory known, LocalDate date, WithinDay.Rest rest) {}

    private Instant next(Instant start) {
        return start.plus(Duration.ofMinutes(intervalMinutes));
    }

    private double basePerSpan(Base base, Instant from, Instant to) {
        double sum = 0;
        for (Instant start = intervalStart(from); start.isBefore(to); start = next(start)) {
            double overlap = seconds(later(from, start), earlier(to, next(start)));
            sum += perInterval(base, start) * overlap / (intervalMinutes * 60.0);
        }
        return sum;
    }

    private double perInterval(Base base, Instant start) {
        if (start.atZone(zone).toLocalDate().equals(base.date)) {
            return base.rest.mean()[days.slot(start)];
        }
        Double mean = base.known.sameTimeOfWeek(start, zone);
        return mean == null ? 0 : mean;
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
        private final Base base;
        private final Surge surge;
        private final double recentPerMinute;

        private QueueForecast(String queue, Instant at, Base base, Surge surge, double recentPerMinute) {
            this.queue = queue;
            this.at = at;
            this.base = base;
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
            return spread(at);
        }

        /** The same of the interval in which that instant lies. */
        public double spread(Instant start) {
            boolean today = base != null && start.atZone(zone).toLocalDate().equals(base.date);
            double usual = today ? base.rest.spread()[days.slot(start)] : UNSEEN_SPREAD;
            return Math.max(LEAST_SPREAD, usual) + SURGE_SPREAD * Math.min(1, Math.abs(surge.excess()));
        }

        private double expected(Instant from, Instant to, Surge with) {
            double sum = 0;
            for (Instant start = from; start.isBefore(to); start = start.plusSeconds(300)) {
                Instant end = earlier(start.plusSeconds(300), to);
                double usual =
                        base == null ? recentPerMinute * seconds(start, end) / 60 : basePerSpan(base, start, end);
                Instant middle = start.plusMillis((long) (seconds(start, end) * 500));
                sum += usual * with.factorAt(at, middle);
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
            double spread = spread(start);
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
