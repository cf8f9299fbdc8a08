package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.centre.CentreFile;
import io.ramzor.connect.EventDoor;
import io.ramzor.connect.Intake;
import io.ramzor.connect.Receipt;
import io.ramzor.event.Event;
import io.ramzor.event.EventJson;
import io.ramzor.event.EventType;
import io.ramzor.oracle.EventLog;
import io.ramzor.topic.Broker;
import io.ramzor.topic.EmbeddedBroker;
import io.ramzor.topic.EmbeddedOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Service level: logs whose numbers were worked out by hand, held against the oracle and the job. */
class GoldenLegsTest {
    /** T = 20 s, S = 5 s. */
    private static final String CENTRE = """
            zone: UTC
            queues:
              calls: {channel: voice, answer_target_seconds: 20, short_abandon_seconds: 5}
              experts: {channel: voice, answer_target_seconds: 20, short_abandon_seconds: 5}
            """;

    private static final String CALLS = "queues.calls.facts.";
    private static final List<String> TABLE = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterAll
    static void print() {
        TABLE.forEach(System.out::println);
    }

    private static EventLog log() {
        return new EventLog("2026-03-02");
    }

    private void check(GoldenCase golden) throws IOException {
        TABLE.addAll(golden.check(folder));
    }

    private static String second(int second) {
        return String.format("09:%02d:%02d", second / 60, second % 60);
    }

    /** Legs of contacts NAME0, NAME1, ... that are queued a second after one another and end after so many seconds. */
    private static void legs(EventLog log, String name, int count, int seconds, EventType end) {
        for (int i = 0; i < count; i++) {
            log.queued(second(i), name + i, "calls").step(second(i + seconds), name + i, end);
        }
    }

    @Test
    void the_seven_formulas() throws IOException {
        EventLog log = log();
        legs(log, "in", 70, 10, EventType.ANSWERED);
        legs(log, "late", 12, 30, EventType.ANSWERED);
        legs(log, "short", 4, 3, EventType.ABANDONED);
        legs(log, "early", 6, 10, EventType.ABANDONED);
        legs(log, "gone", 5, 30, EventType.ABANDONED);
        legs(log, "callback", 2, 10, EventType.CALLBACK_BOOKED);
        legs(log, "flow", 1, 10, EventType.FLOWED_OUT);
        String level = "queues.calls.values.service_level.";
        check(new GoldenCase("the seven-formula vector", CENTRE, log)
                .expect(CALLS + "offered", 100)
                .expect(level + "answered_only", 0.8537) // 70 / (70 + 12)
                .expect(level + "abandons_against", 0.7216) // 70 / (82 + 4 + 6 + 5)
                .expect(level + "short_abandons_excluded", 0.7527) // 70 / (82 + 6 + 5)
                .expect(level + "early_abandons_excluded", 0.8046) // 70 / (82 + 5)
                .expect(level + "early_abandons_met", 0.8247) // (70 + 4 + 6) / 97
                .expect(level + "exited_in_time", 0.8200) // (70 + 4 + 6 + 2) / 100
                .expect(level + "flow_outs_against", 0.7447)); // 70 / (82 + 6 + 5 + 1)
    }

    @Test
    void an_abandon_at_exactly_s_and_at_exactly_t() throws IOException {
        check(new GoldenCase(
                        "an abandon at exactly S and exactly T",
                        CENTRE,
                        log().queued("09:00:00", "a", "calls")
                                .queued("09:00:00", "b", "calls")
                                .queued("09:00:00", "c", "calls")
                                .queued("09:00:00", "d", "calls")
                                .abandoned("09:00:04.999999", "a")
                                .abandoned("09:00:05", "b")
                                .abandoned("09:00:20", "c")
                                .abandoned("09:00:20.000001", "d"))
                .expect(CALLS + "abandoned_short", 1) // a: 4.999999 < 5
                .expect(CALLS + "abandoned_early", 2) // b: 5 is not < 5; c: 20 <= 20
                .expect(CALLS + "abandoned_late", 1) // d: 20.000001 > 20
                .expect(CALLS + "lateness_seconds", 0.000001)
                .expect("queues.calls.values.abandonment", 1.0)); // (2 + 1) / (4 - 1)
    }

    @Test
    void a_callback_in_and_after_the_target() throws IOException {
        check(new GoldenCase(
                        "callback in and after target",
                        CENTRE,
                        log().queued("09:00:00", "a", "calls")
                                .queued("09:00:00", "b", "calls")
                                .step("09:00:20", "a", EventType.CALLBACK_BOOKED)
                                .step("09:00:21", "b", EventType.CALLBACK_BOOKED)
                                .clock("09:01:00"))
                .expect(CALLS + "callback_in", 1) // 20 <= 20
                .expect(CALLS + "callback_late", 1) // 21 > 20
                .expect(CALLS + "lateness_seconds", 1)
                // b was a miss while it waited; a leg that books a callback leaves the denominators.
                .expect("queues.calls.values.service_level.short_abandons_excluded", null)
                .expect("queues.calls.values.service_level.exited_in_time", 0.5)); // 1 / 2
    }

    @Test
    void a_redirect_does_not_restart_the_clock() throws IOException {
        check(new GoldenCase(
                        "redirect",
                        CENTRE,
                        log().queued("09:00:00", "a", "calls")
                                .assigned("09:00:05", "a", "ann")
                                .step("09:00:15", "a", EventType.REDIRECTED)
                                .assigned("09:00:18", "a", "ben")
                                .answered("09:00:25", "a", "ben")
                                .released("09:01:00", "a", "ben"))
                .expect(CALLS + "offered", 1)
                .expect(CALLS + "answered_late", 1) // 25 > 20 from the one queued
                .expect(CALLS + "wait_answered_seconds", 25)
                .expect(CALLS + "handle_seconds", 35)); // 9:00:25 to 9:01:00, nothing of ann's ringing
    }

    @Test
    void a_transfer_that_queues_again_in_the_same_instant() throws IOException {
        check(new GoldenCase(
                        "a transfer that re-queues in the same instant",
                        CENTRE,
                        log().queued("09:00:00", "a", "calls")
                                .answered("09:00:10", "a", "ann")
                                // Read first, but the transfer out of the queue where it was comes before it.
                                .queued("09:01:00", "a", "experts")
                                .step("09:01:00", "a", EventType.TRANSFERRED)
                                .answered("09:01:15", "a", "ben")
                                .released("09:02:00", "a", "ben"))
                .expect(CALLS + "answered_in", 1)
                .expect(CALLS + "transferred_unanswered", 0)
                .expect(CALLS + "handle_seconds", 50) // 9:00:10 to 9:01:00
                .expect("queues.experts.facts.answered_in", 1)
                .expect("queues.experts.facts.transferred_unanswered", 0)
                .expect("queues.experts.facts.handle_seconds", 45) // 9:01:15 to 9:02:00
                .expect(CALLS + "customer_late", 1) // 10 + 15 > 20
                .expect("queues.experts.facts.customer_in", 0));
    }

    @Test
    void a_leg_open_across_midnight_and_at_the_end_of_the_log() throws IOException {
        check(new GoldenCase(
                        "a leg open across midnight and at the end",
                        CENTRE,
                        log().queued("23:59:50", "a", "calls")
                                .day("2026-03-03")
                                .queued("00:00:20", "b", "calls")
                                .clock("00:00:30"))
                .expect(CALLS + "waiting_late", 1) // a: 40 > 20
                .expect(CALLS + "waiting_in", 1) // b: 10 <= 20
                .expect(CALLS + "lateness_seconds", 20)
                .expect("queues.calls.values.service_level.short_abandons_excluded", 0.0) // 0 / (0 + 1)
                .expect("queues.calls.values.service_level.exited_in_time", 0.0)); // 0 / (2 - 1)
    }

    @Test
    void an_event_on_the_horizon_and_one_before_it() throws IOException {
        GoldenCase golden = new GoldenCase(
                        "on the horizon (applied), a second before (late)",
                        CENTRE,
                        log().clock("10:00").queued("09:45:00", "on", "calls").queued("09:44:59", "before", "calls"))
                .expect(CALLS + "offered", 1)
                .expect(CALLS + "waiting_late", 1);
        check(golden);
        assertThat(golden.rejected()).containsExactly("late");
    }

    @Test
    void a_replay_takes_an_event_from_2099_at_its_word() throws IOException {
        GoldenCase golden = new GoldenCase(
                        "an event from 2099 in a replay",
                        CENTRE,
                        log().queued("09:00:00", "a", "calls")
                                .clock("2099-01-01T00:00")
                                .answered("09:00:10", "a", "ann"))
                .expect(CALLS + "waiting_late", 1) // the answer is before the horizon of 2099
                .expect(CALLS + "answered_in", 0);
        check(golden);
        assertThat(golden.rejected()).containsExactly("late");
    }

    @Test
    void a_retracted_answer_counts_as_never_sent() throws IOException {
        check(new GoldenCase(
                        "a retraction",
                        CENTRE,
                        log().queued("09:00:00", "a", "calls")
                                .answered("09:00:10", "a", "ann") // e2
                                .add("09:00:40", EventType.EVENT_RETRACTED, event -> event.target("e2"))
                                .answered("09:00:30", "a", "ben")
                                .released("09:01:00", "a", "ben"))
                .expect(CALLS + "offered", 1)
                .expect(CALLS + "answered_in", 0)
                .expect(CALLS + "answered_late", 1)
                .expect(CALLS + "wait_answered_seconds", 30)
                .expect(CALLS + "handle_seconds", 30)); // 9:00:30 to 9:01:00
    }

    /** Through the door by which serve receives; what it lets through is then told to the oracle and to the job. */
    @Test
    void serve_sets_an_event_from_2099_aside_and_time_does_not_move() throws Exception {
        EventLog sent =
                log().queued("09:00:00", "a", "calls").clock("2099-01-01T00:00").answered("09:00:10", "a", "ann");
        EventLog received = log();
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder, EmbeddedOptions.defaults())) {
            InstantSource clock = () -> Instant.parse("2026-03-02T09:01:00Z");
            Intake intake = new Intake(broker, CentreFile.parse("centre.yaml", CENTRE), clock);
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (Event event : sent.events()) {
                body.write(EventJson.encode(event));
                body.write('\n');
            }
            Receipt receipt = EventDoor.take(
                    "http", "application/x-ndjson", new ByteArrayInputStream(body.toByteArray()), intake);
            assertThat(receipt.accepted()).isEqualTo(2);
            assertThat(receipt.rejects().get(0).reason()).startsWith("future: ");
            for (Broker.Stored stored : broker.read("events", 0, 0, 10, Duration.ZERO)) {
                received.add(EventJson.decode(stored.value()));
            }
        }
        check(new GoldenCase("an event from 2099 at the door of serve", CENTRE, received)
                .expect(CALLS + "answered_in", 1) // the answer is not late: 10 <= 20
                .expect(CALLS + "waiting_late", 0));
    }
}
