package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.Actor;
import io.ramzor.event.EventType;
import io.ramzor.oracle.EventLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that name what the contact never saw, or come twice: worked out by hand, held against the oracle and the job. */
class GoldenRoughTest {
    private static final String CENTRE = """
            zone: UTC
            queues:
              calls: {channel: voice}
              threads: {channel: whatsapp}
              seniors: {channel: whatsapp, statutory_seconds: 360}
            """;
    private static final String FIRST = "responses.threads.first_human_reply.";
    private static final List<String> TABLE = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterAll
    static void print() {
        TABLE.forEach(System.out::println);
    }

    private GoldenCase check(GoldenCase golden) throws IOException {
        TABLE.addAll(golden.check(folder));
        return golden;
    }

    private static EventLog log() {
        return new EventLog("2026-03-02");
    }

    @Test
    void a_release_that_names_a_queue_never_entered() throws IOException {
        GoldenCase golden = check(new GoldenCase(
                        "released naming a queue never entered",
                        CENTRE,
                        log().queued("09:00:00", "a", "calls")
                                .answered("09:00:10", "a", "ann")
                                .step("09:01:10", "a", EventType.RELEASED, event -> event.queue("experts"))
                                .assigned("09:00:00", "b", "ben")
                                .step("09:02:00", "b", EventType.RELEASED, event -> event.queue("calls"))
                                .clock("09:05:00"))
                // Not what ann took out of calls: she has it on, to the end.
                .expect("queues.calls.facts.handled", 0)
                .expect("agents.ann.focus_seconds", 290)
                // Ben has it out of no queue, so whatever queue is named, it is his.
                .expect("agents.ben.focus_seconds", 120));
        assertThat(golden.rejected()).containsExactly("cannot_follow");
    }

    @Test
    void an_assignment_that_names_another_queue_than_the_open_legs() throws IOException {
        check(new GoldenCase(
                        "assigned naming another queue",
                        CENTRE,
                        log().offered("09:00:00", "a", "whatsapp")
                                .queued("09:00:00", "a", "threads")
                                .step(
                                        "09:00:10",
                                        "a",
                                        EventType.ASSIGNED,
                                        event -> event.agent("ann").queue("seniors"))
                                .clock("09:01:10"))
                .expect("agents.ann.focus_seconds", 60) // she has it, and works on it,
                .expect("queues.threads.facts.work_seconds", 0) // but it belongs to none
                .expect("queues.seniors.facts.work_seconds", 0)
                .expect("queues.threads.facts.waiting_late", 1));
    }

    @Test
    void a_redirected_call_that_its_agent_had_before_it_rang() throws IOException {
        check(new GoldenCase(
                        "redirect of a call that rang at its own agent",
                        CENTRE,
                        log().step(
                                        "09:00:00",
                                        "a",
                                        EventType.ASSIGNED,
                                        event -> event.agent("ann").channel("voice"))
                                .queued("09:00:10", "a", "calls")
                                .assigned("09:00:15", "a", "ann")
                                .step("09:00:20", "a", EventType.REDIRECTED)
                                .clock("09:01:00"))
                // A redirect ends the ringing; what an agent already had is not among what it ends.
                .expect("agents.ann.focus_seconds", 60));
    }

    @Test
    void an_agent_is_given_a_closed_thread_again() throws IOException {
        check(new GoldenCase(
                        "assigned again after closed",
                        CENTRE,
                        log().offered("09:00:00", "a", "whatsapp")
                                .queued("09:00:00", "a", "threads")
                                .answered("09:00:30", "a", "ann")
                                .step("09:01:00", "a", EventType.CLOSED)
                                .customer("09:10:00", "a")
                                .assigned("09:10:00", "a", "ann")
                                .released("09:12:00", "a", "ann"))
                .expect("agents.ann.focus_seconds", 30 + 120) // closed ends that she has it, assigned begins it again
                .expect("queues.threads.facts.work_seconds", 150)
                // Closed is not among what ends handling, so it goes on until her release.
                .expect("queues.threads.facts.handle_seconds", 690));
    }

    @Test
    void a_call_is_outbound_as_it_began() throws IOException {
        check(new GoldenCase(
                        "a second offered, outbound, of an inbound call",
                        CENTRE,
                        log().offered("09:00:00", "a", "voice")
                                .queued("09:00:00", "a", "calls")
                                .answered("09:00:10", "a", "ann")
                                .released("09:01:00", "a", "ann")
                                .step("09:05:00", "a", EventType.OFFERED, event -> event.direction("outbound")))
                .expect("all.facts.contacts", 1)
                .expect("queues.calls.facts.answered_in", 1)
                .expect("queues.calls.facts.handle_seconds", 50));
    }

    private static void session(EventLog log, String contact, String direction) {
        log.step(
                        "10:00:00",
                        contact,
                        EventType.OFFERED,
                        event -> event.channel("whatsapp").direction(direction))
                .queued("10:00:05", contact, "threads")
                .agent("10:02:00", contact, "ann")
                .resolved("10:10:00", contact);
    }

    /** A thread keeps its id: the next session's offered is a customer message, if the customer is who began it. */
    @Test
    void a_thread_that_is_offered_again() throws IOException {
        EventLog log = log();
        session(log, "a", null);
        session(log, "b", null);
        log.day("2026-03-03");
        // 24 hours without ten minutes after resolved: the same spell. Another day later: a new one.
        session(log, "a", null);
        session(log, "b", "outbound");
        log.day("2026-03-05");
        session(log, "a", null);
        session(log, "b", "outbound");
        check(new GoldenCase("a thread that is offered again", CENTRE, log.byTime())
                .expect("all.facts.contacts", 2)
                .expect(FIRST + "count", 3) // a on the first and the fourth day, b on the first
                .expect(FIRST + "sum_seconds", 360)
                .expect("responses.threads.next_reply.count", 4) // a each time, b once
                .expect("responses.threads.next_reply.sum_seconds", 480)
                .expect("deadlines.reply_window.met", 4));
    }

    @Test
    void what_came_before_offered_is_no_part_of_the_spell() throws IOException {
        check(new GoldenCase(
                        "resolved, asked, and only then offered",
                        CENTRE,
                        log().resolved("09:00:00", "a")
                                .step(
                                        "09:10:00",
                                        "a",
                                        EventType.MESSAGE,
                                        event -> event.actor(Actor.CUSTOMER).channel("chat"))
                                .offered("09:20:00", "a", "chat")
                                .clock("09:30:00"))
                .expect("responses.none.first_human_reply.unanswered", 1)
                .expect("responses.none.first_human_reply.oldest_unanswered_seconds", 600)
                .expect("responses.none.next_reply.oldest_unanswered_seconds", 1200));
    }

    private static void callback(EventLog log, String contact, String windowEnd) {
        long end = log.micros(windowEnd);
        log.queued("09:00:00", contact, "calls")
                .step("09:00:10", contact, EventType.CALLBACK_BOOKED, event -> event.windowEnd(end));
    }

    /** A call is forgotten after a day, but not while a callback is owed; and no contact for longer than 30 days. */
    @Test
    void a_callback_that_falls_due_after_its_call_would_be_forgotten() throws IOException {
        EventLog log = log();
        callback(log, "a", "2026-03-04T12:00");
        callback(log, "b", "2026-03-04T12:00");
        callback(log, "c", "2026-05-01T12:00");
        log.day("2026-03-04").step("11:00:00", "b", EventType.CALLBACK_ATTEMPTED);
        check(new GoldenCase("callbacks owed", CENTRE, log.clock("12:00:00"))
                .expect("all.facts.contacts", 3)
                .expect("deadlines.callback.open", 2)
                .expect("deadlines.callback.met", 1)); // b, of the same life two days later
        check(new GoldenCase("a callback not made", CENTRE, log.clock("12:00:00.000001"))
                .expect("deadlines.callback.missed", 1)
                .expect("deadlines.callback.open", 1));
        check(new GoldenCase("a callback promised for too far ahead", CENTRE, log.clock("2026-05-02T12:00"))
                .expect("deadlines.callback.missed", 1)
                .expect("deadlines.callback.open", 1)); // c was forgotten before it fell due
    }

    /** Of a contact that never said its channel nothing more is known than that others are live: forgotten after a day. */
    @Test
    void a_contact_without_a_channel_is_forgotten_like_a_live_one() throws IOException {
        check(new GoldenCase(
                        "resolved without a channel, queued nine days later",
                        CENTRE,
                        log().resolved("09:00:00", "a")
                                .day("2026-03-11")
                                .queued("09:00:00", "a", "seniors")
                                .clock("10:00:00"))
                .expect("all.facts.contacts", 2)
                .expect("channels.unknown.facts.contacts", 1)
                .expect("deadlines.statutory.missed", 1) // 9:06, of the second life
                .expect("deadlines.statutory.cancelled", 0));
    }
}
