package io.ramzor.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.forecast.QueueDemand;
import io.ramzor.metric.IntervalSlice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Four weeks of two queues, open from eight to four but not at Passover, on the day before its last one. */
class KnownDaysTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 7);
    private static final LocalDate PASSOVER = LocalDate.of(2026, 4, 2);
    private static final int QUARTERLY = 20;

    private Notes notes(List<String> holidays) {
        Notes notes = new Notes(Centres.twoQueues(), holidays);
        for (LocalDate day = TODAY.minusDays(28); day.isBefore(TODAY); day = day.plusDays(1)) {
            for (int quarter = 0; quarter < 32 && day.isBefore(PASSOVER); quarter++) {
                tell(notes, "voice", instant(day, 8).plusSeconds(900L * quarter));
                tell(notes, "chat", instant(day, 8).plusSeconds(900L * quarter));
            }
        }
        notes.at = instant(TODAY, 12);
        return notes;
    }

    private static void tell(Notes notes, String queue, Instant start) {
        notes.interval(new IntervalSlice(queue, queue, start, 15, 1, Map.of("offered", QUARTERLY), Map.of(), Map.of()));
    }

    private static Instant instant(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(Centres.twoQueues().zone()).toInstant();
    }

    private static Event change(String id, Instant at, String kind) {
        return Event.of(id, Micros.of(at), EventType.CALENDAR_CHANGED)
                .kind(kind)
                .channel("chat")
                .build();
    }

    /** Contacts expected from ten to noon of the day after tomorrow or of tomorrow. */
    private static double expected(Notes notes, String queue, LocalDate day) {
        return new DemandReader(notes)
                .read(instant(day, 10), 8).queues().stream()
                        .filter(each -> each.queue().equals(queue))
                        .mapToDouble(QueueDemand::total)
                        .sum();
    }

    @Test
    void aHolidayIsAsTheOnesBeforeWere() {
        double usual = 8 * QUARTERLY;
        LocalDate lastDayOfPassover = TODAY.plusDays(1);
        assertThat(expected(notes(List.of()), "voice", lastDayOfPassover)).isGreaterThan(0.5 * usual);
        assertThat(expected(notes(List.of("IL")), "voice", lastDayOfPassover)).isLessThan(0.1 * usual);
        assertThat(expected(notes(List.of("IL")), "voice", TODAY.plusDays(4))).isGreaterThan(0.5 * usual);
    }

    @Test
    void theRunningDayIsKnownToBeAHolidayToo() {
        assertThat(expectedTodayOf(List.of())).isGreaterThan(0.5 * 8 * QUARTERLY);
        assertThat(expectedTodayOf(List.of("IL"))).isLessThan(0.1 * 8 * QUARTERLY);
    }

    /** At one o'clock in the morning of Passover's last day. */
    private double expectedTodayOf(List<String> holidays) {
        Notes notes = notes(holidays);
        LocalDate lastDayOfPassover = TODAY.plusDays(1);
        notes.at = instant(lastDayOfPassover, 1);
        return expected(notes, "voice", lastDayOfPassover);
    }

    @Test
    void whatAChannelLosesTodayComesElsewhereUntilTheClosingIsTakenBack() {
        Notes notes = notes(List.of());
        notes.at = instant(TODAY, 10);
        double voice = expected(notes, "voice", TODAY);
        double chat = expected(notes, "chat", TODAY);
        assertThat(chat).isPositive();
        notes.changes(List.of(change("c1", instant(TODAY, 10), "channel_closed")));
        assertThat(expected(notes, "chat", TODAY)).isZero();
        assertThat(expected(notes, "voice", TODAY)).isGreaterThan(1.15 * voice);
        notes.changes(List.of());
        assertThat(expected(notes, "chat", TODAY)).isEqualTo(chat);
        assertThat(expected(notes, "voice", TODAY)).isEqualTo(voice);
    }

    @Test
    void aClosedChannelIsExpectedToStaySoUntilItOpens() {
        Notes notes = notes(List.of());
        LocalDate tomorrow = TODAY.plusDays(1);
        double before = expected(notes, "chat", tomorrow);
        assertThat(before).isPositive();
        Event closed = change("c1", instant(TODAY, 11), "channel_closed");
        notes.changes(List.of(closed));
        assertThat(expected(notes, "chat", tomorrow)).isZero();
        assertThat(expected(notes, "voice", tomorrow)).isPositive();
        notes.changes(List.of(closed, change("c2", instant(TODAY, 11).plusSeconds(1_800), "channel_opened")));
        assertThat(expected(notes, "chat", tomorrow)).isGreaterThan(0.5 * before);
    }

    @Test
    void aCampaignIsOfItsDay() {
        Notes notes = notes(List.of());
        notes.changes(List.of(change("c3", instant(TODAY, 9), "campaign")));
        var calendar = notes.days.calendar(notes.centre, notes.at);
        assertThat(calendar.on("chat", TODAY, notes.centre.zone())).hasSize(1);
        assertThat(calendar.on("voice", TODAY, notes.centre.zone())).isEmpty();
        assertThat(calendar.on("chat", TODAY.plusDays(1), notes.centre.zone())).isEmpty();
    }

    @Test
    void aListThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> PlannerSettings.defaults().withHolidays(List.of("XX")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no list of holidays \"XX\"; there are ")
                .hasMessageContaining("IL");
    }
}
