package io.ramzor.job;

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

/** Response clocks: logs whose numbers were worked out by hand, held against the oracle and the job. */
class GoldenClocksTest {
    private static final String OFFICE = """
            zone: UTC
            calendars:
              office: {hours: {mon-fri: ["09:00-17:00"]}}
            queues:
              threads: {channel: whatsapp, calendar: office, clock: business, first_human_reply_target_seconds: 3600}
            """;
    /** A lunch break each day; the first of April is an eve, the second a holiday. */
    private static final String ISRAEL = """
            zone: Asia/Jerusalem
            calendars:
              weekdays: {hours: {sun-thu: ["08:00-12:00", "12:30-17:00"], fri: ["08:00-12:00"]}, closed: [2026-04-02],
                         special: {2026-04-01: ["08:00-12:00"]}}
              always: {hours: {sun-sat: ["00:00-24:00"]}}
              small: {hours: {}, special: {2026-03-27: ["02:30-04:00"], 2026-10-25: ["01:30-01:45"]}}
            queues:
              threads: {channel: whatsapp, calendar: weekdays}
              day-and-night: {channel: whatsapp, calendar: always}
              hours-that-change: {channel: whatsapp, calendar: small}
            """;

    private static final String PLAIN = """
            zone: UTC
            queues:
              threads: {channel: whatsapp}
            """;
    private static final String FIRST = "responses.threads.first_human_reply.";
    private static final List<String> TABLE = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterAll
    static void print() {
        TABLE.forEach(System.out::println);
    }

    private void check(GoldenCase golden) throws IOException {
        TABLE.addAll(golden.check(folder));
    }

    /** A thread begun and queued at one time, answered by an agent's message at another. */
    private static void thread(EventLog log, String contact, String queue, String start, String reply) {
        log.offered(start, contact, "whatsapp").queued(start, contact, queue).agent(reply, contact, "ann");
    }

    @Test
    void friday_half_past_four_and_one_hour() throws IOException {
        EventLog log = new EventLog("2026-03-06");
        thread(log, "a", "threads", "2026-03-06T16:30", "2026-03-09T09:30");
        thread(log, "b", "threads", "2026-03-06T16:30", "2026-03-09T09:30:01");
        check(new GoldenCase("Friday 16:30 + 1 h is Monday 9:30", OFFICE, log.byTime())
                .expect(FIRST + "count", 2)
                .expect(FIRST + "within_target", 1) // a: 30 + 30 minutes; b: a second more
                .expect(FIRST + "business.sum_seconds", 7201) // 3600 + 3601
                .expect(FIRST + "sum_seconds", 468_001) // twice 65 hours, and a second
                .expect(FIRST + "business.within_target", 1));
    }

    /** The trap: shown for Friday 17:00, but missed only when the next business instant has come. */
    @Test
    void a_saturday_reply_is_within_a_target_used_up_on_friday() throws IOException {
        EventLog log = new EventLog("2026-03-06");
        thread(log, "a", "threads", "2026-03-06T16:00", "2026-03-07T12:00");
        log.offered("2026-03-06T16:00", "b", "whatsapp").queued("2026-03-06T16:00", "b", "threads");
        log.clock("2026-03-08T23:00");
        check(new GoldenCase("Saturday: used up on Friday, not missed", OFFICE, log.byTime())
                .expect(FIRST + "within_target", 1) // 3600 business seconds, not more
                .expect(FIRST + "unanswered", 1)
                .expect(FIRST + "unanswered_late", 0));
        log.clock("2026-03-09T09:00:01");
        check(new GoldenCase("Monday 9:00:01: missed", OFFICE, log.byTime())
                .expect(FIRST + "unanswered", 1)
                .expect(FIRST + "unanswered_late", 1));
    }

    @Test
    void a_reply_wholly_outside_hours_took_no_business_time() throws IOException {
        EventLog log = new EventLog("2026-03-07");
        thread(log, "a", "threads", "10:00", "11:00");
        check(new GoldenCase("asked and answered on a Saturday", OFFICE, log.byTime())
                .expect(FIRST + "business.sum_seconds", 0)
                .expect(FIRST + "sum_seconds", 3600)
                .expect(FIRST + "within_target", 1));
    }

    @Test
    void a_lunch_break_an_eve_and_a_holiday() throws IOException {
        EventLog log = new EventLog("2026-04-01");
        // Israel is at UTC+3 since 27 March: Wednesday 11:30 to Sunday 12:45 local time.
        thread(log, "a", "threads", "2026-04-01T08:30", "2026-04-05T09:45");
        // Wednesday 30 min (the eve ends at 12:00), Thursday 0, Friday 240, Saturday 0, Sunday 240 + 15 after lunch.
        check(new GoldenCase("lunch break, eve and holiday", ISRAEL, log.byTime())
                .expect(FIRST + "business.sum_seconds", 525 * 60)
                .expect(FIRST + "sum_seconds", 97.25 * 3600));
    }

    @Test
    void the_days_of_23_and_25_hours() throws IOException {
        EventLog log = new EventLog("2026-03-27");
        thread(log, "a", "day-and-night", "2026-03-26T22:00", "2026-03-27T21:00");
        thread(log, "b", "hours-that-change", "2026-03-26T22:00", "2026-03-27T21:00");
        String all = "responses.day-and-night.first_human_reply.";
        String some = "responses.hours-that-change.first_human_reply.";
        check(new GoldenCase("the 23 hour day", ISRAEL, log.byTime())
                .expect(all + "sum_seconds", 23 * 3600) // from local midnight to local midnight
                .expect(all + "business.sum_seconds", 23 * 3600)
                // 02:30 does not exist: the block opens at the first instant after the gap, 03:00.
                .expect(some + "business.sum_seconds", 3600));
        EventLog autumn = new EventLog("2026-10-25");
        thread(autumn, "a", "day-and-night", "2026-10-24T21:00", "2026-10-25T22:00");
        thread(autumn, "b", "hours-that-change", "2026-10-24T21:00", "2026-10-25T22:00");
        check(new GoldenCase("the 25 hour day", ISRAEL, autumn.byTime())
                .expect(all + "sum_seconds", 25 * 3600)
                .expect(all + "business.sum_seconds", 25 * 3600)
                // Opens at the first 01:30, closes at the second 01:45: 15 minutes and the hour between.
                .expect(some + "business.sum_seconds", 75 * 60));
    }

    @Test
    void midnight_in_a_calendar_that_never_closes() throws IOException {
        EventLog log = new EventLog("2026-05-04");
        thread(log, "a", "day-and-night", "2026-05-04T20:59:30", "2026-05-04T21:00:30");
        check(new GoldenCase("midnight in a 24/7 calendar", ISRAEL, log.byTime())
                .expect("responses.day-and-night.first_human_reply.business.sum_seconds", 60)
                .expect("responses.day-and-night.next_reply.business.sum_seconds", 60));
    }

    @Test
    void the_bot_on_monday_and_the_customer_again_on_friday() throws IOException {
        EventLog log = new EventLog("2026-03-02")
                .offered("09:00:00", "a", "whatsapp")
                .step("09:00:00", "a", EventType.BOT_STARTED)
                .bot("09:00:10", "a")
                .resolved("09:01:00", "a")
                .day("2026-03-06")
                .customer("10:00:00", "a")
                .queued("10:00:05", "a", "threads")
                .agent("10:10:00", "a", "ann");
        check(new GoldenCase("bot on Monday and reopen on Friday", PLAIN, log)
                .expect(FIRST + "count", 1)
                .expect(FIRST + "sum_seconds", 600) // from Friday's message, not from Monday's
                .expect("responses.threads.first_reply.sum_seconds", 600)
                .expect("responses.threads.next_reply.sum_seconds", 600)
                .expect("responses.none.first_bot_reply.sum_seconds", 10)
                .expect("responses.none.first_reply.sum_seconds", 10)
                .expect("responses.none.next_reply.sum_seconds", 10)
                .expect("responses.none.first_human_reply.count", 0) // resolved without one
                .expect("responses.none.first_human_reply.unanswered", 0)
                .expect("queues.threads.facts.customer_late", 1)
                .expect("all.facts.contacts", 1));
    }

    @Test
    void the_hand_off_is_anchored_at_the_first_request() throws IOException {
        EventLog log = new EventLog("2026-03-02")
                .offered("09:00:00", "a", "whatsapp")
                .step("09:00:00", "a", EventType.BOT_STARTED)
                .bot("09:00:05", "a")
                .customer("09:04:50", "a")
                .step("09:05:00", "a", EventType.HUMAN_REQUESTED)
                .step("09:06:00", "a", EventType.BOT_ENDED, event -> event.outcome("handed_over"))
                .queued("09:06:00", "a", "threads")
                .bot("09:07:00", "a") // "you will be connected": system by now
                .agent("09:09:00", "a", "ann")
                .step("09:20:00", "a", EventType.HUMAN_REQUESTED)
                .agent("09:21:00", "a", "ann");
        String handOff = "responses.threads.first_human_reply_after_handoff.";
        check(new GoldenCase("hand-off anchoring", PLAIN, log)
                .expect(handOff + "count", 2)
                .expect(handOff + "sum_seconds", 300) // 9:05 to 9:09, 9:20 to 9:21
                .expect(FIRST + "sum_seconds", 540) // 9:00 to 9:09
                .expect("responses.none.first_reply.sum_seconds", 5)
                .expect("responses.none.next_reply.sum_seconds", 5)
                .expect("responses.threads.next_reply.sum_seconds", 250)); // 9:04:50 to 9:09
    }

    @Test
    void a_courtesy_after_the_resolution_opens_nothing() throws IOException {
        EventLog log = new EventLog("2026-03-02");
        thread(log, "a", "threads", "09:00:00", "09:02:00");
        log.resolved("09:10:00", "a")
                .step(
                        "09:11:00",
                        "a",
                        EventType.MESSAGE,
                        event -> event.actor(Actor.CUSTOMER).courtesy(true))
                .day("2026-03-05")
                .step(
                        "09:00:00",
                        "a",
                        EventType.MESSAGE,
                        event -> event.actor(Actor.CUSTOMER).courtesy(true));
        check(new GoldenCase("courtesy after resolve", PLAIN, log)
                .expect(FIRST + "count", 1)
                .expect(FIRST + "unanswered", 0)
                .expect("responses.threads.next_reply.count", 1)
                .expect("responses.threads.next_reply.unanswered", 0));
    }
}
