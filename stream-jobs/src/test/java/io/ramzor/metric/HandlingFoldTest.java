package io.ramzor.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.EventType;
import org.junit.jupiter.api.Test;

class HandlingFoldTest {

    @Test
    void handlingRunsFromTheAnswerToTheReleasePlusWrapUp() {
        ContactLog log = ContactLog.of("voice")
                .queued("voice")
                .at("10:00:02")
                .assigned("a")
                .at("10:00:10")
                .answered("a")
                .at("10:01:00")
                .then(EventType.HELD)
                .at("10:01:30")
                .then(EventType.RESUMED)
                .at("10:03:10")
                .released("a");
        assertThat(log.fact("voice", "handle_seconds")).isEqualTo(180.0);
        assertThat(log.fact("voice", "handled")).isEqualTo(1L);

        log.at("10:03:40").then(EventType.WRAPPED_UP, event -> event.agent("a"));
        assertThat(log.fact("voice", "handle_seconds")).isEqualTo(210.0);
        assertThat(log.value("voice", "aht_seconds")).isEqualTo(210.0);
        assertThat(log.setAside()).isEmpty();
    }

    @Test
    void aLegsHandlingIsOfAllAgentsAfterItsAnswerAndBeforeTheNextLeg() {
        ContactLog log = ContactLog.of("voice")
                .queued("voice")
                .at("10:00:10")
                .answered("a")
                .at("10:01:10")
                .assigned("b")
                .at("10:01:20")
                .released("a")
                .at("10:01:50")
                .then(EventType.WRAPPED_UP, event -> event.agent("a"))
                .at("10:02:10")
                .released("b");

        assertThat(log.fact("voice", "handle_seconds")).isEqualTo(60.0 + 30.0 + 60.0);
        assertThat(log.fact("voice", "handled")).isEqualTo(1L);
        assertThat(log.setAside()).isEmpty();
    }

    @Test
    void handlingThatGoesOnIsNotHandledYet() {
        ContactLog log = ContactLog.of("voice")
                .queued("voice")
                .at("10:00:10")
                .answered("a")
                .at("10:01:10")
                .assigned("b")
                .at("10:05:00");

        assertThat(log.fact("voice", "handle_seconds")).isEqualTo(60.0);
        assertThat(log.fact("voice", "handled")).isEqualTo(0L);
        assertThat(log.value("voice", "aht_seconds")).isNull();
    }

    @Test
    void anAgentWhoConsultsGoesOnHandlingWhileTheContactWaitsAgain() {
        ContactLog log = ContactLog.of("voice")
                .queued("voice")
                .at("10:00:10")
                .answered("a")
                .at("10:01:10")
                .queued("voice-2")
                .at("10:01:30")
                .answered("b")
                .at("10:01:40")
                .released("a")
                .at("10:02:30")
                .released("b");

        assertThat(log.fact("voice", "handle_seconds")).isEqualTo(80.0);
        assertThat(log.fact("voice-2", "handle_seconds")).isEqualTo(60.0);
    }

    @Test
    void aLateReleaseOfTheFirstQueueLeavesTheSecondAgentAtWork() {
        ContactLog log = ContactLog.of("voice")
                .queued("voice")
                .at("10:00:10")
                .answered("a")
                .at("10:01:10")
                .then(EventType.TRANSFERRED)
                .queued("voice-2")
                .at("10:01:20")
                .answered("b")
                .at("10:01:30")
                .then(EventType.RELEASED, event -> event.queue("voice"))
                .at("10:01:40")
                .then(EventType.WRAPPED_UP, event -> event.agent("a"))
                .at("10:02:20")
                .then(EventType.RELEASED, event -> event.queue("voice-2"))
                .at("10:03:00");

        assertThat(log.fact("voice", "handle_seconds")).isEqualTo(70.0);
        assertThat(log.fact("voice-2", "handle_seconds")).isEqualTo(60.0);
        assertThat(log.setAside()).isEmpty();
    }

    @Test
    void aThreadThatItsAgentDidNotTakeIsNoLongerTheirs() {
        ContactLog log = ContactLog.of("whatsapp")
                .queued("thread")
                .at("10:00:10")
                .assigned("a")
                .at("10:00:40")
                .then(EventType.REDIRECTED);
        assertThat(log.state().agent).isNull();

        log.at("10:05:00").then(EventType.ABANDONED);
        assertThat(log.fold().spells(log.state()))
                .first()
                .satisfies(spell -> assertThat(spell.end()).isEqualTo(ContactLog.time("10:05:00")));
    }

    @Test
    void aCallHeldForAQuestionToAnotherAgentIsResumed() {
        ContactLog log = ContactLog.of("voice")
                .queued("voice")
                .at("10:00:10")
                .answered("a")
                .at("10:01:00")
                .then(EventType.HELD)
                .queued("voice-2")
                .at("10:01:10")
                .answered("b")
                .at("10:01:40")
                .released("b")
                .then(EventType.RESUMED);
        assertThat(log.setAside()).isEmpty();
        assertThat(log.then(EventType.RESUMED).setAside())
                .extracting(CannotFollow::detail)
                .containsExactly("resumed without held");
    }

    @Test
    void handlingOfNoTimeIsNotHandled() {
        ContactLog log = ContactLog.of("voice")
                .queued("voice")
                .at("10:00:10")
                .answered("a")
                .released("a");

        assertThat(log.fact("voice", "handled")).isEqualTo(0L);
    }

    @Test
    void resolvedEndsTheHandlingOfAThread() {
        ContactLog log = ContactLog.of("whatsapp")
                .queued("thread")
                .at("10:00:10")
                .agent("a")
                .at("10:05:10")
                .then(EventType.RESOLVED);

        assertThat(log.fact("thread", "handle_seconds")).isEqualTo(300.0);
    }

    @Test
    void theLiveBookCountsHandlingAtTheRelease() {
        ContactLog log = ContactLog.of("voice")
                .queued("voice")
                .at("10:00:10")
                .answered("a")
                .at("10:03:10")
                .released("a")
                .at("10:03:30")
                .then(EventType.WRAPPED_UP);

        assertThat(log.facts())
                .filteredOn(fact -> fact.book() == Book.LIVE && fact.measure() == Measure.HANDLED)
                .containsExactly(new Counted(
                        "voice", "voice", "", Book.LIVE, ContactLog.time("10:03:10"), Measure.HANDLED, 200_000_000, 1));
    }

    @Test
    void theCustomersServiceLevelTakesAllWaitsTogether() {
        ContactLog log = ContactLog.of("voice")
                .queued("voice")
                .at("10:00:15")
                .answered("a")
                .at("10:01:15")
                .then(EventType.TRANSFERRED)
                .queued("voice-2")
                .at("10:01:20");
        assertThat(log.fact("voice", "customer_waiting_late")).isEqualTo(0L);
        assertThat(log.fold().nextChange(log.state(), ContactLog.time("10:01:20")))
                .isEqualTo(ContactLog.time("10:01:20.000001"));

        log.at("10:01:21");
        assertThat(log.fact("voice", "customer_waiting_late")).isEqualTo(1L);
        assertThat(log.value("voice", "customer_service_level")).isZero();

        log.answered("b");
        assertThat(log.fact("voice", "answered_in")).isEqualTo(1L);
        assertThat(log.fact("voice-2", "answered_in")).isEqualTo(1L);
        assertThat(log.fact("voice", "customer_late")).isEqualTo(1L);
        assertThat(log.fact("voice-2", "customer_late")).isEqualTo(0L);
        assertThat(log.value("voice", "customer_service_level")).isZero();
    }

    @Test
    void theCustomersOutcomeIsThatOfTheLastLeg() {
        ContactLog log = ContactLog.of("voice")
                .queued("voice")
                .at("10:00:02")
                .answered("a")
                .at("10:01:00")
                .then(EventType.TRANSFERRED)
                .queued("voice-2")
                .at("10:01:02")
                .then(EventType.ABANDONED);

        assertThat(log.fact("voice", "customer_abandoned_short")).isEqualTo(1L);
        assertThat(log.fact("voice", "customer_in")).isEqualTo(0L);
        assertThat(log.fact("voice-2", "abandoned_short")).isEqualTo(1L);
    }

    @Test
    void aThreadThatBeginsASecondSpellIsStillOneContact() {
        ContactLog log = ContactLog.of("whatsapp")
                .then(EventType.OFFERED)
                .then(EventType.RESOLVED)
                .at("2026-03-06T10:00:00Z")
                .customer();

        assertThat(log.state().spells).hasSize(2);
        assertThat(log.slice("").count(Measure.CONTACTS)).isEqualTo(1);
    }
}
