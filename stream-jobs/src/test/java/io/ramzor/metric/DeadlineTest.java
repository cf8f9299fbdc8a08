package io.ramzor.metric;

import static io.ramzor.metric.ContactLog.time;
import static io.ramzor.metric.DeadlineKind.ANSWER;
import static io.ramzor.metric.DeadlineKind.CALLBACK;
import static io.ramzor.metric.DeadlineKind.FIRST_HUMAN_REPLY;
import static io.ramzor.metric.DeadlineKind.NEXT_REPLY;
import static io.ramzor.metric.DeadlineKind.REPLY_WINDOW;
import static io.ramzor.metric.DeadlineKind.STATUTORY;
import static io.ramzor.metric.DeadlineState.CANCELLED;
import static io.ramzor.metric.DeadlineState.MET;
import static io.ramzor.metric.DeadlineState.MISSED;
import static io.ramzor.metric.DeadlineState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.centre.Centre;
import io.ramzor.event.EventType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The deadline ledger, by hand-made contacts. */
class DeadlineTest {
    private static final Centre LAW = Centres.parse("""
            zone: UTC
            queues:
              service: {channel: voice, statutory_seconds: 360}
              overflow: {channel: voice, statutory_seconds: 60}
              free: {channel: voice}
            """);

    private static List<Deadline> at(ContactLog log, String now) {
        return log.fold().deadlines(log.state(), time(now));
    }

    private static List<DeadlineState> states(ContactLog log, DeadlineKind kind, String now) {
        return at(log, now).stream()
                .filter(deadline -> deadline.kind() == kind)
                .map(Deadline::state)
                .toList();
    }

    private static Deadline deadline(DeadlineKind kind, String began, String due, DeadlineState state) {
        return new Deadline("c", kind, time(began), time(due), state);
    }

    @Test
    void anAnswerIsDueWhenTheThresholdHasPassed() {
        ContactLog call = ContactLog.of("voice").queued("voice");
        assertThat(at(call, "10:00:20")).containsExactly(deadline(ANSWER, "10:00:00", "10:00:20", OPEN));
        assertThat(at(call, "10:00:20.000001")).containsExactly(deadline(ANSWER, "10:00:00", "10:00:20", MISSED));
        assertThat(call.fold().nextChange(call.state(), time("10:00:00"))).isEqualTo(time("10:00:20.000001"));

        assertThat(states(ContactLog.of("voice").queued("voice").at("10:00:20").answered("a"), ANSWER, "11:00:00"))
                .containsExactly(MET);
        assertThat(states(ContactLog.of("voice").queued("voice").at("10:00:21").answered("a"), ANSWER, "11:00:00"))
                .as("a late answer does not make it good")
                .containsExactly(MISSED);
        assertThat(states(
                        ContactLog.of("voice").queued("voice").at("10:00:20").then(EventType.ABANDONED),
                        ANSWER,
                        "11:00:00"))
                .containsExactly(CANCELLED);
        assertThat(states(
                        ContactLog.of("voice").queued("voice").at("10:00:21").then(EventType.FLOWED_OUT),
                        ANSWER,
                        "11:00:00"))
                .containsExactly(MISSED);
    }

    @Test
    void repliesAreDueByTheClocksOfTheirNames() {
        ContactLog thread = ContactLog.of("whatsapp").then(EventType.OFFERED);
        assertThat(states(thread, NEXT_REPLY, "12:00:00"))
                .as("no queue, no target")
                .isEmpty();
        thread.at("10:01:00").queued("thread");
        assertThat(at(thread, "10:05:00"))
                .contains(
                        deadline(FIRST_HUMAN_REPLY, "10:00:00", "10:05:00", OPEN),
                        deadline(NEXT_REPLY, "10:00:00", "10:10:00", OPEN));
        thread.at("10:06:00").agent("a");
        assertThat(at(thread, "12:00:00"))
                .contains(
                        deadline(FIRST_HUMAN_REPLY, "10:00:00", "10:05:00", MISSED),
                        deadline(NEXT_REPLY, "10:00:00", "10:10:00", MET));
        thread.at("11:00:00").customer().at("11:09:00").then(EventType.RESOLVED);
        assertThat(states(thread, NEXT_REPLY, "12:00:00")).containsExactly(MET, CANCELLED);
        thread.at("11:20:00").customer().at("11:31:00").then(EventType.CLOSED);
        assertThat(states(thread, NEXT_REPLY, "12:00:00")).containsExactly(MET, CANCELLED, MISSED);
    }

    @Test
    void aBusinessDeadlineIsShownOnFridayAndMissedOnMonday() {
        ContactLog thread = ContactLog.of("whatsapp")
                .at("2026-03-06T16:30:00Z")
                .then(EventType.OFFERED)
                .queued("office");
        Deadline shown = deadline(NEXT_REPLY, "2026-03-06T16:30:00Z", "2026-03-06T17:00:00Z", OPEN);

        assertThat(at(thread, "2026-03-08T23:00:00Z")).contains(shown);
        assertThat(states(thread, NEXT_REPLY, "2026-03-09T08:59:59Z")).containsExactly(OPEN);
        assertThat(states(thread, NEXT_REPLY, "2026-03-09T09:00:00Z")).containsExactly(MISSED);
        thread.at("2026-03-07T12:00:00Z").agent("a");
        assertThat(states(thread, NEXT_REPLY, "2026-03-10T00:00:00Z"))
                .as("a Saturday reply is within")
                .containsExactly(MET);
    }

    @Test
    void aCallbackIsMetByAnAttemptUpToTheEndOfItsWindow() {
        assertThat(at(booked(), "11:00:00")).contains(deadline(CALLBACK, "10:00:10", "11:00:00", OPEN));
        assertThat(states(booked(), CALLBACK, "11:00:00.000001")).containsExactly(MISSED);
        assertThat(booked().fold().nextChange(booked().state(), time("10:30:00")))
                .isEqualTo(time("11:00:00.000001"));
        assertThat(states(booked().at("11:00:00").then(EventType.CALLBACK_ATTEMPTED), CALLBACK, "12:00:00"))
                .containsExactly(MET);
        assertThat(states(booked().at("11:00:01").then(EventType.CALLBACK_ATTEMPTED), CALLBACK, "12:00:00"))
                .containsExactly(MISSED);
        assertThat(states(booked().at("10:30:00").then(EventType.CLOSED), CALLBACK, "12:00:00"))
                .containsExactly(CANCELLED);
        assertThat(states(booked().at("10:30:00").then(EventType.RESOLVED), CALLBACK, "12:00:00"))
                .as("only closed cancels it")
                .containsExactly(MISSED);
        assertThat(states(
                        ContactLog.of("voice").queued("voice").at("10:00:10").then(EventType.CALLBACK_BOOKED),
                        CALLBACK,
                        "12:00:00"))
                .as("no window, no deadline")
                .isEmpty();
    }

    private static ContactLog booked() {
        return ContactLog.of("voice")
                .queued("voice")
                .at("10:00:10")
                .then(EventType.CALLBACK_BOOKED, event -> event.windowEnd(time("11:00:00")));
    }

    @Test
    void theReplyWindowEndsADayAfterTheLastCustomerMessage() {
        ContactLog thread = ContactLog.of("whatsapp")
                .then(EventType.OFFERED)
                .at("12:00:00")
                .customer()
                .at("13:00:00")
                .courtesy()
                .bot();
        assertThat(at(thread, "14:00:00")).contains(deadline(REPLY_WINDOW, "10:00:00", "2026-03-03T12:00:00Z", OPEN));
        assertThat(states(thread, REPLY_WINDOW, "2026-03-03T12:00:00Z")).containsExactly(OPEN);
        assertThat(states(thread, REPLY_WINDOW, "2026-03-03T12:00:01Z")).containsExactly(MISSED);

        thread.at("15:00:00").agent("a").at("16:00:00").customer();
        assertThat(at(thread, "17:00:00"))
                .contains(
                        deadline(REPLY_WINDOW, "10:00:00", "2026-03-03T12:00:00Z", MET),
                        deadline(REPLY_WINDOW, "16:00:00", "2026-03-03T16:00:00Z", OPEN));
        thread.at("18:00:00").then(EventType.RESOLVED);
        assertThat(states(thread, REPLY_WINDOW, "2026-03-10T00:00:00Z")).containsExactly(MET, CANCELLED);

        ContactLog forgotten = ContactLog.of("whatsapp")
                .then(EventType.OFFERED)
                .at("2026-03-04T10:00:00Z")
                .customer()
                .at("2026-03-04T11:00:00Z")
                .agent("a");
        assertThat(states(forgotten, REPLY_WINDOW, "2026-03-10T00:00:00Z")).containsExactly(MISSED, MET);
        assertThat(states(ContactLog.of("chat").customer(), REPLY_WINDOW, "11:00:00"))
                .as("no window on this channel")
                .isEmpty();
    }

    @Test
    void theLawCountsFromDialling() {
        assertThat(at(dialled(), "10:06:00")).contains(deadline(STATUTORY, "10:00:00", "10:06:00", OPEN));
        assertThat(states(dialled(), STATUTORY, "10:06:00.000001")).containsExactly(MISSED);
        assertThat(dialled().fold().nextChange(dialled().state(), time("10:05:00")))
                .isEqualTo(time("10:06:00.000001"));
        assertThat(states(dialled().at("10:06:00").answered("a"), STATUTORY, "12:00:00"))
                .containsExactly(MET);
        assertThat(states(dialled().at("10:06:01").answered("a"), STATUTORY, "12:00:00"))
                .containsExactly(MISSED);
        assertThat(states(dialled().at("10:05:00").then(EventType.ABANDONED), STATUTORY, "12:00:00"))
                .containsExactly(CANCELLED);
        assertThat(states(dialled().at("10:07:00").then(EventType.ABANDONED), STATUTORY, "12:00:00"))
                .containsExactly(MISSED);
        assertThat(states(dialled().at("10:05:00").then(EventType.CALLBACK_BOOKED), STATUTORY, "12:00:00"))
                .as("neither an answer nor abandoned")
                .containsExactly(MISSED);
        assertThat(at(dialled().at("10:04:30").queued("overflow"), "10:05:00"))
                .as("the first queue's law stays")
                .contains(deadline(STATUTORY, "10:00:00", "10:06:00", OPEN));
        assertThat(states(new ContactLog(LAW, "voice").queued("free"), STATUTORY, "12:00:00"))
                .isEmpty();
    }

    private static ContactLog dialled() {
        return new ContactLog(LAW, "voice")
                .then(EventType.OFFERED)
                .at("10:04:00")
                .queued("service");
    }

    @Test
    void deadlinesCountUnderTheInstantAtWhichTheyBegan() {
        ContactLog call = ContactLog.of("voice").queued("voice");

        assertThat(call.fold().deadlineFacts(call.state(), time("10:00:00")))
                .containsExactly(new GroupFact(
                        Group.DEADLINE, List.of("answer"), Measure.DEADLINE_OPEN, time("10:00:00"), 0, 1));
        assertThat(call.fold().deadlineFacts(call.state(), time("10:01:00")))
                .containsExactly(new GroupFact(
                        Group.DEADLINE, List.of("answer"), Measure.DEADLINE_MISSED, time("10:00:00"), 0, 1));
        ContactLog outbound = ContactLog.of("voice")
                .then(EventType.OFFERED, event -> event.direction("outbound"))
                .queued("voice");
        assertThat(outbound.fold().deadlineFacts(outbound.state(), time("10:01:00")))
                .isEmpty();
    }
}
