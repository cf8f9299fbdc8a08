package io.ramzor.job;

import io.ramzor.event.EventType;
import io.ramzor.oracle.EventLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journeys over several contacts: logs whose numbers were worked out by hand, held against the oracle and the job. */
class GoldenJourneysTest {
    private static final String CENTRE = """
            zone: UTC
            queues:
              calls: {channel: voice, line: 1}
              threads: {channel: whatsapp, line: 1}
            """;
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

    /** A call of a customer that is answered at once and lasts a minute. */
    private static EventLog call(EventLog log, String time, String contact, String customer) {
        return log.step(
                        time + ":00",
                        contact,
                        EventType.OFFERED,
                        event -> event.channel("voice").customer(customer))
                .queued(time + ":01", contact, "calls")
                .answered(time + ":02", contact, "ann")
                .released(time + ":59", contact, "ann");
    }

    private static EventLog link(EventLog log, String time, EventType type) {
        return log.add(time, type, event -> event.customer("kim").sameAs("kay"));
    }

    @Test
    void a_wrong_identity_merge_undone() throws IOException {
        EventLog merged = new EventLog("2026-03-02");
        call(merged, "09:00", "a", "kim");
        call(merged, "10:00", "b", "kay");
        link(merged, "11:00", EventType.IDENTITY_LINKED);
        check(new GoldenCase("two customers linked", CENTRE, merged)
                .expect("shift.episodes", 1) // also for contacts before the link
                .expect("shift.repeats", 1)
                .expect("shift.fcr", 0.0)
                .expect("shift.contacts_per_episode", 2.0));
        EventLog undone = link(merged, "12:00", EventType.IDENTITY_UNLINKED);
        check(new GoldenCase("a wrong identity merge undone", CENTRE, undone)
                .expect("shift.episodes", 2)
                .expect("shift.repeats", 0)
                .expect("shift.fcr", 1.0)
                .expect("shift.contacts_per_episode", 1.0));
    }

    @Test
    void a_contained_session_is_verified_until_the_customer_calls() throws IOException {
        EventLog log = new EventLog("2026-03-02")
                .step(
                        "09:00:00",
                        "a",
                        EventType.OFFERED,
                        event -> event.channel("whatsapp").customer("kim"))
                .step("09:00:01", "a", EventType.BOT_STARTED)
                .bot("09:00:02", "a")
                .step("09:01:00", "a", EventType.BOT_ENDED, event -> event.outcome("contained"))
                .step(
                        "09:02:00",
                        "b",
                        EventType.OFFERED,
                        event -> event.channel("whatsapp").customer("kay"))
                .step("09:02:01", "b", EventType.BOT_STARTED)
                .step("09:03:00", "b", EventType.BOT_ENDED, event -> event.outcome("contained"));
        call(log.day("2026-03-04"), "10:00", "c", "kim");
        log.clock("2026-03-12T00:00");
        check(new GoldenCase("contained, then a call two days later", CENTRE, log)
                .expect("bot.sessions", 2)
                .expect("bot.contained", 2)
                .expect("bot.verified_contained", 1) // kay did not come back
                .expect("bot.verified_matured", 1) // and seven days have passed
                .expect("shift.matrix.whatsapp.voice.after_contained.count", 1)
                .expect("shift.first_time_digital", 2)
                .expect("shift.returners", 1) // kim: one digital spell, then a call within 30 days
                .expect("shift.episodes", 2)
                .expect("shift.episodes_matured", 2) // kim's ended on the fourth, seven days before the twelfth
                .expect("shift.fcr", 0.5));
    }
}
