package io.ramzor.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The forecast of the rest of the running day of the queues whose day was foreseen before it began ({@link ForeseenDay}): updated by what
 * has come and coupled between channels ({@link CoupledForecast}), times a surge seen in the last minutes, which decays. For other queues
 * there is {@link IntradayForecaster}. Not safe for use by several threads.
 */
public final class TodayForecaster {
    private static final double LEAST_SPREAD = 0.06;
    private static final double UNSEEN_SPREAD = 0.12;
    private static final double SURGE_SPREAD = 0.35;
    private static final Duration STEP = Duration.ofMinutes(5);

    private final ZoneId zone;
    private final long intervalSeconds;
    private final LiveDays days;
    private final Map<String, LiveArrivals> live = new HashMap<>();
    private Set<String> foreseen = Set.of();

    public TodayForecaster(ZoneId zone, int intervalMinutes) {
        this.zone = zone;
        this.intervalSeconds = intervalMinutes * 60L;
        this.days = new LiveDays(zone, intervalMinutes);
    }

    /** Takes what was foreseen of that local day, by queue, in place of all that was told so before. */
    public void foreseen(LocalDate day, Map<String, ForeseenDay> byQueue) {
        foreseen = Set.copyOf(byQueue.keySet());
        days.foreseen(day, byQueue);
    }

    /** Learns how many contacts were offered in an interval; a later word replaces an earlier one. */
    public void learn(String queue, Instant start, double offered) {
        days.learn(queue, start, offered);
    }

    /** Learns how many of an interval's contacts abandoned; a later word replaces an earlier one. See {@link Redial}. */
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

    /** Forgets all changes of the calendar, so that those that still hold can be told anew. */
    public void forgetChanges() {
        days.forgetChanges();
    }

    /** Learns the running total of a queue's arrivals, as of then. */
    public void seen(String queue, Instant at, long total) {
        live.computeIfAbsent(queue, id -> new LiveArrivals()).seen(at, total);
    }

    /** What is expected of one queue as of one instant; null if its day was not foreseen. */
    public LiveForecast of(String queue, Instant at) {
        WithinDay.Rest rest = foreseen.contains(queue) ? days.rest(queue, at) : null;
        if (rest == null) {
            return null;
        }
        Base base = new Base(days.history(queue), days.date(at), rest);
        LiveArrivals arrivals = live.get(queue);
        Surge surge = arrivals == null ? Surge.NONE : Surge.of(arrivals, at, (from, to) -> perSpan(base, from, to));
        return new Today(base, at, surge);
    }

    /** What is expected without a surge: of the running day as it now looks, of later ones as usual. */
    private record Base(QueueHistory known, LocalDate date, WithinDay.Rest rest) {}

    private double perSpan(Base base, Instant from, Instant to) {
        double sum = 0;
        long first = Math.floorDiv(from.getEpochSecond(), intervalSeconds) * intervalSeconds;
        for (Instant start = Instant.ofEpochSecond(first);
                start.isBefore(to);
                start = start.plusSeconds(intervalSeconds)) {
            Instant end = start.plusSeconds(intervalSeconds);
            double overlap = seconds(start.isAfter(from) ? start : from, end.isBefore(to) ? end : to);
            sum += perInterval(base, start) * overlap / intervalSeconds;
        }
        return sum;
    }

    private double perInterval(Base base, Instant start) {
        if (days.date(start).equals(base.date)) {
            return base.rest.mean()[days.slot(start)];
        }
        Double usual = base.known.sameTimeOfWeek(start, zone);
        return usual == null ? 0 : usual;
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis() / 1000.0);
    }

    private final class Today implements LiveForecast {
        private final Base base;
        private final Instant at;
        private final Surge surge;

        Today(Base base, Instant at, Surge surge) {
            this.base = base;
            this.at = at;
            this.surge = surge;
        }

        @Override
        public double mean(Instant from, Instant to) {
            double sum = 0;
            for (Instant start = from; start.isBefore(to); start = start.plus(STEP)) {
                Instant end = start.plus(STEP).isBefore(to) ? start.plus(STEP) : to;
                Instant middle = start.plus(Duration.between(start, end).dividedBy(2));
                sum += perSpan(base, start, end) * surge.factorAt(at, middle);
            }
            return sum;
        }

        @Override
        public double meanWithoutSurge(Instant from, Instant to) {
            return perSpan(base, from, to);
        }

        @Override
        public double spread(Instant start) {
            boolean today = days.date(start).equals(base.date);
            double usual = today ? base.rest.spread()[days.slot(start)] : UNSEEN_SPREAD;
            return Math.max(LEAST_SPREAD, usual) + SURGE_SPREAD * Math.min(1, Math.abs(surge.excess()));
        }
    }
}
