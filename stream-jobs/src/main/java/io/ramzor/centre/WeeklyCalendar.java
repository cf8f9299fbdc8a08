package io.ramzor.centre;

import io.ramzor.event.Micros;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opening hours that repeat each week, but for named dates. A boundary in an hour that the clocks skip is the first
 * instant after it; in an hour that they repeat a block opens at the first and closes at the second occurrence. What
 * two blocks share counts once.
 */
final class WeeklyCalendar implements BusinessCalendar {
    private static final long serialVersionUID = 1;
    private static final long DAYS_OF_WEEK = 7;
    /** Nothing is sought further ahead: a calendar that stays closed so long never opens. */
    private static final long WEEKS_AHEAD = 52 * 110;

    private static final int MOST_REMEMBERED = 20_000;

    /**
     * A stretch of one date in which the centre is open.
     *
     * @param from minute of the day at which it opens
     * @param to minute of the day at which it closes, at most 1 440
     */
    record Block(int from, int to) implements Serializable {}

    private final ZoneId zone;
    private final EnumMap<DayOfWeek, List<Block>> hours;
    private final HashMap<LocalDate, List<Block>> special;
    /** Opening and closing microseconds in turn, by epoch day, and open microseconds by week; both follow from the fields above. */
    private transient Map<Long, long[]> days;

    private transient Map<Long, Long> weeks;

    /**
     * @param hours blocks by weekday, rising and apart; a day not named is closed
     * @param special blocks of single dates, in place of their weekday's; none = closed
     */
    WeeklyCalendar(ZoneId zone, Map<DayOfWeek, List<Block>> hours, Map<LocalDate, List<Block>> special) {
        this.zone = zone;
        this.hours = new EnumMap<>(DayOfWeek.class);
        this.hours.putAll(hours);
        this.special = new HashMap<>(special);
        remember();
    }

    @Override
    public long businessMicros(long from, long to) {
        if (to <= from) {
            return 0;
        }
        // A closing at the second midnight of a doubled hour lies in the next date: begin a day early, end a day late.
        long day = epochDay(from) - 1;
        long last = epochDay(to) + 1;
        long sum = 0;
        while (day <= last) {
            long week = Math.floorDiv(day, DAYS_OF_WEEK);
            boolean whole = day == week * DAYS_OF_WEEK && day > epochDay(from) + 1 && day + DAYS_OF_WEEK < last - 1;
            sum += whole ? weekMicros(week) : openMicros(day, from, to);
            day += whole ? DAYS_OF_WEEK : 1;
        }
        return sum;
    }

    @Override
    public long usedUpAt(long from, long businessMicros) {
        if (businessMicros <= 0) {
            return from;
        }
        long first = epochDay(from);
        long left = businessMicros;
        long lastWeek = Math.floorDiv(first, DAYS_OF_WEEK) + WEEKS_AHEAD;
        for (long day = first - 1; Math.floorDiv(day, DAYS_OF_WEEK) < lastWeek; ) {
            long week = Math.floorDiv(day, DAYS_OF_WEEK);
            boolean atWeekStart = day == week * DAYS_OF_WEEK && day > first + 1;
            if (atWeekStart && weekMicros(week) < left) {
                left -= weekMicros(week);
                day += DAYS_OF_WEEK;
                continue;
            }
            long open = openMicros(day, from, Long.MAX_VALUE);
            if (open >= left) {
                return within(day, from, left);
            }
            left -= open;
            day++;
        }
        return Long.MAX_VALUE;
    }

    @Override
    public boolean isOpen(long at) {
        long day = epochDay(at);
        return openMicros(day - 1, at, at + 1) + openMicros(day, at, at + 1) > 0;
    }

    @Override
    public long firstOpeningOfDay(long at) {
        LocalDate date = date(at);
        List<Block> blocks = blocks(date);
        if (!blocks.isEmpty()) {
            long opening = boundary(date, blocks.get(0).from(), true);
            if (opening <= at) {
                return opening;
            }
        }
        return Micros.of(date.atStartOfDay(zone).toInstant());
    }

    /** The instant of that date by which so much of its business time after {@code from} is used up. */
    private long within(long day, long from, long micros) {
        long left = micros;
        long[] blocks = day(day);
        for (int i = 0; i < blocks.length; i += 2) {
            long start = Math.max(blocks[i], from);
            long length = Math.max(0, blocks[i + 1] - start);
            if (length >= left) {
                return start + left;
            }
            left -= length;
        }
        throw new IllegalStateException("date " + LocalDate.ofEpochDay(day) + " has less business time than it said");
    }

    private long openMicros(long day, long from, long to) {
        long[] blocks = day(day);
        long sum = 0;
        for (int i = 0; i < blocks.length; i += 2) {
            sum += Math.max(0, Math.min(to, blocks[i + 1]) - Math.max(from, blocks[i]));
        }
        return sum;
    }

    private long weekMicros(long week) {
        Long known = weeks.get(week);
        if (known != null) {
            return known;
        }
        long sum = 0;
        for (long day = week * DAYS_OF_WEEK; day < (week + 1) * DAYS_OF_WEEK; day++) {
            sum += openMicros(day, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (weeks.size() >= MOST_REMEMBERED) {
            weeks.clear();
        }
        weeks.put(week, sum);
        return sum;
    }

    private long[] day(long epochDay) {
        long[] known = days.get(epochDay);
        if (known != null) {
            return known;
        }
        long[] instants = instants(LocalDate.ofEpochDay(epochDay));
        if (days.size() >= MOST_REMEMBERED) {
            days.clear();
        }
        days.put(epochDay, instants);
        return instants;
    }

    /** Blocks of the date as instants, without what the date before has already covered. */
    private long[] instants(LocalDate date) {
        List<Block> blocks = blocks(date);
        List<Block> before = blocks(date.minusDays(1));
        long covered = before.isEmpty()
                ? Long.MIN_VALUE
                : boundary(date.minusDays(1), before.get(before.size() - 1).to(), false);
        long[] instants = new long[blocks.size() * 2];
        for (int i = 0; i < blocks.size(); i++) {
            long end = boundary(date, blocks.get(i).to(), false);
            instants[2 * i] =
                    Math.min(end, Math.max(covered, boundary(date, blocks.get(i).from(), true)));
            instants[2 * i + 1] = end;
            covered = Math.max(covered, end);
        }
        return instants;
    }

    private List<Block> blocks(LocalDate date) {
        List<Block> named = special.get(date);
        return named != null ? named : hours.getOrDefault(date.getDayOfWeek(), List.of());
    }

    private long boundary(LocalDate date, int minute, boolean opens) {
        LocalDateTime local = date.atTime(LocalTime.MIDNIGHT).plusMinutes(minute);
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        if (transition == null) {
            return Micros.of(local.atZone(zone).toInstant());
        }
        if (transition.isGap()) {
            return Micros.of(transition.getInstant());
        }
        Instant instant = local.toInstant(opens ? transition.getOffsetBefore() : transition.getOffsetAfter());
        return Micros.of(instant);
    }

    private LocalDate date(long at) {
        return Micros.toInstant(at).atZone(zone).toLocalDate();
    }

    private long epochDay(long at) {
        long offset = zone.getRules().getOffset(Micros.toInstant(at)).getTotalSeconds() * Micros.SECOND;
        return Math.floorDiv(at + offset, Micros.DAY);
    }

    private void remember() {
        days = new ConcurrentHashMap<>();
        weeks = new ConcurrentHashMap<>();
    }

    private Object readResolve() {
        remember();
        return this;
    }
}
