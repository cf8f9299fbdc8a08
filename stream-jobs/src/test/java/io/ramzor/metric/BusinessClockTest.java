package io.ramzor.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.EventType;
import org.junit.jupiter.api.Test;

class BusinessClockTest {
    private static final ClockId HUMAN = ClockId.FIRST_HUMAN_REPLY;
    private static final ClockId NEXT = ClockId.NEXT_REPLY;

    @Test
    void fridayHalfPastFourAndOneBusinessHourIsMondayHalfPastNine() {
        ContactLog log = ContactLog.of("whatsapp")
                .at("2026-03-06T16:30:00Z")
                .then(EventType.OFFERED)
                .queued("office")
                .at("2026-03-09T09:30:00Z")
                .agent("a");

        assertThat(log.clock("office", HUMAN, "business.sum_seconds")).isEqualTo(3600.0);
        assertThat(log.clock("office", HUMAN, "within_target")).isEqualTo(1L);
        assertThat((Double) log.clock("office", HUMAN, "sum_seconds")).isEqualTo(65.0 * 3600);
    }

    @Test
    void aBusinessDeadlineIsShownWhenUsedUpAndMissedAtTheNextBusinessInstant() {
        ContactLog log = ContactLog.of("whatsapp")
                .at("2026-03-06T16:30:00Z")
                .then(EventType.OFFERED)
                .queued("office")
                .at("2026-03-07T12:00:00Z");

        assertThat(log.fold().floor(log.state(), ContactLog.time("2026-03-07T12:00:00Z")))
                .hasValueSatisfying(floor -> assertThat(floor.nextReplyDue()).isEqualTo("2026-03-06T17:00:00Z"));
        assertThat(log.clock("office", NEXT, "unanswered_late")).isEqualTo(0L);
        assertThat(log.fold().nextChange(log.state(), ContactLog.time("2026-03-07T12:00:00Z")))
                .as("the channel's reply window ends")
                .isEqualTo(ContactLog.time("2026-03-07T16:30:00.000001Z"));
        assertThat(log.fold().nextChange(log.state(), ContactLog.time("2026-03-07T18:00:00Z")))
                .isEqualTo(ContactLog.time("2026-03-09T09:00:00Z"));
        assertThat(log.clock("office", NEXT, "business.oldest_unanswered_seconds"))
                .isEqualTo(1800.0);

        log.at("2026-03-09T09:00:00Z");
        assertThat(log.clock("office", NEXT, "unanswered_late")).isEqualTo(1L);

        ContactLog replied = ContactLog.of("whatsapp")
                .at("2026-03-06T16:30:00Z")
                .then(EventType.OFFERED)
                .queued("office")
                .at("2026-03-07T12:00:00Z")
                .agent("a");
        assertThat(replied.clock("office", NEXT, "within_target")).isEqualTo(1L);
        assertThat(replied.clock("office", NEXT, "business.sum_seconds")).isEqualTo(1800.0);
    }

    @Test
    void whereTargetsFallDueInElapsedTimeTheBusinessReadingStandsBesideIt() {
        ContactLog waiting = ContactLog.of("whatsapp")
                .at("2026-03-06T16:30:00Z")
                .then(EventType.OFFERED)
                .queued("office-elapsed");
        ContactLog log = ContactLog.of("whatsapp")
                .at("2026-03-06T16:30:00Z")
                .then(EventType.OFFERED)
                .queued("office-elapsed")
                .at("2026-03-09T09:20:00Z")
                .agent("a");

        assertThat(log.clock("office-elapsed", HUMAN, "within_target")).isEqualTo(0L);
        assertThat(log.fold().nextChange(waiting.state(), ContactLog.time("2026-03-08T00:00:00Z")))
                .isEqualTo(ContactLog.time("2026-03-09T09:30:00.000001Z"));
        assertThat(log.clock("office-elapsed", HUMAN, "business.within_target")).isEqualTo(1L);
        assertThat(log.clock("office-elapsed", HUMAN, "business.sum_seconds")).isEqualTo(3000.0);
    }

    @Test
    void aReplyWhollyOutsideHoursTakesNoBusinessTime() {
        ContactLog log = ContactLog.of("whatsapp")
                .at("2026-03-07T10:00:00Z")
                .then(EventType.OFFERED)
                .queued("office")
                .at("2026-03-07T12:00:00Z")
                .agent("a");

        assertThat(log.clock("office", HUMAN, "business.sum_seconds")).isEqualTo(0.0);
    }
}
