package io.ramzor.forecast;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Says of each date what kind of day it is for one series, from its past and the calendar. */
final class DayKinds {
    /** Weeks that tell whether a weekday is open. */
    private static final int WEEKS = 8;
    /** Where no holidays are known: more days than this without a count, that should have been open, are a hole in the data. */
    private static final int HOLE = 1;

    /** A day or a weekday of zeros tells nothing where no more contacts than this were expected in it. */
    private static final double FEW = 6;

    private final DayGrid grid;
    private final DemandCalendar calendar;
    private final boolean knowsHours;
    private final boolean knowsHolidays;
    private final boolean[] usuallyOpen = new boolean[7];
    private final int usualFirst;
    /** Contacts of a day that has rows. */
    private final double typical;

    DayKinds(DayGrid grid, DemandCalendar calendar) {
        this.grid = grid;
        this.calendar = calendar;
        knowsHours = calendar.knowsHours(grid.series().name());
        knowsHolidays = calendar.knowsHolidays();
        int[] seen = new int[7];
        int[] came = new int[7];
        int[] recorded = new int[7];
        double sum = 0;
        int rows = 0;
        for (int day = 0; day < grid.days(); day++) {
            sum += grid.total(day);
            rows += grid.row(day) == null ? 0 : 1;
            int weekday = weekday(grid.date(day));
            if (grid.days() - day <= WEEKS * 7) {
                seen[weekday]++;
                came[weekday] += grid.total(day) > 0 ? 1 : 0;
                recorded[weekday] += grid.row(day) == null ? 0 : 1;
            }
        }
        typical = rows == 0 ? 0 : sum / rows;
        for (int weekday = 0; weekday < 7; weekday++) {
            boolean tooFewToTell = recorded[weekday] > 0 && recorded[weekday] * typical < FEW;
            usuallyOpen[weekday] = seen[weekday] == 0 || came[weekday] * 3 >= seen[weekday] || tooFewToTell;
        }
        usualFirst = usualFirst();
    }

    private int usualFirst() {
        for (int weekday = 0; weekday < 7; weekday++) {
            if (usuallyOpen[weekday] && !usuallyOpen[(weekday + 6) % 7]) {
                return weekday;
            }
        }
        return -1;
    }

    static int weekday(LocalDate date) {
        return date.getDayOfWeek().getValue() - 1;
    }

    /** The weekday that most often follows a closed day, -1 = none. */
    int usualFirstWeekday() {
        return usualFirst;
    }

    DayFacts facts(LocalDate date) {
        boolean open = isOpen(date);
        boolean first = open && !isOpen(date.minusDays(1)) && !isHole(date.minusDays(1));
        boolean odd = open && usuallyOpen[weekday(date.minusDays(1))] && !isOpen(date.minusDays(1));
        String special = special(date);
        return new DayFacts(
                weekday(date), open, first, odd, monthPart(date), special, special == null && !isOutage(date));
    }

    /** Whether contacts came on that date or, where that is not known, could come. */
    private boolean isOpen(LocalDate date) {
        int index = grid.index(date);
        if (index >= 0 && index < grid.days()) {
            boolean quiet = grid.row(index) != null && typical < FEW && usuallyOpen[weekday(date)];
            return grid.total(index) > 0 || quiet;
        }
        boolean over = date.isBefore(grid.today()) && index >= 0 && grid.days() > 0;
        return !over && couldCome(date);
    }

    private boolean couldCome(LocalDate date) {
        if (isClosedChannel(date)) {
            return false;
        }
        if (knowsHours) {
            return LocalSlots.starts(
                            date, grid.series().minutes(), grid.series().zone())
                    .stream()
                    .anyMatch(start -> calendar.isOpen(grid.series().name(), start));
        }
        Holiday holiday = calendar.holiday(date);
        return usuallyOpen[weekday(date)] && (holiday == null || !wasClosed(holiday));
    }

    /** Whether the series was closed on that holiday before or, if it never was seen, on most of its kind. */
    private boolean wasClosed(Holiday holiday) {
        int[] same = new int[2];
        int[] kind = new int[2];
        for (int day = 0; day < grid.days(); day++) {
            LocalDate date = grid.date(day);
            Holiday then = calendar.holiday(date);
            if (then != null && then.eve() == holiday.eve() && usuallyOpen[weekday(date)]) {
                int closed = grid.total(day) > 0 ? 0 : 1;
                kind[closed]++;
                if (then.name().equals(holiday.name())) {
                    same[closed]++;
                }
            }
        }
        return same[0] + same[1] > 0 ? same[1] > same[0] : kind[1] > kind[0];
    }

    /** A past day without counts that should have had them, and that is more likely missing than closed. */
    private boolean isHole(LocalDate date) {
        if (!usuallyOpen[weekday(date)]) {
            return false;
        }
        if (knowsHolidays || knowsHours) {
            return calendar.holiday(date) == null && couldCome(date) && date.isBefore(grid.today());
        }
        int missing = 0;
        for (LocalDate back = date; missing <= HOLE && grid.index(back) > 0 && !isOpen(back); ) {
            missing += usuallyOpen[weekday(back)] ? 1 : 0;
            back = back.minusDays(1);
        }
        return missing > HOLE;
    }

    private String special(LocalDate date) {
        Holiday holiday = calendar.holiday(date);
        if (holiday != null) {
            return (holiday.eve() ? "eve:" : "holiday:") + holiday.name();
        }
        return entries(date).stream()
                .filter(entry -> SpecialEffects.KINDS.contains(entry.kind()))
                .findFirst()
                .map(entry -> entry.kind().name().toLowerCase(java.util.Locale.ROOT) + ":" + entry.name())
                .orElse(null);
    }

    private boolean isOutage(LocalDate date) {
        return entries(date).stream().anyMatch(entry -> entry.kind() == CalendarEntry.Kind.OUTAGE);
    }

    private boolean isClosedChannel(LocalDate date) {
        return entries(date).stream()
                .anyMatch(entry -> entry.kind() == CalendarEntry.Kind.CHANNEL_CLOSED && entry.concerns() != null);
    }

    /** Whether a channel opens or closes then, so that levels change. */
    boolean isUpheaval(LocalDate date) {
        return calendar.changesChannels(date, grid.series().zone());
    }

    private List<CalendarEntry> entries(LocalDate date) {
        return calendar.on(grid.series().name(), date, grid.series().zone());
    }

    private static int monthPart(LocalDate date) {
        int day = date.getDayOfMonth();
        if (day <= 3) {
            return 1;
        }
        if (day >= 14 && day <= 16) {
            return 2;
        }
        return date.lengthOfMonth() - day < 2 ? 3 : 0;
    }

    /** Open weekdays, for tests. */
    boolean[] usuallyOpen() {
        return Arrays.copyOf(usuallyOpen, 7);
    }
}
