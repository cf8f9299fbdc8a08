package io.ramzor.metric;

import static io.ramzor.metric.ContactLog.time;
import static io.ramzor.metric.ContactState.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.centre.Centre;
import io.ramzor.event.Actor;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.metric.SpellSummary.Deflection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the journey of a customer is told of a spell, by hand-made contacts. */
class SpellViewTest {
    private static final Centre LINES = Centres.parse("""
            zone: UTC
            queues:
              first: {channel: voice, line: 1}
              second: {channel: voice, line: 2}
              unsaid: {channel: voice}
            """);

    private static List<SpellSummary> spells(ContactLog log) {
        return log.fold().spells(log.state());
    }

    private static SpellSummary only(ContactLog log) {
        assertThat(spells(log)).hasSize(1);
        return spells(log).get(0);
    }

    @Test
    void aCallIsOverWhenItsAgentReleasesIt() {
        ContactLog call = ContactLog.of("voice")
                .then(EventType.OFFERED, event -> event.customer("ann").topic("loan"))
                .at("10:00:05")
                .queued("voice")
                .at("10:00:15")
                .answered("a")
                .at("10:02:00")
                .then(EventType.HELD);
        assertThat(only(call).end()).isEqualTo(NEVER);

        SpellSummary over = only(call.at("10:05:00")
                .released("a")
                .at("10:05:30")
                .then(EventType.WRAPPED_UP, event -> event.agent("a").caseId("K1")));

        assertThat(over)
                .isEqualTo(new SpellSummary(
                        "c",
                        over.number(),
                        "ann",
                        "voice",
                        "loan",
                        "K1",
                        time("10:00:00"),
                        time("10:05:00"),
                        null,
                        NEVER,
                        null,
                        NEVER,
                        false,
                        time("10:00:15"),
                        false,
                        NEVER,
                        NEVER,
                        List.of(),
                        List.of("a"),
                        false,
                        NEVER));
    }

    @Test
    void aSpellIsNotOverWhileItWaitsOrAnAgentHasIt() {
        ContactLog waits = ContactLog.of("voice").queued("voice").at("10:00:09").then(EventType.BOT_STARTED);
        assertThat(only(waits.botEnded("abandoned")).end())
                .as("the wait goes on beside the bot")
                .isEqualTo(NEVER);
        assertThat(only(waits.at("10:00:12").then(EventType.ABANDONED)).end()).isEqualTo(time("10:00:12"));

        ContactLog thread = ContactLog.of("whatsapp")
                .then(EventType.OFFERED)
                .at("10:01:00")
                .assigned("a")
                .at("10:02:00")
                .released("a");
        assertThat(only(thread).end()).as("a released thread goes on").isEqualTo(NEVER);
        assertThat(only(thread.at("10:03:00").then(EventType.RESOLVED)).end()).isEqualTo(time("10:03:00"));
        assertThat(only(thread.at("10:04:00").courtesy()).end())
                .as("a courtesy prolongs nothing")
                .isEqualTo(time("10:03:00"));
        assertThat(only(thread.at("10:05:00").customer()).end()).isEqualTo(NEVER);
        assertThat(only(thread.at("10:06:00").then(EventType.RESOLVED)).end()).isEqualTo(time("10:06:00"));
        assertThat(only(thread.at("10:07:00").then(EventType.EXPECTATION_SENT)).end())
                .as("a note beside its course")
                .isEqualTo(time("10:06:00"));
        assertThat(only(thread.at("10:08:00").then(EventType.REOPENED)).end())
                .as("its last step is none that ends it")
                .isEqualTo(NEVER);
    }

    @Test
    void aThreadResolvedAndTakenUpAfterTheContinuationWindowIsTwoSpells() {
        ContactLog thread = ContactLog.of("whatsapp")
                .then(EventType.OFFERED)
                .then(EventType.BOT_STARTED)
                .at("10:01:00")
                .bot()
                .botEnded("contained")
                .then(EventType.RESOLVED)
                .at("2026-03-03T10:01:00.000001Z")
                .customer()
                .at("2026-03-03T10:01:01Z")
                .queued("thread")
                .at("2026-03-03T10:05:00Z")
                .agent("b")
                .then(EventType.MESSAGE, event -> event.actor(Actor.AGENT).agent("a"))
                .then(EventType.RESOLVED, event -> event.topic("card"));
        List<SpellSummary> spells = spells(thread);

        assertThat(spells).extracting(SpellSummary::topic).containsExactly("card", "card");
        assertThat(spells)
                .extracting(SpellSummary::start)
                .containsExactly(time("10:00:00"), time("2026-03-03T10:01:00.000001Z"));
        assertThat(spells)
                .extracting(SpellSummary::end)
                .containsExactly(time("10:01:00"), time("2026-03-03T10:05:00Z"));
        assertThat(spells).extracting(SpellSummary::botOutcome).containsExactly("contained", null);
        assertThat(spells).extracting(SpellSummary::agents).containsExactly(List.of(), List.of("a", "b"));
        assertThat(spells.get(1).number()).isGreaterThan(spells.get(0).number());
    }

    @Test
    void aBotHandsOverIfItSaysSoOrAWaitAnAnswerOrAnAgentFollows() {
        assertThat(only(ContactLog.of("whatsapp").then(EventType.BOT_STARTED)).botOutcome())
                .isNull();
        assertThat(only(bot().botEnded("contained")).botOutcome()).isEqualTo("contained");
        assertThat(only(bot().botEnded("contained").botEnded("abandoned")).botOutcome())
                .isEqualTo("abandoned");
        assertThat(only(bot().botEnded("handed_over").botEnded("contained")).botOutcome())
                .isEqualTo("handed_over");
        assertThat(only(bot().botEnded("contained").at("10:01:00").queued("thread"))
                        .botOutcome())
                .isEqualTo("handed_over");
        assertThat(only(bot().botEnded("abandoned").at("10:01:00").agent("a")).botOutcome())
                .isEqualTo("handed_over");
        assertThat(only(bot().botEnded("contained").at("10:01:00").assigned("a").automatic())
                        .botOutcome())
                .as("neither an assignment nor an automatic message hands over")
                .isEqualTo("contained");
        assertThat(only(ContactLog.of("whatsapp")
                                .queued("thread")
                                .at("10:01:00")
                                .then(EventType.BOT_STARTED)
                                .botEnded("contained")
                                .queued("thread"))
                        .botOutcome())
                .as("queued for the queue of the open leg changes nothing")
                .isEqualTo("contained");
    }

    private static ContactLog bot() {
        return ContactLog.of("whatsapp")
                .then(EventType.BOT_STARTED)
                .at("10:00:30")
                .bot();
    }

    @Test
    void aRequestForAPersonIsBlockedIfNoneIsSentFor() {
        ContactLog asks = bot().then(EventType.HUMAN_REQUESTED).at("10:00:40").then(EventType.HUMAN_REQUESTED);
        assertThat(only(asks).humanRequestAt()).isEqualTo(time("10:00:30"));
        assertThat(only(asks).humanRequestBlocked()).isTrue();
        assertThat(only(asks).humanAt()).isEqualTo(NEVER);

        assertThat(only(asks.at("10:00:50").assigned("a")).humanRequestBlocked())
                .isFalse();
        SpellSummary replied = only(asks.at("10:01:00").agent("a"));
        assertThat(replied.humanAt()).isEqualTo(time("10:01:00"));
        assertThat(only(bot()).humanRequestBlocked()).isFalse();
    }

    @Test
    void steeringKeepsOffersAndWhatWasAccepted() {
        ContactLog steered = ContactLog.of("voice")
                .queued("voice")
                .at("10:00:10")
                .then(EventType.DEFLECTION_OFFERED, event -> event.toChannel("whatsapp"))
                .at("10:00:20")
                .then(EventType.DEFLECTION_OFFERED, event -> event.toChannel("chat"))
                .at("10:00:30")
                .then(EventType.DEFLECTION_ACCEPTED, event -> event.toChannel("whatsapp"))
                .at("10:00:40")
                .then(EventType.DEFLECTION_ACCEPTED, event -> event.toChannel("email"));

        assertThat(only(steered).deflections())
                .containsExactly(
                        new Deflection("whatsapp", time("10:00:10"), time("10:00:30")),
                        new Deflection("chat", time("10:00:20"), NEVER),
                        new Deflection("email", NEVER, time("10:00:40")));
    }

    @Test
    void aWaitIsLateFromTheFirstInstantPastItsTarget() {
        ContactLog call = ContactLog.of("voice").queued("voice");
        assertThat(only(call).lateAt()).as("if nothing happens").isEqualTo(time("10:00:20.000001"));
        assertThat(only(call.at("10:00:20").answered("a")).lateAt()).isEqualTo(NEVER);

        ContactLog late = ContactLog.of("voice").queued("voice").at("10:00:25").then(EventType.ABANDONED);
        assertThat(only(late).lateAt()).isEqualTo(time("10:00:20.000001"));
        assertThat(only(late).lastLegAbandoned()).isTrue();
        late.at("10:01:00").queued("voice-2").at("10:01:01").answered("a");
        assertThat(only(late).lateAt()).as("only the last leg tells").isEqualTo(NEVER);
        assertThat(only(late).lastLegAbandoned()).isFalse();
    }

    @Test
    void aTurnIsLateFromTheFirstInstantPastItsTarget() {
        ContactLog thread = ContactLog.of("whatsapp").then(EventType.OFFERED);
        assertThat(only(thread).turnLateAt()).as("no queue, no target").isEqualTo(NEVER);
        thread.queued("thread");
        assertThat(only(thread).turnLateAt()).as("if nothing happens").isEqualTo(time("10:10:00.000001"));
        thread.at("10:10:00").agent("a");
        assertThat(only(thread).turnLateAt()).isEqualTo(NEVER);
        thread.at("11:00:00").customer().at("11:10:01").agent("a");
        assertThat(only(thread).turnLateAt()).isEqualTo(time("11:10:00.000001"));
        thread.at("12:00:00").customer().at("12:30:00").then(EventType.CLOSED);
        assertThat(only(thread).turnLateAt()).as("the earliest").isEqualTo(time("11:10:00.000001"));
    }

    @Test
    void aTurnOfABusinessClockIsLateWhenTheOfficeOpensAgain() {
        ContactLog thread = ContactLog.of("whatsapp")
                .at("2026-03-06T16:30:00Z")
                .then(EventType.OFFERED)
                .queued("office");
        assertThat(only(thread).turnLateAt()).isEqualTo(time("2026-03-09T09:00:00Z"));
        assertThat(only(thread.at("2026-03-07T12:00:00Z").agent("a")).turnLateAt())
                .as("a Saturday reply is within")
                .isEqualTo(NEVER);
    }

    @Test
    void lineOneThenLineTwoIsEscalated() {
        assertThat(only(lines("first", "second")).escalated()).isTrue();
        assertThat(only(lines("second", "first")).escalated()).isFalse();
        assertThat(only(lines("second", "unsaid")).escalated()).isFalse();
        ContactLog said = new ContactLog(LINES, "voice")
                .then(EventType.QUEUED, event -> event.queue("unsaid").line(1))
                .at("10:01:00")
                .queued("second");
        assertThat(only(said).escalated()).isTrue();
    }

    private static ContactLog lines(String one, String other) {
        return new ContactLog(LINES, "voice").queued(one).at("10:01:00").queued(other);
    }

    @Test
    void attributesAreTheLatestSaidAndOutboundContactsHaveNoSpell() {
        ContactLog thread = ContactLog.of("whatsapp")
                .then(EventType.OFFERED, event -> event.customer("x").guidedBy("call-1"))
                .at("10:01:00")
                .then(EventType.EXPECTATION_SENT, event -> event.customer("y"))
                .at("10:02:00")
                .then(EventType.EXPECTATION_SENT, event -> event.customer(""));
        assertThat(only(thread).customer()).isEqualTo("y");
        assertThat(only(thread).guidedBy()).isEqualTo("call-1");
        assertThat(only(thread).topic()).isEqualTo("none");
        thread.at("10:03:00")
                .then(EventType.RESOLVED)
                .at("2026-03-05T10:00:00Z")
                .customer();
        assertThat(spells(thread))
                .extracting(SpellSummary::guidedBy)
                .as("the link led to the first spell, not to a return days later")
                .containsExactly("call-1", null);
        assertThat(spells(thread).get(0).expectationAt()).isEqualTo(time("10:01:00"));
        assertThat(spells(ContactLog.of("voice").then(EventType.OFFERED, event -> event.direction("outbound"))))
                .isEmpty();
    }

    @Test
    void aLaterLifeOfTheIdNumbersItsSpellsAnew() {
        ContactLog first = ContactLog.of("voice").queued("voice");
        ContactLog second = ContactLog.of("voice").at("2026-03-03T10:00:01Z").queued("voice");
        long hours = time("2026-03-03T10:00:01Z") / Micros.HOUR - time("10:00:00") / Micros.HOUR;

        assertThat(hours).isEqualTo(24);
        assertThat(only(second).number()).isGreaterThan(only(first).number());
    }
}
