package io.ramzor.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.EventType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegFoldTest {

    /** The facts of a queue that are not zero and are counts. */
    private static Map<String, Long> counts(ContactLog log, String queue) {
        Map<String, Long> counts = new TreeMap<>();
        log.slice(queue).facts(0).forEach((id, number) -> {
            if (number instanceof Long count && count != 0) {
                counts.put(id, count);
            }
        });
        return counts;
    }

    @ParameterizedTest
    @CsvSource({
        "10:00:20, answered_in",
        "10:00:20.000001, answered_late",
    })
    void anAnswerAtExactlyTheTargetIsInTime(String at, String fact) {
        ContactLog log = ContactLog.of("voice").queued("voice").at(at).answered("a");

        assertThat(log.fact("voice", fact)).isEqualTo(1L);
    }

    @ParameterizedTest
    @CsvSource({
        "10:00:04.999999, abandoned_short",
        "10:00:05, abandoned_early",
        "10:00:20, abandoned_early",
        "10:00:20.000001, abandoned_late",
    })
    void anAbandonIsShortBeforeSAndEarlyUpToT(String at, String fact) {
        ContactLog log = ContactLog.of("voice").queued("voice").at(at).then(EventType.ABANDONED);

        assertThat(counts(log, "voice")).isEqualTo(Map.of(fact, 1L, "customer_" + fact, 1L, "offered", 1L));
    }

    @ParameterizedTest
    @CsvSource({"10:00:20, callback_in", "10:00:21, callback_late"})
    void aBookedCallbackEndsTheLeg(String at, String fact) {
        ContactLog log = ContactLog.of("voice").queued("voice").at(at).then(EventType.CALLBACK_BOOKED);

        assertThat(counts(log, "voice")).containsExactlyInAnyOrderEntriesOf(Map.of(fact, 1L, "offered", 1L));
    }

    @Test
    void aMissIsBookedByTheFirstNowAfterTheTarget() {
        ContactLog log = ContactLog.of("voice").queued("voice");

        log.at("10:00:20");
        assertThat(counts(log, "voice")).isEqualTo(Map.of("offered", 1L, "waiting_in", 1L));
        assertThat(log.value("voice", "service_level.short_abandons_excluded")).isNull();
        assertThat(log.fold().nextChange(log.state(), ContactLog.time("10:00:20")))
                .isEqualTo(ContactLog.time("10:00:20.000001"));

        log.at("10:00:20.000001");
        assertThat(counts(log, "voice")).containsEntry("waiting_late", 1L).doesNotContainKey("waiting_in");
        assertThat(log.value("voice", "service_level.short_abandons_excluded")).isZero();
        assertThat(log.fold().nextChange(log.state(), ContactLog.time("10:00:20.000001")))
                .isEqualTo(Long.MAX_VALUE);

        log.at("10:01:00");
        assertThat(log.fact("voice", "lateness_seconds")).isEqualTo(40.0);
    }

    @Test
    void whoWaitedLateAndFlowsOutLeavesTheDenominatorsThatDoNotNameIt() {
        ContactLog log = ContactLog.of("voice").queued("voice").at("10:01:00").then(EventType.FLOWED_OUT);

        assertThat(counts(log, "voice")).isEqualTo(Map.of("offered", 1L, "flowed_out", 1L));
        assertThat(log.value("voice", "service_level.short_abandons_excluded")).isNull();
        assertThat(log.value("voice", "service_level.flow_outs_against")).isZero();
        assertThat(log.fact("voice", "lateness_seconds")).isEqualTo(40.0);
    }

    @Test
    void aRedirectDoesNotRestartTheWait() {
        ContactLog log = ContactLog.of("voice")
                .queued("voice")
                .at("10:00:10")
                .assigned("a")
                .at("10:00:18")
                .then(EventType.REDIRECTED, event -> event.agent("a").reason("no_answer"))
                .at("10:00:25")
                .answered("b");

        assertThat(counts(log, "voice")).isEqualTo(Map.of("offered", 1L, "answered_late", 1L, "customer_late", 1L));
        assertThat(log.fact("voice", "wait_answered_seconds")).isEqualTo(25.0);
    }

    @Test
    void queuedForTheOpenLegsQueueChangesNothing() {
        ContactLog log = ContactLog.of("voice")
                .queued("voice")
                .at("10:00:10")
                .queued("voice")
                .at("10:00:12")
                .answered("a");

        assertThat(log.fact("voice", "offered")).isEqualTo(1L);
        assertThat(log.fact("voice", "wait_answered_seconds")).isEqualTo(12.0);
    }

    @Test
    void queuedForAnotherQueueFlowsTheOpenLegOut() {
        ContactLog log = ContactLog.of("voice")
                .queued("voice")
                .at("10:00:10")
                .queued("voice-2")
                .at("10:00:15")
                .answered("a");

        assertThat(counts(log, "voice")).containsEntry("flowed_out", 1L).containsEntry("customer_in", 1L);
        assertThat(counts(log, "voice-2")).isEqualTo(Map.of("offered", 1L, "answered_in", 1L));
    }

    @Test
    void aTransferThatQueuesAgainInTheSameInstantIsNotUnanswered() {
        ContactLog log = ContactLog.of("voice")
                .queued("voice")
                .at("10:00:05")
                .answered("a")
                .at("10:02:05")
                .queued("voice-2")
                .then(EventType.TRANSFERRED, event -> event.agent("a").toQueue("voice-2"))
                .at("10:02:15")
                .answered("b");

        assertThat(counts(log, "voice")).containsEntry("answered_in", 1L).containsEntry("handled", 1L);
        assertThat(log.fact("voice", "handle_seconds")).isEqualTo(120.0);
        assertThat(counts(log, "voice-2")).containsEntry("answered_in", 1L).doesNotContainKey("transferred_unanswered");
        assertThat(log.setAside()).isEmpty();
    }

    @Test
    void aTransferBackToTheSameQueueIsASecondLeg() {
        ContactLog log = ContactLog.of("voice")
                .queued("voice")
                .at("10:00:05")
                .answered("a")
                .at("10:02:05")
                .queued("voice")
                .then(EventType.TRANSFERRED, event -> event.queue("voice"));

        assertThat(counts(log, "voice")).containsEntry("offered", 2L).containsEntry("waiting_in", 1L);
    }

    @Test
    void aTransferBeforeAnAnswerEndsTheLeg() {
        ContactLog log = ContactLog.of("voice").queued("voice").at("10:00:05").then(EventType.TRANSFERRED);

        assertThat(counts(log, "voice")).isEqualTo(Map.of("offered", 1L, "transferred_unanswered", 1L));
        assertThat(log.value("voice", "service_level.exited_in_time")).isZero();
        assertThat(log.value("voice", "service_level.short_abandons_excluded")).isNull();
    }

    @Test
    void onAWrittenChannelTheFirstAgentMessageAnswers() {
        ContactLog log = ContactLog.of("whatsapp")
                .queued("thread")
                .at("10:00:10")
                .automatic()
                .at("10:00:20")
                .bot()
                .at("10:00:40")
                .agent("a");

        assertThat(log.fact("thread", "answered_in")).isEqualTo(1L);
        assertThat(log.fact("thread", "wait_answered_seconds")).isEqualTo(40.0);
    }

    @Test
    void onVoiceAMessageAnswersNothing() {
        ContactLog log = ContactLog.of("voice").queued("voice").at("10:00:10").agent("a");

        assertThat(log.fact("voice", "waiting_in")).isEqualTo(1L);
    }

    @ParameterizedTest
    @CsvSource({
        "voice, voice, CLOSED, abandoned_early",
        "voice, voice, RESOLVED, abandoned_early",
        "whatsapp, thread, CLOSED, abandoned_early",
        "whatsapp, thread, RESOLVED, flowed_out",
        "email, mail, RESOLVED, flowed_out",
    })
    void closedAndResolvedEndAnOpenLegAsTheChannelsKindSays(String channel, String queue, EventType type, String fact) {
        ContactLog log = ContactLog.of(channel).queued(queue).at("10:00:10").then(type);

        assertThat(log.fact(queue, fact)).isEqualTo(1L);
    }

    @Test
    void anAbandonAfterAnAcceptedDeflectionFlowsOut() {
        ContactLog log = ContactLog.of("voice")
                .queued("voice")
                .at("10:00:10")
                .then(EventType.DEFLECTION_ACCEPTED, event -> event.toChannel("whatsapp"))
                .at("10:00:12")
                .then(EventType.ABANDONED);

        assertThat(log.fact("voice", "flowed_out")).isEqualTo(1L);
    }

    @Test
    void theLiveBookCountsALegWhenItIsDecided() {
        ContactLog late = ContactLog.of("voice").queued("voice").at("10:05:00").answered("a");
        ContactLog early = ContactLog.of("voice").queued("voice").at("10:00:07").answered("a");
        ContactLog waiting = ContactLog.of("voice").queued("voice").at("10:00:15");
        ContactLog missed = ContactLog.of("voice").queued("voice").at("10:00:30");

        assertThat(live(late, Measure.ANSWERED_LATE)).containsExactly(ContactLog.time("10:00:20"));
        assertThat(live(late, Measure.LATENESS)).containsExactly(ContactLog.time("10:00:20"));
        assertThat(live(early, Measure.ANSWERED_IN)).containsExactly(ContactLog.time("10:00:07"));
        assertThat(live(early, Measure.OFFERED)).containsExactly(ContactLog.time("10:00:07"));
        assertThat(live(waiting, Measure.OFFERED)).isEmpty();
        assertThat(live(waiting, Measure.ARRIVALS)).containsExactly(ContactLog.time("10:00:00"));
        assertThat(live(missed, Measure.WAITING_LATE)).containsExactly(ContactLog.time("10:00:20"));
        assertThat(live(missed, Measure.OFFERED)).containsExactly(ContactLog.time("10:00:20"));
    }

    @Test
    void whatBelongsToNoOpenLegIsSetAside() {
        ContactLog log = ContactLog.of("voice")
                .answered("a")
                .then(EventType.REDIRECTED)
                .then(EventType.FLOWED_OUT)
                .then(EventType.CALLBACK_BOOKED)
                .botEnded("contained")
                .then(EventType.WRAPPED_UP)
                .at("10:00:01")
                .queued("voice")
                .at("10:00:02")
                .then(EventType.ANSWERED, event -> event.queue("voice-2"));

        assertThat(log.setAside().stream().map(one -> one.event().type()))
                .containsExactlyInAnyOrder(
                        EventType.ANSWERED,
                        EventType.REDIRECTED,
                        EventType.FLOWED_OUT,
                        EventType.CALLBACK_BOOKED,
                        EventType.BOT_ENDED,
                        EventType.WRAPPED_UP,
                        EventType.ANSWERED);
        assertThat(counts(log, "voice")).isEqualTo(Map.of("offered", 1L, "waiting_in", 1L));
    }

    @Test
    void whoLeavesBeforeAnyQueueIsAContactWithoutALeg() {
        ContactLog log =
                ContactLog.of("voice").then(EventType.OFFERED).at("10:00:05").then(EventType.ABANDONED);

        assertThat(log.setAside()).isEmpty();
        assertThat(log.facts()).extracting(Counted::measure).containsExactly(Measure.CONTACTS);
    }

    @Test
    void anOutboundContactCountsInHandlingOnly() {
        ContactLog log = ContactLog.of("voice")
                .then(EventType.OFFERED, event -> event.direction("outbound"))
                .queued("voice")
                .at("10:00:05")
                .answered("a")
                .at("10:01:05")
                .released("a");

        assertThat(log.facts())
                .extracting(Counted::measure)
                .containsOnly(Measure.HANDLE, Measure.HANDLED, Measure.WORK);
    }

    @Test
    void theChannelMayComeWithTheQueue() {
        ContactLog log = new ContactLog(Centres.SMALL, null)
                .then(EventType.OFFERED)
                .at("10:01:00")
                .queued("thread")
                .at("10:01:30")
                .agent("a");

        assertThat(log.fact("thread", "answered_in")).isEqualTo(1L);
        assertThat(log.clock("thread", ClockId.NEXT_REPLY, "sum_seconds")).isEqualTo(90.0);
    }

    private static List<Long> live(ContactLog log, Measure measure) {
        return log.facts().stream()
                .filter(fact -> fact.book() == Book.LIVE && fact.measure() == measure)
                .map(Counted::at)
                .toList();
    }
}
