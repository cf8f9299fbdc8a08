package io.ramzor.centre;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.Micros;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class WeeklyCalendarTest {
    private static final String NEW_YORK = "America/New_York";

    @Test
    void fridayAfternoonPlusAnHourIsMondayMorning() throws CentreException {
        BusinessCalendar desk = calendar("{hours: {mon-fri: [\"09:00-17:00\"]}, zone: UTC}");

        long friday = at("2026-04-17T16:30", "UTC");

        assertThat(desk.usedUpAt(friday, Micros.HOUR)).isEqualTo(at("2026-04-20T09:30", "UTC"));
        assertThat(desk.usedUpAt(friday, 30 * Micros.MINUTE)).isEqualTo(at("2026-04-17T17:00", "UTC"));
        assertThat(desk.businessMicros(friday, at("2026-04-18T12:00", "UTC"))).isEqualTo(30 * Micros.MINUTE);
        assertThat(desk.businessMicros(at("2026-04-18T10:00", "UTC"), at("2026-04-18T12:00", "UTC")))
                .isZero();
        assertThat(desk.usedUpAt(at("2026-04-18T10:00", "UTC"), 0)).isEqualTo(at("2026-04-18T10:00", "UTC"));
        assertThat(desk.usedUpAt(at("2026-04-18T10:00", "UTC"), 1)).isEqualTo(at("2026-04-20T09:00", "UTC") + 1);
    }

    @Test
    void severalBlocksClosedAndSpecialDays() throws CentreException {
        BusinessCalendar desk =
                calendar("{hours: {sun-thu: [\"12:30-17:00\", \"08:00-12:00\"], fri: [\"08:00-12:00\"]},"
                        + " closed: [2026-04-02], special: {2026-04-01: [\"08:00-12:00\"]}, zone: Asia/Jerusalem}");
        String zone = "Asia/Jerusalem";

        assertThat(desk.isOpen(at("2026-03-31T12:00", zone))).isFalse();
        assertThat(desk.isOpen(at("2026-03-31T12:30", zone))).isTrue();
        assertThat(desk.isOpen(at("2026-03-31T17:00", zone))).isFalse();
        assertThat(desk.isOpen(at("2026-04-01T13:00", zone))).isFalse();
        assertThat(desk.isOpen(at("2026-04-02T09:00", zone))).isFalse();
        // Tuesday 16:30, special Wednesday morning, closed Thursday, Friday morning.
        assertThat(desk.usedUpAt(at("2026-03-31T16:30", zone), 5 * Micros.HOUR))
                .isEqualTo(at("2026-04-03T08:30", zone));
        assertThat(desk.businessMicros(at("2026-03-31T00:00", zone), at("2026-04-05T00:00", zone)))
                .isEqualTo((510 + 240 + 0 + 240) * Micros.MINUTE);
    }

    @Test
    void theDayHas23Or25Hours() throws CentreException {
        BusinessCalendar always = calendar("{hours: {sun-sat: [\"00:00-24:00\"]}, zone: America/New_York}");

        assertThat(always.businessMicros(at("2026-03-08T00:00", NEW_YORK), at("2026-03-09T00:00", NEW_YORK)))
                .isEqualTo(23 * Micros.HOUR);
        assertThat(always.businessMicros(at("2026-11-01T00:00", NEW_YORK), at("2026-11-02T00:00", NEW_YORK)))
                .isEqualTo(25 * Micros.HOUR);
    }

    @Test
    void aBoundaryInTheSkippedHourIsTheFirstInstantAfterIt() throws CentreException {
        BusinessCalendar opens = calendar("{hours: {sun: [\"02:30-04:00\"]}, zone: America/New_York}");
        BusinessCalendar closes = calendar("{hours: {sun: [\"01:00-02:30\"]}, zone: America/New_York}");
        long three = at("2026-03-08T03:00", NEW_YORK);

        assertThat(opens.isOpen(three - 1)).isFalse();
        assertThat(opens.isOpen(three)).isTrue();
        assertThat(opens.usedUpAt(three - Micros.HOUR, Micros.HOUR)).isEqualTo(three + Micros.HOUR);
        assertThat(closes.isOpen(three - 1)).isTrue();
        assertThat(closes.isOpen(three)).isFalse();
        assertThat(closes.usedUpAt(three - 2 * Micros.HOUR, Micros.HOUR)).isEqualTo(three);
    }

    @Test
    void inTheDoubledHourABlockOpensAtTheFirstAndClosesAtTheSecond() throws CentreException {
        BusinessCalendar opens = calendar("{hours: {sun: [\"01:30-04:00\"]}, zone: America/New_York}");
        BusinessCalendar closes = calendar("{hours: {sun: [\"00:00-01:30\"]}, zone: America/New_York}");
        BusinessCalendar both = calendar("{hours: {sun: [\"01:00-01:20\", \"01:30-01:40\"]}, zone: America/New_York}");
        long first = at("2026-11-01T01:30", NEW_YORK);
        long second = first + Micros.HOUR;

        assertThat(opens.isOpen(first - 1)).isFalse();
        assertThat(opens.isOpen(first)).isTrue();
        assertThat(opens.businessMicros(first - Micros.DAY, first + Micros.DAY / 2))
                .isEqualTo(210 * Micros.MINUTE);
        assertThat(closes.isOpen(second - 1)).isTrue();
        assertThat(closes.isOpen(second)).isFalse();
        // From the first 1:00 to the second 1:40, each instant once.
        assertThat(both.businessMicros(first - Micros.DAY, first + Micros.DAY)).isEqualTo(100 * Micros.MINUTE);
    }

    @Test
    void roundTheClockLosesNothingAtMidnightNotEvenWhenMidnightIsDoubledOrSkipped() throws CentreException {
        // Havana goes from 1:00 back to 0:00; Asuncion skipped 0:00 to 1:00.
        for (String zone : List.of("UTC", "Asia/Jerusalem", "America/Havana", "America/Asuncion", "Pacific/Apia")) {
            BusinessCalendar always = calendar("{hours: {sun-sat: [\"00:00-24:00\"]}, zone: " + zone + "}");
            long from = at("2011-01-01T12:00", zone);
            long to = at("2026-12-31T12:00", zone);
            assertThat(always.businessMicros(from, to)).as(zone).isEqualTo(to - from);
            assertThat(always.usedUpAt(from, to - from)).as(zone).isEqualTo(to);
            for (long midnight = at("2025-10-20T00:00", zone); midnight < at("2025-11-10T00:00", zone); ) {
                assertThat(always.isOpen(midnight)).isTrue();
                assertThat(always.isOpen(midnight - 1)).isTrue();
                midnight += Micros.HOUR;
            }
        }
    }

    @Test
    void theDayOpensAtItsFirstBlockOrAtMidnightUntilThen() throws CentreException {
        BusinessCalendar desk = calendar("{hours: {mon-fri: [\"09:00-12:00\", \"13:00-17:00\"]}, zone: UTC}");

        assertThat(desk.firstOpeningOfDay(at("2026-04-20T15:00", "UTC"))).isEqualTo(at("2026-04-20T09:00", "UTC"));
        assertThat(desk.firstOpeningOfDay(at("2026-04-20T09:00", "UTC"))).isEqualTo(at("2026-04-20T09:00", "UTC"));
        assertThat(desk.firstOpeningOfDay(at("2026-04-20T08:59", "UTC"))).isEqualTo(at("2026-04-20T00:00", "UTC"));
        assertThat(desk.firstOpeningOfDay(at("2026-04-19T15:00", "UTC"))).isEqualTo(at("2026-04-19T00:00", "UTC"));
        BusinessCalendar always = CentreDefaults.alwaysOpen(ZoneId.of("Asia/Jerusalem"));
        assertThat(always.firstOpeningOfDay(at("2026-04-20T15:00", "Asia/Jerusalem")))
                .isEqualTo(at("2026-04-20T00:00", "Asia/Jerusalem"));
    }

    @Test
    void aCalendarThatNeverOpensIsNeverUsedUp() throws CentreException {
        BusinessCalendar never = calendar("{hours: {}}");

        assertThat(never.usedUpAt(0, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(never.businessMicros(0, 10_000 * Micros.DAY)).isZero();
        assertThat(never.isOpen(0)).isFalse();
    }

    @Property(tries = 400)
    void usedUpAtIsTheFirstInstantWithSoMuchBusinessTime(
            @ForAll @LongRange(min = 0, max = 1_900_000_000_000_000L) long from,
            @ForAll @LongRange(min = 1, max = 5_000_000_000_000L) long span,
            @ForAll @IntRange(min = 0, max = 3) int which) {
        BusinessCalendar calendar = CALENDARS.get(which);
        // The last one opens for a minute a week.
        long micros = which == 3 ? 1 + span / 1_000 : span;

        long until = calendar.usedUpAt(from, micros);

        assertThat(calendar.businessMicros(from, until)).isEqualTo(micros);
        assertThat(calendar.businessMicros(from, until - 1)).isEqualTo(micros - 1);
        assertThat(calendar.isOpen(until - 1)).isTrue();
    }

    @Property(tries = 400)
    void businessTimeAddsUp(
            @ForAll @LongRange(min = 0, max = 1_900_000_000_000_000L) long from,
            @ForAll @LongRange(min = 0, max = 90_000_000_000_000L) long one,
            @ForAll @LongRange(min = 0, max = 90_000_000_000_000L) long two,
            @ForAll @IntRange(min = 0, max = 3) int which) {
        BusinessCalendar calendar = CALENDARS.get(which);

        assertThat(calendar.businessMicros(from, from + one + two))
                .isEqualTo(calendar.businessMicros(from, from + one)
                        + calendar.businessMicros(from + one, from + one + two))
                .isLessThanOrEqualTo(one + two);
    }

    private static final List<BusinessCalendar> CALENDARS = List.of(
            known("{hours: {mon-fri: [\"09:00-17:00\"]}, zone: Europe/Berlin}"),
            known("{hours: {sun-thu: [\"08:00-12:00\", \"12:30-17:00\"], fri: [\"08:00-12:00\"]}, closed: [2020-04-02],"
                    + " special: {2020-04-01: [\"00:00-24:00\"]}, zone: Asia/Jerusalem}"),
            known("{hours: {fri-mon: [\"00:00-01:30\", \"02:30-24:00\"]}, zone: America/New_York}"),
            known("{hours: {wed: [\"00:30-00:31\"]}, zone: America/Havana}"));

    private static BusinessCalendar known(String yaml) {
        try {
            return calendar(yaml);
        } catch (CentreException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static BusinessCalendar calendar(String yaml) throws CentreException {
        return CentreFile.parse("centre.yaml", "calendars: {c: " + yaml + "}")
                .calendars()
                .get("c");
    }

    private static long at(String local, String zone) {
        return Micros.of(
                ZonedDateTime.of(LocalDateTime.parse(local), ZoneId.of(zone)).toInstant());
    }
}
