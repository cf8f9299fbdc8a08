package io.ramzor.oracle;

import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;
import java.util.List;

/** A small centre in which each contact of a random log has queues of its own, so that a difference names its contact. */
final class RandomCentre {
    /** Each line is one queue's terms; the key is its kind. */
    private static final List<String> QUEUES = List.of(
            "  calls-%d: {channel: voice, line: 1, calendar: office, statutory_seconds: 60,"
                    + " answer_target_seconds: [{value: 20}, {effective_from: 2026-03-04, value: 10}]}",
            "  experts-%d: {channel: voice, line: 2, answer_target_seconds: 30, short_abandon_seconds: 2}",
            "  chats-%d: {channel: chat, line: 1, first_reply_target_seconds: 20, reaction_target_seconds: 20,"
                    + " next_reply_target_seconds: 60}",
            "  threads-%d: {channel: whatsapp, line: 1, calendar: office, clock: business, answer_target_seconds: 60,"
                    + " first_reply_target_seconds: 60, first_bot_reply_target_seconds: 5,"
                    + " first_human_reply_target_seconds: 300, next_reply_target_seconds: 600,"
                    + " first_human_reply_after_handoff_target_seconds: 300, reaction_target_seconds: 60}",
            "  seniors-%d: {channel: whatsapp, line: 2, calendar: office, first_human_reply_target_seconds: 600,"
                    + " next_reply_target_seconds: 600, statutory_seconds: 360}",
            "  mails-%d: {channel: email, calendar: office, clock: business, answer_target_seconds: 3600,"
                    + " first_human_reply_target_seconds: 7200}");

    private static final String HEAD = """
            zone: Europe/Berlin
            calendars:
              office: {hours: {mon-fri: ["09:00-12:00", "13:00-17:00"]}, closed: [2026-03-05]}
            episodes: {window_days: 7, topics: {loan: 1}}
            bot: {levels: {green: [hours], amber: [loan], red: [complaint]}}
            queues:
            """;

    private RandomCentre() {}

    static Centre of(int contacts) {
        StringBuilder yaml = new StringBuilder(HEAD);
        for (int contact = 0; contact < contacts; contact++) {
            for (String queue : QUEUES) {
                yaml.append(String.format(queue, contact)).append('\n');
            }
        }
        try {
            return CentreFile.parse("centre.yaml", yaml.toString());
        } catch (CentreException e) {
            throw new IllegalStateException(e);
        }
    }
}
