package io.ramzor.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The running local day of all queues of a centre, from the history of intervals and the calendar's changes: what was foreseen of it or else
 * the mean of the same weekday over the last four weeks, updated within the day and coupled between channels. A day is slots by the clock on the wall.
 */
final class LiveDays {
    private static final int DAYS_LEARNED = 28;
    /** How much the size of other channels says about where customers go, in customers whose choice was seen. */
    private static final double SIZE_WEIGHT = 20;

    private final ZoneId zone;
    private final int minutes;
    private final int slots;
    private final Map<String, QueueHistory> history = new TreeMap<>();
    private final Map<String, QueueHistory> abandoned = new HashMap<>();
    private final Map<String, String> channels = new HashMap<>();
    private final Map<String, Map<String, Double>> moved = new HashMap<>();
    private final List<Shut> shut = new ArrayList<>();
    private final Map<String, Day> days = new HashMap<>();
    private LocalDate date = LocalDate.MIN;
    private Instant first;
    private Instant latest;
    private Instant made;
    private Map<String, WithinDay.Rest> rests = Map.of();

    private Map<String, ForeseenDay> foreseen = Map.of();
    private LocalDate foreseenOf;

    private record Shut(String channel, Instant from, Instant until) {}

    /** What stays the same all day long. */
    private record Day(ForeseenDay foreseen, Redial redial) {}

    LiveDays(ZoneId zone, int minutes) {
        this.zone = zone;
        this.minutes = minutes;
        this.slots = Math.max(1, 1440 / minutes);
    }

    void learn(String queue, Instant start, double offered) {
        history.computeIfAbsent(queue, id -> new QueueHistory()).put(start, offered);
        LocalDate day = start.atZone(zone).toLocalDate();
        if (day.isBefore(date)) {
            days.remove(queue);
        } else if (day.equals(date)) {
            first = first == null || start.isBefore(first) ? start : first;
            latest = latest == null || start.isAfter(latest) ? start : latest;
        }
        made = null;
    }

    void abandoned(String queue, Instant start, double count) {
        abandoned.computeIfAbsent(queue, id -> new QueueHistory()).put(start, count);
        made = null;
    }

    void channel(String queue, String channel) {
        channels.put(queue, channel);
    }

    void moved(String from, String to, double count) {
        moved.computeIfAbsent(from, channel -> new TreeMap<>()).put(to, count);
        made = null;
    }

    void changed(Instant at, String kind, String channel) {
        if (channel == null) {
            return;
        }
        if (kind.equals("channel_closed") || kind.equals("outage")) {
            boolean known = shut.stream().anyMatch(s -> s.channel.equals(channel) && at.isBefore(s.until));
            if (!known) {
                shut.add(new Shut(channel, at, Instant.MAX));
            }
        } else if (kind.equals("channel_opened")) {
            shut.replaceAll(s -> s.channel.equals(channel) && at.isBefore(s.until) ? new Shut(channel, s.from, at) : s);
        }
        made = null;
    }

    /** Forgets all that was told of changes of the calendar. */
    void forgetChanges() {
        shut.clear();
        made = null;
    }

    /** Takes what was foreseen of that local day, by queue; another queue's is the mean of four weeks. */
    void foreseen(LocalDate of, Map<String, ForeseenDay> said) {
        foreseenOf = of;
        foreseen = Map.copyOf(said);
        days.clear();
        made = null;
    }

    QueueHistory history(String queue) {
        return history.get(queue);
    }

    /** What is now expected of the local day of {@code at} by slot; null of a queue without history. */
    WithinDay.Rest rest(String queue, Instant at) {
        if (!at.equals(made)) {
            begin(at.atZone(zone).toLocalDate());
            rests = make(at);
            made = at;
        }
        return rests.get(queue);
    }

    LocalDate date(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    int slot(Instant at) {
        return at.atZone(zone).toLocalTime().toSecondOfDay() / 60 / minutes;
    }

    private void begin(LocalDate day) {
        if (day.equals(date)) {
            return;
        }
        date = day;
        days.clear();
        first = null;
        latest = null;
        Instant midnight = day.atStartOfDay(zone).toInstant();
        shut.removeIf(s -> s.until.isBefore(midnight));
        for (QueueHistory known : history.values()) {
            for (Instant start : known.from(midnight)) {
                first = first == null || start.isBefore(first) ? start : first;
                latest = latest == null || start.isAfter(latest) ? start : latest;
            }
        }
    }

    private Map<String, WithinDay.Rest> make(Instant at) {
        int known = slot(at);
        List<CoupledForecast.Channel> all = new ArrayList<>();
        history.forEach((queue, counts) -> {
            Day day = days.computeIfAbsent(queue, id -> day(id, counts));
            double[] expected = withRedials(queue, day, known);
            WithinDay.Day today = new WithinDay.Day(expected, came(counts, known), day.foreseen.spread());
            String channel = channels.getOrDefault(queue, queue);
            all.add(new CoupledForecast.Channel(queue, channel, day.foreseen.model(), today, 1, Map.of()));
        });
        List<CoupledForecast.Channel> moving = all.stream()
                .map(c -> new CoupledForecast.Channel(
                        c.id(), c.channel(), c.model(), c.day(), c.perContact(), moves(c.channel(), all)))
                .toList();
        return CoupledForecast.of(moving, known, stretches(at), minutes);
    }

    /** What of the day was or is shut, as far as it was known at that time. */
    private List<ShutChannel> stretches(Instant at) {
        Instant midnight = date.atStartOfDay(zone).toInstant();
        Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
        List<ShutChannel> stretches = new ArrayList<>();
        for (Shut one : shut) {
            if (!one.from.isAfter(at) && one.from.isBefore(end) && one.until.isAfter(midnight)) {
                int from = one.from.isBefore(midnight) ? 0 : slot(one.from);
                int until = one.until.isBefore(end) && !one.until.isAfter(at) ? slot(one.until) : slots;
                if (until > from) {
                    stretches.add(new ShutChannel(one.channel, from, until));
                }
            }
        }
        return stretches;
    }

    /** By whom the shift matrix saw go there, drawn to how busy the others are; a channel's part is split among its queues by size. */
    private Map<String, Double> moves(String from, List<CoupledForecast.Channel> all) {
        Map<String, Double> sizes = new TreeMap<>();
        all.stream()
                .filter(c -> !c.channel().equals(from))
                .forEach(c -> sizes.merge(c.channel(), size(c), Double::sum));
        double everyone = sizes.values().stream().mapToDouble(s -> s).sum();
        Map<String, Double> seen = moved.getOrDefault(from, Map.of());
        double seenCount = sizes.keySet().stream()
                .mapToDouble(channel -> seen.getOrDefault(channel, 0.0))
                .sum();
        Map<String, Double> moves = new HashMap<>();
        for (CoupledForecast.Channel to : all) {
            double channelSize = sizes.getOrDefault(to.channel(), 0.0);
            if (channelSize > 0) {
                double part = (seen.getOrDefault(to.channel(), 0.0) + SIZE_WEIGHT * channelSize / everyone)
                        / (seenCount + SIZE_WEIGHT);
                moves.put(to.id(), part * size(to) / channelSize);
            }
        }
        return moves;
    }

    private static double size(CoupledForecast.Channel channel) {
        return Arrays.stream(channel.day().expected()).sum();
    }

    private Day day(String queue, QueueHistory counts) {
        List<Redial.Day> past = new ArrayList<>();
        QueueHistory left = abandoned.get(queue);
        for (LocalDate day = date.minusDays(DAYS_LEARNED); left != null && day.isBefore(date); day = day.plusDays(1)) {
            if (counts.hasDay(day, zone) && left.sameTimeOfWeek(start(day, 0), zone) != null) {
                past.add(new Redial.Day(expected(counts, day), all(counts, day), beyondUsual(left, day, slots)));
            }
        }
        ForeseenDay said = date.equals(foreseenOf) ? foreseen.get(queue) : null;
        return new Day(
                said == null ? new ForeseenDay(expected(counts, date), 0, model(counts)) : said,
                Redial.learn(past, minutes));
    }

    /** What is expected of the day, and of those who abandoned beyond the usual so far who come again. */
    private double[] withRedials(String queue, Day day, int known) {
        QueueHistory left = abandoned.get(queue);
        if (left == null || day.redial.share() == 0 || left.sameTimeOfWeek(start(date, 0), zone) == null) {
            return day.foreseen.expected();
        }
        double[] usual = day.foreseen.expected();
        double[] extra = day.redial.extra(beyondUsual(left, date, known), minutes);
        double[] with = new double[slots];
        Arrays.setAll(with, slot -> usual[slot] == 0 ? 0 : Math.max(0, usual[slot] + extra[slot]));
        return with;
    }

    /** Abandonments of the first intervals of a day, less what is usual at that time; 0 later and where one is not known. */
    private double[] beyondUsual(QueueHistory left, LocalDate day, int known) {
        double[] beyond = new double[slots];
        for (int slot = 0; slot < known; slot++) {
            Double count = left.offered(start(day, slot));
            Double usual = left.sameTimeOfWeek(start(day, slot), zone);
            beyond[slot] = count == null || usual == null ? 0 : count - usual;
        }
        return beyond;
    }

    private WithinDay model(QueueHistory counts) {
        List<WithinDay.Day> past = new ArrayList<>();
        for (LocalDate day = date.minusDays(DAYS_LEARNED); day.isBefore(date); day = day.plusDays(1)) {
            if (counts.hasDay(day, zone)) {
                double[] expected = expected(counts, day);
                if (Arrays.stream(expected).sum() > 0) {
                    past.add(new WithinDay.Day(expected, all(counts, day)));
                }
            }
        }
        return WithinDay.learn(past, slots, minutes);
    }

    private Instant start(LocalDate day, int slot) {
        return day.atTime(LocalTime.MIDNIGHT.plusMinutes((long) slot * minutes))
                .atZone(zone)
                .toInstant();
    }

    private double[] expected(QueueHistory counts, LocalDate day) {
        double[] expected = new double[slots];
        for (int slot = 0; slot < slots; slot++) {
            Double mean = counts.sameTimeOfWeek(start(day, slot), zone);
            expected[slot] = mean == null ? 0 : mean;
        }
        return expected;
    }

    /** A past day; in an interval that its history leaves out nobody came. */
    private double[] all(QueueHistory counts, LocalDate day) {
        double[] came = new double[slots];
        for (int slot = 0; slot < slots; slot++) {
            Double offered = counts.offered(start(day, slot));
            came[slot] = offered == null ? 0 : offered;
        }
        return came;
    }

    /** The running day; an interval between others that are known and left out itself is one in which nobody came. */
    private double[] came(QueueHistory counts, int known) {
        double[] came = new double[slots];
        for (int slot = 0; slot < slots; slot++) {
            Instant start = start(date, slot);
            Double offered = slot < known ? counts.offered(start) : null;
            boolean silent = slot < known && first != null && !start.isBefore(first) && !start.isAfter(latest);
            came[slot] = offered != null ? offered : silent ? 0 : Double.NaN;
        }
        return came;
    }
}
