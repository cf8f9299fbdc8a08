package io.ramzor.metric;

import static io.ramzor.metric.ContactLog.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.centre.Centre;
import io.ramzor.centre.FormulaVersion;
import io.ramzor.centre.Queue;
import io.ramzor.event.EventType;
import org.junit.jupiter.api.Test;

/** Terms with effective_from: a leg keeps those that were in force at its {@code queued}, whatever comes while it waits. */
class VersionedTermsTest {
    private static final String CHANGE = "2026-03-02T10:00:00Z";
    private static final Centre CENTRE = Centres.parse("""
            zone: UTC
            calendars:
              desk:
                - {hours: {mon-fri: ["09:00-17:00"]}}
                - {effective_from: "2026-03-02T10:00:00Z", hours: {mon-fri: ["12:00-17:00"]}}
            queues:
              calls:
                channel: voice
                answer_target_seconds: [{value: 20}, {effective_from: "2026-03-02T10:00:00Z", value: 60}]
                short_abandon_seconds: [{value: 5}, {effective_from: "2026-03-02T10:00:00Z", value: 15}]
                statutory_seconds: [{value: 360}, {effective_from: "2026-03-02T10:00:00Z", value: 180}]
                formula:
                  - {value: answered_only}
                  - {effective_from: "2026-03-02T10:00:00Z", value: abandons_against}
                  - {effective_from: "2026-04-01T00:00:00Z", value: answered_only}
              threads:
                channel: whatsapp
                calendar: desk
                clock: business
                next_reply_target_seconds: [{value: 1800}, {effective_from: "2026-03-02T10:00:00Z", value: 600}]
            """);

    private static ContactLog call(String queued) {
        return new ContactLog(CENTRE, "voice").at(queued).queued("calls");
    }

    @Test
    void aLegKeepsTheThresholdsOfItsQueued() {
        ContactLog before = call("09:59:59.999999").at("10:00:30").answered("a");
        ContactLog on = call("10:00:00").at("10:00:30").answered("a");
        assertThat(before.fact("calls", "answered_late")).isEqualTo(1L);
        assertThat(on.fact("calls", "answered_in")).isEqualTo(1L);

        ContactLog early = call("09:59:59.999999").at("10:00:09").then(EventType.ABANDONED);
        ContactLog gone = call("10:00:00").at("10:00:09").then(EventType.ABANDONED);
        assertThat(early.fact("calls", "abandoned_early")).isEqualTo(1L);
        assertThat(gone.fact("calls", "abandoned_short")).isEqualTo(1L);
    }

    @Test
    void deadlinesKeepTheTermsOfTheLeg() {
        ContactLog before = call("09:59:00").at("10:00:00");
        assertThat(before.fold().deadlines(before.state(), time("10:00:00")))
                .extracting(Deadline::due)
                .containsExactly(time("09:59:20"), time("10:05:00"));
        ContactLog on = call("10:00:00");
        assertThat(on.fold().deadlines(on.state(), time("10:00:00")))
                .extracting(Deadline::due)
                .containsExactly(time("10:01:00"), time("10:03:00"));
    }

    @Test
    void aClockKeepsCalendarAndTargetOfItsLeg() {
        ContactLog before = thread("09:59:00");
        assertThat(due(before)).as("half an hour of the old desk").isEqualTo(time("10:29:00"));
        before.at("10:20:00").agent("a");
        assertThat(before.clock("threads", ClockId.NEXT_REPLY, "business.sum_seconds"))
                .isEqualTo(21 * 60.0);

        ContactLog on = thread("10:00:00");
        assertThat(due(on))
                .as("ten minutes of the new desk, which opens at noon")
                .isEqualTo(time("12:10:00"));
        on.at("10:20:00").agent("a");
        assertThat(on.clock("threads", ClockId.NEXT_REPLY, "business.sum_seconds"))
                .isEqualTo(0.0);
    }

    private static ContactLog thread(String queued) {
        return new ContactLog(CENTRE, "whatsapp")
                .at(queued)
                .then(EventType.OFFERED)
                .queued("threads");
    }

    private static long due(ContactLog log) {
        return log.fold().deadlines(log.state(), time("10:00:00")).stream()
                .filter(deadline -> deadline.kind() == DeadlineKind.NEXT_REPLY)
                .findFirst()
                .orElseThrow()
                .due();
    }

    @Test
    void theFormulaInForceIsNamedWithItsVersion() {
        Queue calls = CENTRE.queues().get("calls");

        assertThat(calls.formulaAt(time(CHANGE) - 1)).isEqualTo(new FormulaVersion("answered_only", 1, Long.MIN_VALUE));
        assertThat(calls.formulaAt(time(CHANGE))).isEqualTo(new FormulaVersion("abandons_against", 2, time(CHANGE)));
        assertThat(calls.formulaAt(time("2026-04-01T00:00:00Z")))
                .isEqualTo(new FormulaVersion("answered_only", 3, time("2026-04-01T00:00:00Z")));
        assertThat(CENTRE.queues().get("threads").formulaAt(time("2026-05-01T00:00:00Z")))
                .as("other terms that change begin no version of the formula")
                .isEqualTo(new FormulaVersion("short_abandons_excluded", 1, Long.MIN_VALUE));
    }
}
