package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.centre.BusinessCalendar;
import io.ramzor.centre.CentreFile;
import io.ramzor.event.Micros;
import io.ramzor.metric.Book;
import io.ramzor.metric.Counted;
import io.ramzor.metric.LiveSlice;
import io.ramzor.metric.Measure;
import io.ramzor.metric.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LiveWindowsTest {
    private static final LiveWindows WINDOWS = new LiveWindows(LiveWindows.MINUTES);
    private static final long MIDNIGHT = Micros.of(Instant.parse("2026-03-02T00:00:00Z"));
    private static final long OPENING = MIDNIGHT + 8 * Micros.HOUR;

    private static BusinessCalendar calendar() throws Exception {
        return CentreFile.parse("centre.yaml", """
                        zone: UTC
                        channels: {voice: {kind: live}}
                        calendars: {days: {hours: {sun-sat: ["08:00-18:00"]}}}
                        queues: {q: {channel: voice, calendar: days}}
                        """).calendars().get("days");
    }

    private static Counted fact(long at, Book book, Measure measure, long value, int weight) {
        return new Counted("q", "voice", "", book, at, measure, value, weight);
    }

    /** Counts anew from all facts what the windows keep by adding and taking out. */
    private static Slice anew(List<Counted> facts, long from, long before) {
        Slice slice = new Slice();
        facts.stream()
                .filter(fact -> fact.book() == Book.LIVE && fact.at() >= from && fact.at() < before)
                .forEach(slice::add);
        return slice;
    }

    @Test
    void windows_hold_what_counting_anew_finds() throws Exception {
        SplittableRandom random = new SplittableRandom(42);
        BusinessCalendar calendar = calendar();
        List<Counted> facts = new ArrayList<>();
        LiveBook book = new LiveBook();
        book.channel = "voice";
        long now = OPENING - 20 * Micros.MINUTE;
        for (int step = 0; step < 600; step++) {
            now += random.nextLong(40 * Micros.SECOND);
            for (int i = random.nextInt(3); i > 0; i--) {
                long at = now - random.nextLong(random.nextInt(5) == 0 ? 20 * Micros.MINUTE : 5 * Micros.SECOND);
                Counted fact = fact(at, Book.LIVE, Measure.WAIT_ANSWERED, random.nextLong(Micros.MINUTE), 1);
                facts.add(fact);
                LiveWindows.add(book, fact);
            }
            if (!facts.isEmpty() && random.nextInt(4) == 0) {
                Counted out = facts.get(random.nextInt(facts.size())).negated();
                facts.add(out);
                LiveWindows.add(book, out);
            }
            WINDOWS.update(book, now, calendar);
            if (step % 7 == 0) {
                assertSame(facts, WINDOWS.slice("q", book, now, calendar), book, now, calendar);
            }
        }
        assertThat(book.panes).hasSizeLessThanOrEqualTo(360);
    }

    private static void assertSame(
            List<Counted> facts, LiveSlice slice, LiveBook book, long now, BusinessCalendar calendar) {
        long end = (Math.floorDiv(now, LiveWindows.PANE) + 1) * LiveWindows.PANE;
        for (int i = 0; i < LiveWindows.MINUTES.size(); i++) {
            long from = end - LiveWindows.MINUTES.get(i) * Micros.MINUTE;
            LiveSlice.Window window = slice.windows().get(Integer.toString(LiveWindows.MINUTES.get(i)));
            assertThat(window.from()).isEqualTo(Micros.toInstant(from));
            assertThat(book.windows.get(i).slice).isEqualTo(anew(facts, from, end));
        }
        assertThat(book.day.slice).isEqualTo(anew(facts, calendar.firstOpeningOfDay(now), end));
    }

    @Test
    void expected_wait_is_the_line_times_the_pace_of_answers() throws Exception {
        LiveBook book = new LiveBook();
        book.channel = "voice";
        book.waiting = 3;
        long now = OPENING + Micros.HOUR;
        // Queued 20 minutes ago and answered 5 minutes ago; queued 40 minutes ago and answered 30 minutes ago.
        LiveWindows.add(
                book, fact(now - 20 * Micros.MINUTE, Book.INTERVAL, Measure.WAIT_ANSWERED, 15 * Micros.MINUTE, 1));
        LiveWindows.add(
                book, fact(now - 40 * Micros.MINUTE, Book.INTERVAL, Measure.WAIT_ANSWERED, 10 * Micros.MINUTE, 1));
        LiveWindows.add(book, fact(now - 4 * Micros.MINUTE, Book.INTERVAL, Measure.OFFERED, 0, 1));
        WINDOWS.update(book, now, calendar());

        LiveSlice slice = WINDOWS.slice("q", book, now, calendar());

        assertThat(slice.expectedWaitSeconds()).isEqualTo(4 * 900.0);
        assertThat(slice.windows().get("5").arrivals()).isEqualTo(1);
        assertThat(slice.windows().get("60").facts()).containsEntry("offered", 0L);
    }
}
