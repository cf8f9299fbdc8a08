package io.ramzor.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClockFoldTest {
    private static final ClockId HUMAN = ClockId.FIRST_HUMAN_REPLY;
    private static final ClockId NEXT = ClockId.NEXT_REPLY;
    private static final ClockId HANDOFF = ClockId.FIRST_HUMAN_REPLY_AFTER_HANDOFF;

    private static ContactLog thread() {
        return ContactLog.of("whatsapp").then(EventType.OFFERED);
    }

    @Test
    void theFirstTurnOfAThreadOpensWhenItIsOffered() {
        ContactLog log = thread().at("10:00:10")
                .queued("thread")
                .at("10:02:00")
                .customer()
                .at("10:05:00")
                .agent("a");

        assertThat(log.clock("thread", HUMAN, "sum_seconds")).isEqualTo(300.0);
        assertThat(log.clock("thread", HUMAN, "within_target")).isEqualTo(1L);
        assertThat(log.clock("thread", NEXT, "count")).isEqualTo(1L);
        assertThat(log.clock("thread", NEXT, "sum_seconds")).isEqualTo(300.0);
    }

    @Test
    void theFirstTurnOfAChatOpensWithTheFirstMessage() {
        ContactLog log = ContactLog.of("chat")
                .then(EventType.OFFERED)
                .queued("chat")
                .at("10:00:20")
                .customer()
                .at("10:00:30")
                .customer()
                .at("10:00:50")
                .agent("a");

        assertThat(log.clock("chat", NEXT, "sum_seconds")).isEqualTo(30.0);
        assertThat(log.clock("chat", HUMAN, "sum_seconds")).isEqualTo(50.0);
        assertThat(log.clock("chat", HUMAN, "within_target")).isEqualTo(0L);
    }

    @Test
    void aReplyAtExactlyTheTargetIsWithinIt() {
        ContactLog in = thread().queued("thread").at("10:05:00").agent("a");
        ContactLog late = thread().queued("thread").at("10:05:00.000001").agent("a");

        assertThat(in.clock("thread", HUMAN, "within_target")).isEqualTo(1L);
        assertThat(late.clock("thread", HUMAN, "within_target")).isEqualTo(0L);
    }

    @Test
    void neitherSystemNorCourtesyStopsOrOpensAnything() {
        ContactLog log = thread().queued("thread")
                .at("10:01:00")
                .automatic()
                .at("10:02:00")
                .agent("a")
                .at("10:03:00")
                .courtesy()
                .at("10:04:00");

        assertThat(log.clock("thread", HUMAN, "sum_seconds")).isEqualTo(120.0);
        assertThat(log.clock("thread", NEXT, "unanswered")).isEqualTo(0L);
    }

    @Test
    void aMissOfARunningClockIsBookedWhenTheTargetExpires() {
        ContactLog log = thread().queued("thread").at("10:05:00");
        assertThat(log.clock("thread", HUMAN, "unanswered")).isEqualTo(1L);
        assertThat(log.clock("thread", HUMAN, "unanswered_late")).isEqualTo(0L);
        assertThat(log.clock("thread", HUMAN, "oldest_unanswered_seconds")).isEqualTo(300.0);
        assertThat(log.fold().nextChange(log.state(), ContactLog.time("10:02:00")))
                .isEqualTo(ContactLog.time("10:05:00.000001"));

        log.at("10:05:00.000001");
        assertThat(log.clock("thread", HUMAN, "unanswered_late")).isEqualTo(1L);
        assertThat(log.clock("thread", HUMAN, "within_target_share")).isEqualTo(0.0);
        assertThat(log.fold().nextChange(log.state(), ContactLog.time("10:05:00.000001")))
                .isEqualTo(ContactLog.time("10:10:00.000001"));
    }

    @ParameterizedTest
    @EnumSource(
            value = EventType.class,
            names = {"ABANDONED", "RESOLVED", "CLOSED", "CALLBACK_BOOKED"})
    void theseEndAClockWithoutAReply(EventType end) {
        ContactLog early = thread().queued("thread").at("10:04:00").then(end).at("10:20:00");
        ContactLog late = thread().queued("thread").at("10:06:00").then(end).at("10:20:00");

        assertThat(early.clock("thread", HUMAN, "count")).isNull();
        assertThat(late.clock("thread", HUMAN, "count")).isEqualTo(0L);
        assertThat(late.clock("thread", HUMAN, "unanswered")).isEqualTo(0L);
        assertThat(late.clock("thread", HUMAN, "unanswered_late")).isEqualTo(1L);
    }

    @Test
    void transfersDoNotStopATurnAndItBelongsToTheQueueQueuedLast() {
        ContactLog log = thread().queued("thread")
                .at("10:01:00")
                .assigned("a")
                .at("10:02:00")
                .then(EventType.TRANSFERRED, event -> event.agent("a"))
                .queued("office")
                .at("10:03:00")
                .agent("b");

        assertThat(log.clock("thread", NEXT, "count")).isNull();
        assertThat(log.clock("office", NEXT, "sum_seconds")).isEqualTo(180.0);
    }

    @Test
    void aQueueEnteredAtTheInstantOfTheReplyIsTheLastQueuedAtIt() {
        ContactLog log = thread().queued("thread")
                .at("10:01:00")
                .agent("a")
                .then(EventType.QUEUED, event -> event.queue("office").seq(1));

        assertThat(log.clock("office", NEXT, "sum_seconds")).isEqualTo(60.0);
        assertThat(log.clock("thread", NEXT, "count")).isNull();
    }

    @Test
    void aClockBeforeAnyQueueBelongsToNone() {
        ContactLog log = thread().then(EventType.BOT_STARTED)
                .at("10:00:03")
                .bot()
                .at("10:01:00")
                .customer()
                .at("10:02:00")
                .queued("thread")
                .at("10:03:00")
                .agent("a");

        assertThat(log.clock("none", ClockId.FIRST_REPLY, "sum_seconds")).isEqualTo(3.0);
        assertThat(log.clock("none", ClockId.FIRST_BOT_REPLY, "sum_seconds")).isEqualTo(3.0);
        assertThat(log.clock("none", NEXT, "sum_seconds")).isEqualTo(3.0);
        assertThat(log.clock("thread", NEXT, "sum_seconds")).isEqualTo(120.0);
        assertThat(log.clock("thread", HUMAN, "sum_seconds")).isEqualTo(180.0);
        assertThat(log.clock("thread", ClockId.FIRST_REPLY, "count")).isNull();
    }

    @Test
    void theBotsClockCountsOnlyWhereABotSessionStarted() {
        ContactLog log = thread().queued("thread").at("10:01:00").agent("a");

        assertThat(log.clock("thread", ClockId.FIRST_BOT_REPLY, "count")).isNull();
    }

    @Test
    void theBotMondayTheReturnFriday() {
        ContactLog log = thread().then(EventType.BOT_STARTED)
                .at("10:00:02")
                .bot()
                .at("10:01:00")
                .botEnded("contained")
                .then(EventType.RESOLVED)
                .at("2026-03-06T12:00:00Z")
                .customer()
                .at("2026-03-06T12:01:00Z")
                .queued("thread")
                .at("2026-03-06T12:10:00Z")
                .agent("a");

        assertThat(log.state().spells).hasSize(2);
        assertThat(log.clock("thread", HUMAN, "count")).isEqualTo(1L);
        assertThat(log.clock("thread", HUMAN, "sum_seconds")).isEqualTo(600.0);
        assertThat(log.facts())
                .filteredOn(fact -> fact.clock().equals(HUMAN.wireName()) && fact.book() == Book.INTERVAL)
                .extracting(Counted::at)
                .containsOnly(ContactLog.time("2026-03-06T12:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-03T10:01:00Z, 1", "2026-03-03T10:01:00.000001Z, 2"})
    void exactlyTheContinuationWindowIsStillTheSameSpell(String message, int spells) {
        ContactLog log = thread().queued("thread")
                .at("10:00:30")
                .agent("a")
                .at("10:01:00")
                .then(EventType.RESOLVED)
                .at(message)
                .customer();

        assertThat(log.state().spells).hasSize(spells);
        assertThat(log.clock(spells == 1 ? "thread" : "none", NEXT, "unanswered"))
                .isEqualTo(1L);
        assertThat(log.clock("none", HUMAN, "unanswered")).isEqualTo(spells == 1 ? null : 1L);
    }

    @Test
    void courtesyAfterResolvedReopensNothing() {
        ContactLog log = thread().queued("thread")
                .at("10:00:30")
                .agent("a")
                .at("10:01:00")
                .then(EventType.RESOLVED)
                .at("2026-03-05T10:00:00Z")
                .courtesy();

        assertThat(log.state().spells).hasSize(1);
        assertThat(log.clock("thread", NEXT, "unanswered")).isEqualTo(0L);
    }

    @Test
    void resolvedWithoutAPersonTheFirstHumanClockRestartsAtTheCustomersReturn() {
        ContactLog log = thread().then(EventType.BOT_STARTED)
                .at("10:00:02")
                .bot()
                .at("10:01:00")
                .then(EventType.RESOLVED)
                .at("11:00:00")
                .customer()
                .at("11:00:10")
                .queued("thread")
                .at("11:01:00")
                .agent("a");

        assertThat(log.state().spells).hasSize(1);
        assertThat(log.clock("thread", HUMAN, "sum_seconds")).isEqualTo(60.0);
        assertThat(log.clock("none", ClockId.FIRST_REPLY, "count")).isEqualTo(1L);
    }

    @Test
    void resolvedAfterAPersonItDoesNotRestart() {
        ContactLog log = thread().queued("thread")
                .at("10:00:30")
                .agent("a")
                .at("10:01:00")
                .then(EventType.RESOLVED)
                .at("11:00:00")
                .customer()
                .at("11:01:00")
                .agent("a");

        assertThat(log.clock("thread", HUMAN, "count")).isEqualTo(1L);
        assertThat(log.clock("thread", HUMAN, "sum_seconds")).isEqualTo(30.0);
        assertThat(log.clock("thread", NEXT, "count")).isEqualTo(2L);
    }

    @Test
    void afterTheHandOverTheBotCountsAsTheSystem() {
        ContactLog log = thread().then(EventType.BOT_STARTED)
                .at("10:00:02")
                .bot()
                .at("10:00:30")
                .customer()
                .at("10:00:40")
                .botEnded("handed_over")
                .queued("thread")
                .at("10:00:41")
                .bot()
                .at("10:02:40")
                .agent("a");

        assertThat(log.clock("thread", NEXT, "sum_seconds")).isEqualTo(130.0);
        assertThat(log.clock("thread", HANDOFF, "sum_seconds")).isEqualTo(120.0);
        assertThat(log.clock("thread", HUMAN, "sum_seconds")).isEqualTo(160.0);
    }

    @Test
    void theHandOffClockAnchorsAtTheFirstRequestAndMayRunAgain() {
        ContactLog log = thread().then(EventType.BOT_STARTED)
                .at("10:00:10")
                .then(EventType.HUMAN_REQUESTED)
                .at("10:00:30")
                .botEnded("handed_over")
                .queued("thread")
                .at("10:01:10")
                .agent("a")
                .at("10:05:00")
                .then(EventType.HUMAN_REQUESTED)
                .at("10:05:30")
                .agent("a");

        assertThat(log.clock("thread", HANDOFF, "count")).isEqualTo(2L);
        assertThat(log.clock("thread", HANDOFF, "sum_seconds")).isEqualTo(90.0);
    }

    @Test
    void containedByTheBotEndsTheHumanClocksAlone() {
        ContactLog log = thread().then(EventType.BOT_STARTED)
                .at("10:20:00")
                .botEnded("contained")
                .at("10:30:00");

        assertThat(log.clock("none", HUMAN, "unanswered")).isNull();
        assertThat(log.clock("none", NEXT, "unanswered")).isEqualTo(1L);
    }

    @Test
    void reactionRunsFromTheAssignmentToThatAgentsFirstMessage() {
        ContactLog log = thread().queued("thread")
                .at("10:00:10")
                .assigned("a")
                .at("10:00:20")
                .then(EventType.REDIRECTED, event -> event.agent("a"))
                .at("10:00:30")
                .assigned("b")
                .at("10:00:50")
                .agent("b")
                .at("10:01:00")
                .agent("b");

        assertThat(log.clock("thread", ClockId.REACTION, "count")).isEqualTo(1L);
        assertThat(log.clock("thread", ClockId.REACTION, "sum_seconds")).isEqualTo(20.0);
        assertThat(log.clock("thread", ClockId.REACTION, "unanswered")).isEqualTo(0L);
    }

    @Test
    void reactionWaitsForItsAgentWhoeverElseWrites() {
        ContactLog log = thread().queued("thread")
                .at("10:00:10")
                .answered("a")
                .at("10:00:30")
                .agent("b")
                .at("10:00:40")
                .agent("a");
        assertThat(log.clock("thread", ClockId.REACTION, "sum_seconds")).isEqualTo(30.0);

        ContactLog taken = thread().queued("thread")
                .at("10:00:10")
                .assigned("a")
                .at("10:00:30")
                .agent("b");
        assertThat(taken.clock("thread", ClockId.REACTION, "unanswered"))
                .as("b answered, a has nothing left to do")
                .isNull();
    }

    @Test
    void aBotThatContainsTheContactEndsTheClocksOfPeople() {
        ContactLog log = thread().then(EventType.BOT_STARTED)
                .queued("thread")
                .at("10:00:10")
                .assigned("a")
                .at("10:00:20")
                .botEnded("contained");
        assertThat(log.clock("thread", ClockId.REACTION, "unanswered")).isNull();
        assertThat(log.clock("thread", HUMAN, "unanswered")).isNull();
        assertThat(log.clock("thread", NEXT, "unanswered")).isEqualTo(1L);
    }

    @Test
    void voiceHasNoClocks() {
        ContactLog log = ContactLog.of("voice")
                .then(EventType.OFFERED)
                .queued("voice")
                .at("10:00:05")
                .answered("a");

        assertThat(log.facts()).extracting(Counted::clock).containsOnly("");
    }

    @Test
    void aReplyBeforeTheContactWasOfferedAnswersNoClockOfTheSpell() {
        ContactLog log = ContactLog.of("whatsapp")
                .queued("thread")
                .at("10:01:00")
                .agent("a")
                .at("10:02:00")
                .then(EventType.OFFERED)
                .at("10:04:00")
                .agent("a");

        assertThat(log.clock("thread", HUMAN, "count")).isEqualTo(1L);
        assertThat(log.clock("thread", HUMAN, "sum_seconds")).isEqualTo(120.0);
        assertThat(log.clock("thread", ClockId.FIRST_REPLY, "count")).isEqualTo(1L);
    }

    @Test
    void aClockThatStopsAsItsContactEntersAQueueWithoutATargetIsNeitherWithinNorLate() {
        ContactLog late = thread().queued("thread")
                .at("10:40:00")
                .then(EventType.CALLBACK_BOOKED)
                .queued("mail");
        ContactLog within = thread().queued("thread").at("10:01:00").agent("a").queued("mail");

        assertThat(late.clock("mail", HUMAN, "unanswered_late")).isNull();
        assertThat(within.clock("mail", HUMAN, "count")).isEqualTo(1L);
        assertThat(within.clock("mail", HUMAN, "within_target")).isEqualTo(0L);
        assertThat(within.clock("mail", HUMAN, "business.within_target")).isEqualTo(0L);
    }
}
