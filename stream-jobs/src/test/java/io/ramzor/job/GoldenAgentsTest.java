package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.oracle.EventLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Load and promises: logs whose numbers were worked out by hand, held against the oracle and the job. */
class GoldenAgentsTest {
    private static final String CENTRE = """
            zone: UTC
            queues:
              calls: {channel: voice, statutory_seconds: 360}
              threads: {channel: whatsapp, next_reply_target_seconds: 600}
            agents: {capacity: {live: 1, messaging: 4}}
            """;
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

    private static EventLog state(EventLog log, String time, String state) {
        return log.add(time, EventType.AGENT_STATE, event -> event.agent("ann").state(state));
    }

    @Test
    void work_from_ten_past_to_twenty_to() throws IOException {
        EventLog log = log().queued("09:10:00", "a", "calls")
                .answered("09:10:00", "a", "ann")
                .released("09:40:00", "a", "ann")
                .clock("10:00");
        GoldenCase golden = check(new GoldenCase("9:10-9:40", CENTRE, log)
                .expect("queues.calls.facts.work_seconds", 1800)
                .expect("queues.calls.facts.handle_seconds", 1800));
        // 9:10-9:15, 9:15-9:30, 9:30-9:40
        assertThat(List.of(work(golden, "09:00"), work(golden, "09:15"), work(golden, "09:30")))
                .containsExactly(300.0, 900.0, 600.0);
    }

    private static Double work(GoldenCase golden, String start) {
        return golden.interval("calls 2026-03-02T" + start + ":00Z").at("facts.work_seconds");
    }

    @Test
    void a_call_beside_a_thread_that_falls_idle() throws IOException {
        EventLog log = log();
        state(log, "09:00", "available")
                .queued("09:00", "t", "threads")
                .customer("09:00", "t")
                .assigned("09:00", "t", "ann")
                .queued("09:02", "c", "calls")
                .answered("09:02", "c", "ann")
                .released("09:08", "c", "ann");
        state(log, "09:08", "wrap_up");
        state(log, "09:09", "available");
        state(log, "09:10", "break");
        log.clock("09:20");
        String ann = "agents.ann.";
        check(new GoldenCase("a call beside a thread that falls idle", CENTRE, log)
                .expect(ann + "available_seconds", 600) // 9:00 to 9:10
                // The thread is active until 9:04, the call until 9:08, wrap-up until 9:09.
                .expect(ann + "occupied_seconds", 540)
                .expect(ann + "occupancy", 0.9)
                // Thread: 4 min x 1/4 and 6 min x 0.1/4; call: 6 min x 1; over 10 min.
                .expect(ann + "slot_load", (4 * 0.25 + 6 * 0.025 + 6) / 10)
                // Alone 9:00-9:02 and 9:04-9:08, two at once 9:02-9:04.
                .expect(ann + "focus_seconds", 120 + 240 + 60));
    }

    @Test
    void adherence_and_conformance() throws IOException {
        EventLog log = log();
        plan(log, "09:00", "12:00", "on_queue");
        plan(log, "10:00", "10:30", "break"); // replaces what it overlaps
        state(log, "09:00", "available");
        state(log, "10:10", "break");
        state(log, "10:40", "available");
        state(log, "11:00", "offline");
        log.clock("12:00");
        String ann = "agents.ann.";
        check(new GoldenCase("adherence and conformance", CENTRE, log.byTime())
                // Exceptions: 10 min late into the break, 10 min late out of it, 60 min gone; of 180.
                .expect(ann + "adherence", 1 - 80.0 / 180)
                // On queue 70 + 20 min, scheduled 60 + 90.
                .expect(ann + "conformance", 90.0 / 150));
    }

    private static void plan(EventLog log, String start, String end, String activity) {
        long from = log.micros(start);
        long to = log.micros(end);
        log.add(
                "08:00",
                EventType.AGENT_SCHEDULED,
                event -> event.agent("ann").start(from).end(to).activity(activity));
    }

    @Test
    void what_was_promised() throws IOException {
        EventLog log = log();
        long windowEnd = log.micros("09:30");
        log.offered("09:00:00", "a", "voice")
                .queued("09:05:00", "a", "calls")
                .answered("09:06:00", "a", "ann") // six minutes from dialling, wait over 20 s
                .released("09:07:00", "a", "ann")
                .offered("09:00:00", "b", "voice")
                .queued("09:05:50", "b", "calls")
                .answered("09:06:01", "b", "ann") // a second too late by the law, in by the queue
                .offered("09:00:00", "c", "voice")
                .queued("09:00:00", "c", "calls")
                .step(
                        "09:00:10",
                        "c",
                        EventType.CALLBACK_BOOKED,
                        event -> event.windowStart(windowEnd - Micros.HOUR).windowEnd(windowEnd))
                .step("09:30:00", "c", EventType.CALLBACK_ATTEMPTED)
                .offered("09:00:00", "t", "whatsapp")
                .queued("09:00:00", "t", "threads")
                .agent("09:10:00", "t", "ben")
                .customer("09:20:00", "t")
                .clock("09:35:00");
        check(new GoldenCase("the deadline ledger", CENTRE, log.byTime())
                .expect("deadlines.statutory.met", 1) // a
                .expect("deadlines.statutory.missed", 2) // b; c was not answered
                .expect("deadlines.answer.met", 1) // b: 11 s
                .expect("deadlines.answer.missed", 2) // a: 60 s; t: 10 min
                .expect("deadlines.answer.cancelled", 1) // c: booked after 10 s
                .expect("deadlines.callback.met", 1)
                .expect("deadlines.next_reply.met", 1) // t: 9:00 to 9:10
                .expect("deadlines.next_reply.missed", 1) // t: from 9:20, due at 9:30
                .expect("deadlines.reply_window.met", 1)
                .expect("deadlines.reply_window.open", 1)); // until 9:20 tomorrow
    }
}
