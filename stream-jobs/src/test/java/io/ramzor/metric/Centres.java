package io.ramzor.metric;

import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;

/** Centres in which the tests of this package take place. */
final class Centres {
    /** Voice with T = 20 s and S = 5 s, threads and chats with reply targets, office hours Monday to Friday 9 to 17 UTC. */
    static final Centre SMALL = parse("""
            zone: UTC
            calendars:
              office: {hours: {mon-fri: ["09:00-17:00"]}}
            queues:
              voice: {channel: voice, answer_target_seconds: 20, short_abandon_seconds: 5}
              voice-2: {channel: voice, answer_target_seconds: 30, short_abandon_seconds: 10}
              chat: {channel: chat, answer_target_seconds: 30, short_abandon_seconds: 5, next_reply_target_seconds: 60,
                     first_human_reply_target_seconds: 45}
              thread: {channel: whatsapp, answer_target_seconds: 60, first_human_reply_target_seconds: 300,
                       next_reply_target_seconds: 600}
              office: {channel: whatsapp, calendar: office, clock: business, answer_target_seconds: 60,
                       first_human_reply_target_seconds: 3600, next_reply_target_seconds: 1800}
              office-elapsed: {channel: whatsapp, calendar: office, answer_target_seconds: 60,
                       first_human_reply_target_seconds: 3600}
              mail: {channel: email, answer_target_seconds: 3600}
            """);

    private Centres() {}

    static Centre parse(String yaml) {
        try {
            return CentreFile.parse("test", yaml);
        } catch (CentreException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
