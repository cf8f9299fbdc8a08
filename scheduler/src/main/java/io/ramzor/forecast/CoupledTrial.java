package io.ramzor.forecast;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.metric.IntervalSlice;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One day on which a channel is closed, forecast twice for another channel: with and without knowing that what leaves one channel
 * arrives at another. Sees the interval history and the day's events up to the time of the forecast, no more.
 */
public final class CoupledTrial {
    /** Length of the day's intervals. */
    public static final int MINUTES = 5;

    private static final int PER_SLICE = 3;
    private static final int OPENS = 8 * 60 / MINUTES;
    private static final int INTERVALS = 12 * 60 / MINUTES;
    private static final int PER_HALF_HOUR = 30 / MINUTES;
    private static final int AHEAD = 120 / MINUTES;
    private static final int[] SMOOTHING = {1, 2, 3, 2, 1};

    private final ZoneId zone;
    private final LocalDate date;
    private final Map<String, TreeMap<LocalDate, double[]>> history = new TreeMap<>();
    private final Map<String, double[]> queued = new TreeMap<>();
    private final Map<String, double[]> offered = new TreeMap<>();
    private final Map<String, String> lastChannel = new HashMap<>();
    private final Map<String, Map<String, Double>> moved = new HashMap<>();
    private final List<ShutChannel> shut = new ArrayList<>();

    /**
     * What came of it.
     *
     * @param rise factor by which knowing raises the forecast of the two hours, as of the time of the forecast
     * @param alone WAPE of half hours of the two hours, channels taken each by itself
     * @param coupled the same, coupled
     * @param told the same, by one who is told share and delay and has no more than chance and the channel's own level to find out
     * @param chance the same, by one who knows the mean: Poisson's part of it, which nobody can foresee
     * @param came contacts of the two hours
     */
    public record Result(double rise, double alone, double coupled, double told, double chance, double came) {}

    public CoupledTrial(ZoneId zone, LocalDate date) {
        this.zone = zone;
        this.date = date;
    }

    /** Learns what came before the day. */
    public void learn(IntervalSlice slice) {
        ZonedDateTime start = slice.start().atZone(zone);
        int interval = start.toLocalTime().toSecondOfDay() / 60 / MINUTES - OPENS;
        if (interval < 0 || interval >= INTERVALS) {
            return;
        }
        double[] day = history.computeIfAbsent(slice.channel(), c -> new TreeMap<>())
                .computeIfAbsent(start.toLocalDate(), d -> new double[INTERVALS]);
        double each = slice.facts().get("offered").doubleValue() / PER_SLICE;
        for (int i = interval; i < Math.min(INTERVALS, interval + PER_SLICE); i++) {
            day[i] += each;
        }
    }

    /** Takes an event of the day, or of days before it, of which only changes of channel are kept. */
    public void see(Event event) {
        if (event.type() == EventType.CALENDAR_CHANGED) {
            int interval = Math.max(0, interval(event));
            if (event.kind().equals("channel_closed") || event.kind().equals("outage")) {
                shut.add(new ShutChannel(event.channel(), interval, INTERVALS));
            } else if (event.kind().equals("channel_opened")) {
                shut.replaceAll(s -> s.channel().equals(event.channel()) && s.until() == INTERVALS
                        ? new ShutChannel(s.channel(), s.from(), interval)
                        : s);
            }
        } else if (event.type() == EventType.QUEUED) {
            count(queued, event);
        } else if (event.type() == EventType.OFFERED) {
            count(offered, event);
            if (event.customer() != null) {
                String before = lastChannel.put(event.customer(), event.channel());
                if (before != null && !before.equals(event.channel())) {
                    moved.computeIfAbsent(before, c -> new HashMap<>()).merge(event.channel(), 1.0, Double::sum);
                }
            }
        }
    }

    /** Number of the day's interval, less than 0 on days before it. */
    private int interval(Event event) {
        ZonedDateTime local = Micros.toInstant(event.time()).atZone(zone);
        if (!local.toLocalDate().equals(date)) {
            return -1;
        }
        return local.toLocalTime().toSecondOfDay() / 60 / MINUTES - OPENS;
    }

    private void count(Map<String, double[]> counts, Event event) {
        int interval = interval(event);
        if (interval >= 0 && interval < INTERVALS) {
            counts.computeIfAbsent(event.channel(), c -> new double[INTERVALS])[interval]++;
        }
    }

    /**
     * The trial's end: both forecasts of that channel, as they were so many intervals after eight, and what came in the two hours after
     * that. Later intervals are not read by the forecasts.
     *
     * @param share share of the shut channel's customers who come to this one, told to nobody but the forecast to compare with
     * @param delayMinutes their mean delay, likewise
     */
    public Result result(String channel, int known, double share, double delayMinutes) {
        List<ShutChannel> knownShut =
                shut.stream().filter(s -> s.from() < known).toList();
        List<CoupledForecast.Channel> channels = new ArrayList<>();
        history.keySet().forEach(c -> channels.add(channel(c, known)));
        double[] alone = CoupledForecast.of(channels, known, List.of(), MINUTES)
                .get(channel)
                .mean();
        double[] coupled = CoupledForecast.of(channels, known, knownShut, MINUTES)
                .get(channel)
                .mean();
        double[] told = CoupledForecast.of(
                        channels, known, knownShut, MINUTES, usual -> Diversion.known(share, delayMinutes))
                .get(channel)
                .mean();
        double[] came = queued.getOrDefault(channel, new double[INTERVALS]);
        double all = sum(came, known, known + AHEAD);
        return new Result(
                sum(coupled, known, known + AHEAD) / sum(alone, known, known + AHEAD),
                error(alone, came, known) / all,
                error(coupled, came, known) / all,
                error(told, came, known) / all,
                chance(came, known) / all,
                all);
    }

    private CoupledForecast.Channel channel(String channel, int known) {
        TreeMap<LocalDate, double[]> days = history.get(channel);
        List<WithinDay.Day> past = new ArrayList<>();
        days.forEach((day, came) -> {
            double[] expected = expected(days, day);
            if (expected != null && sum(came, 0, INTERVALS) > 0) {
                past.add(new WithinDay.Day(expected, came));
            }
        });
        double[] expected = expected(days, date);
        double[] none = new double[INTERVALS];
        return new CoupledForecast.Channel(
                channel,
                channel,
                WithinDay.learn(past, INTERVALS, MINUTES),
                new WithinDay.Day(expected == null ? none : expected, queued.getOrDefault(channel, none)),
                perContact(channel, known),
                moves(channel));
    }

    /** Mean of the same weekday over four weeks, smoothed over time; null if there is none. */
    private static double[] expected(Map<LocalDate, double[]> days, LocalDate date) {
        double[] mean = new double[INTERVALS];
        int weeks = 0;
        for (int week = 1; week <= 4; week++) {
            double[] day = days.get(date.minusWeeks(week));
            if (day != null) {
                Arrays.setAll(mean, i -> mean[i] + day[i]);
                weeks++;
            }
        }
        int count = weeks;
        return count == 0
                ? null
                : smooth(Arrays.stream(mean).map(m -> m / count).toArray());
    }

    private static double[] smooth(double[] mean) {
        double[] smooth = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            double weight = 0;
            for (int k = 0; k < SMOOTHING.length; k++) {
                int at = i + PER_SLICE * (k - SMOOTHING.length / 2);
                if (at >= 0 && at < mean.length) {
                    smooth[i] += SMOOTHING[k] * mean[at];
                    weight += SMOOTHING[k];
                }
            }
            smooth[i] /= weight;
        }
        return smooth;
    }

    /** How many customers come to the channel for one who reaches its queue, by this day so far. */
    private double perContact(String channel, int known) {
        double came = sum(offered.getOrDefault(channel, new double[INTERVALS]), 0, known);
        double reached = sum(queued.getOrDefault(channel, new double[INTERVALS]), 0, known);
        return Math.max(1, (came + 10) / (reached + 10));
    }

    /** By those who changed channels, drawn to how busy the others are. */
    private Map<String, Double> moves(String from) {
        Map<String, Double> weights = new HashMap<>();
        history.forEach((channel, days) -> {
            if (!channel.equals(from)) {
                weights.put(
                        channel,
                        days.values().stream()
                                .mapToDouble(d -> sum(d, 0, INTERVALS))
                                .sum());
            }
        });
        double all = weights.values().stream().mapToDouble(w -> w).sum();
        Map<String, Double> seen = moved.getOrDefault(from, Map.of());
        double count = seen.values().stream().mapToDouble(c -> c).sum();
        weights.replaceAll((channel, w) -> (seen.getOrDefault(channel, 0.0) + 5 * w / all) / (count + 5));
        return weights;
    }

    private static double sum(double[] values, int from, int until) {
        return Arrays.stream(values, Math.min(from, values.length), Math.min(until, values.length))
                .sum();
    }

    private static double error(double[] said, double[] came, int known) {
        double error = 0;
        for (int i = known; i < known + AHEAD; i += PER_HALF_HOUR) {
            error += Math.abs(sum(said, i, i + PER_HALF_HOUR) - sum(came, i, i + PER_HALF_HOUR));
        }
        return error;
    }

    /** Mean absolute deviation of Poisson counts about their means, by the normal law. */
    private static double chance(double[] came, int known) {
        double error = 0;
        for (int i = known; i < known + AHEAD; i += PER_HALF_HOUR) {
            error += Math.sqrt(2 / Math.PI * sum(came, i, i + PER_HALF_HOUR));
        }
        return error;
    }
}
