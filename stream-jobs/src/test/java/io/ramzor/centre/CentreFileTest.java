package io.ramzor.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ramzor.event.Micros;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CentreFileTest {
    private static final String WHOLE = """
            zone: Asia/Jerusalem
            channels:
              voice:    {kind: live}
              whatsapp: {kind: messaging, continuation_hours: 12}
              branch:   {kind: deferred, written: false, digital: false}
            calendars:
              weekdays: {hours: {sun-thu: ["08:00-12:00", "12:30-17:00"], fri: ["08:00-12:00"]}, closed: [2026-04-02], special: {2026-04-01: ["08:00-12:00"]}}
              always:   {hours: {sun-sat: ["00:00-24:00"]}, zone: UTC}
            queues:
              service-voice: {channel: voice, line: 1, calendar: weekdays, answer_target_seconds: 25, short_abandon_seconds: 4,
                              service_level_target: 0.85, formula: abandons_against, statutory_seconds: 360}
              service-whatsapp: {channel: whatsapp, calendar: weekdays, answer_target_seconds: 60, clock: business,
                                 first_human_reply_target_seconds: 300, next_reply_target_seconds: 600}
              mail: {channel: email}
            episodes: {window_days: 3, topics: {loan: 14}}
            interval_minutes: 30
            allowed_lateness_minutes: 10
            future_minutes: 2
            contact_expiry_hours: {live: 12, messaging: 48}
            bot: {levels: {green: [hours, status], amber: [returns], red: [complaint]}}
            agents: {idle_weight: 0.2, idle_minutes: 6, capacity: {live: 1, messaging: 4, deferred: 2}, capacity_by_channel: {chat: 3}}
            customer_memory_days: 200
            identity_minimum_confidence: 0.5
            """;

    @Test
    void everyKeyIsRead() throws CentreException {
        Centre centre = CentreFile.parse("centre.yaml", WHOLE);

        assertThat(centre.zone()).isEqualTo(ZoneId.of("Asia/Jerusalem"));
        assertThat(centre.channels().get("whatsapp"))
                .isEqualTo(new Channel(
                        "whatsapp", ChannelKind.MESSAGING, true, true, 12 * Micros.HOUR, 24 * Micros.HOUR, 4));
        assertThat(centre.channels().get("branch"))
                .isEqualTo(new Channel("branch", ChannelKind.DEFERRED, false, false, 24 * Micros.HOUR, null, 2));
        assertThat(centre.channels().get("chat").capacity()).isEqualTo(3);
        assertThat(centre.channels().get("email").kind()).isEqualTo(ChannelKind.DEFERRED);
        assertThat(centre.queues().keySet()).containsExactly("service-voice", "service-whatsapp", "mail");
        QueueTerms voice = centre.queues().get("service-voice").termsAt(0);
        assertThat(centre.queues().get("service-voice").line()).isEqualTo(1);
        assertThat(voice.answerTargetMicros()).isEqualTo(25 * Micros.SECOND);
        assertThat(voice.shortAbandonMicros()).isEqualTo(4 * Micros.SECOND);
        assertThat(voice.serviceLevelTarget()).isEqualTo(0.85);
        assertThat(voice.formula()).isEqualTo("abandons_against");
        assertThat(voice.statutoryMicros()).isEqualTo(360 * Micros.SECOND);
        assertThat(voice.businessClock()).isFalse();
        QueueTerms whatsapp = centre.queues().get("service-whatsapp").termsAt(0);
        assertThat(whatsapp.businessClock()).isTrue();
        assertThat(whatsapp.clockTargetsMicros())
                .containsEntry("first_human_reply", 300 * Micros.SECOND)
                .containsEntry("next_reply", 600 * Micros.SECOND)
                .hasSize(2);
        assertThat(centre.episodeWindowMicros())
                .containsEntry("", 3 * Micros.DAY)
                .containsEntry("loan", 14 * Micros.DAY);
        assertThat(centre.intervalMinutes()).isEqualTo(30);
        assertThat(centre.allowedLatenessMicros()).isEqualTo(10 * Micros.MINUTE);
        assertThat(centre.futureMicros()).isEqualTo(2 * Micros.MINUTE);
        assertThat(centre.liveExpiryMicros()).isEqualTo(12 * Micros.HOUR);
        assertThat(centre.writtenExpiryMicros()).isEqualTo(48 * Micros.HOUR);
        assertThat(centre.botLevels().get("red")).containsExactly("hours", "status", "returns", "complaint");
        assertThat(centre.botLevels().get("green")).containsExactly("hours", "status");
        assertThat(centre.idleWeight()).isEqualTo(0.2);
        assertThat(centre.idleMicros()).isEqualTo(6 * Micros.MINUTE);
        assertThat(centre.customerMemoryDays()).isEqualTo(200);
        assertThat(centre.identityMinimumConfidence()).isEqualTo(0.5);
    }

    @Test
    void anEmptyFileIsACentreOfDefaults() throws CentreException {
        Centre centre = CentreFile.parse("centre.yaml", "");

        assertThat(centre.queues()).isEmpty();
        assertThat(centre.intervalMinutes()).isEqualTo(15);
        assertThat(centre.allowedLatenessMicros()).isEqualTo(15 * Micros.MINUTE);
        assertThat(centre.futureMicros()).isEqualTo(5 * Micros.MINUTE);
        assertThat(centre.liveExpiryMicros()).isEqualTo(24 * Micros.HOUR);
        assertThat(centre.writtenExpiryMicros()).isEqualTo(720 * Micros.HOUR);
        assertThat(centre.idleWeight()).isEqualTo(0.1);
        assertThat(centre.idleMicros()).isEqualTo(4 * Micros.MINUTE);
        assertThat(centre.customerMemoryDays()).isEqualTo(400);
        assertThat(centre.episodeWindowMicros()).containsEntry("", 7 * Micros.DAY);
        QueueTerms unknown = centre.queueOrDefault("new", "sms").termsAt(0);
        assertThat(unknown.answerTargetMicros()).isEqualTo(20 * Micros.SECOND);
        assertThat(unknown.shortAbandonMicros()).isEqualTo(5 * Micros.SECOND);
        assertThat(unknown.serviceLevelTarget()).isEqualTo(0.80);
        assertThat(unknown.formula()).isEqualTo("short_abandons_excluded");
        assertThat(centre.calendarOf(unknown).isOpen(0)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "voice,LIVE,false,false,1", "video,LIVE,false,true,1", "chat,LIVE,true,true,1",
        "whatsapp,MESSAGING,true,true,5", "app,MESSAGING,true,true,5", "sms,MESSAGING,true,true,5",
        "social,MESSAGING,true,true,5", "email,DEFERRED,true,true,1", "form,DEFERRED,true,true,1",
        "kiosk,LIVE,true,true,1"
    })
    void channelsHaveBuiltInTraits(String id, ChannelKind kind, boolean written, boolean digital, int capacity)
            throws CentreException {
        Channel channel = CentreFile.parse("centre.yaml", "").channelOrDefault(id);

        assertThat(channel.kind()).isEqualTo(kind);
        assertThat(channel.written()).isEqualTo(written);
        assertThat(channel.digital()).isEqualTo(digital);
        assertThat(channel.capacity()).isEqualTo(capacity);
        assertThat(channel.continuationMicros()).isEqualTo(24 * Micros.HOUR);
    }

    @Test
    void aLegTakesTheVersionInForceAtItsQueued() throws CentreException {
        Centre centre = CentreFile.parse("centre.yaml", """
                zone: Asia/Jerusalem
                calendars:
                  desk:
                    - {hours: {sun-thu: ["08:00-17:00"]}}
                    - {effective_from: 2026-07-01, hours: {sun-thu: ["07:00-17:00"]}}
                queues:
                  q:
                    channel: voice
                    calendar: desk
                    answer_target_seconds: [{value: 20}, {effective_from: 2026-05-01T00:00:00Z, value: 30}]
                    formula:
                      - {value: answered_only}
                      - {effective_from: "2026-06-01T00:00:00+03:00", value: exited_in_time}
                """);
        Queue queue = centre.queues().get("q");

        QueueTerms april = queue.termsAt(micros("2026-04-30T23:59:59.999999Z"));
        QueueTerms may = queue.termsAt(micros("2026-05-01T00:00:00Z"));
        QueueTerms june = queue.termsAt(micros("2026-05-31T21:00:00Z"));
        QueueTerms july = queue.termsAt(micros("2026-06-30T21:00:00Z"));

        assertThat(queue.terms()).hasSize(4);
        assertThat(april.answerTargetMicros()).isEqualTo(20 * Micros.SECOND);
        assertThat(may.answerTargetMicros()).isEqualTo(30 * Micros.SECOND);
        assertThat(may.formula()).isEqualTo("answered_only");
        assertThat(june.formula()).isEqualTo("exited_in_time");
        long seven = micros("2026-07-01T04:30:00Z");
        assertThat(centre.calendarOf(june).isOpen(seven)).isFalse();
        assertThat(centre.calendarOf(july).isOpen(seven)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zoen: UTC|line 1|zoen: unknown key; did you mean zone?",
                "zone: Mars/Olympus|line 1|zone: a zone like Asia/Jerusalem",
                "queues: {q: {channel: voice, anwser_target_seconds: 5}}|line 1|queues.q.anwser_target_seconds: unknown key; did you mean answer_target_seconds?",
                "queues: {q: {}}|line 1|queues.q: the queue's channel is missing",
                "queues: {q: {channel: voice, answer_target_seconds: soon}}|line 1|a number is expected, found \"soon\"",
                "queues: {q: {channel: voice, answer_target_seconds: -1}}|line 1|a number from 0 to",
                "queues: {q: {channel: voice, service_level_target: 80}}|line 1|queues.q.service_level_target: a number from 0 to 1 is expected",
                "queues: {q: {channel: voice, formula: best}}|line 1|one of answered_only, abandons_against",
                "queues: {q: {channel: voice, clock: wall}}|line 1|one of elapsed, business",
                "queues: {q: {channel: voice, line: 3}}|line 1|queues.q.line: a number from 1 to 2",
                "queues: {q: {channel: voice, calendar: desk}}|line 1|there is no calendar \"desk\"",
                "queues: {q: {channel: voice, formula: []}}|line 1|found an empty list",
                "queues: {q: {channel: voice, formula: [{value: answered_only}, {value: exited_in_time}]}}|line 1|effective_from is missing",
                "queues: [a]|line 1|queues: a map of keys and values is expected, found a list",
                "channels: {voice: {kind: loud}}|line 1|one of live, messaging, deferred",
                "channels: {voice: {written: maybe}}|line 1|true or false",
                "calendars: {c: {}}|line 1|calendars.c: hours are missing",
                "calendars: {c: {hours: {sun-tur: [\"08:00-09:00\"]}}}|line 1|a day or a range of days",
                "calendars: {c: {hours: {sun: [\"8-9\"]}}}|line 1|a block like \"08:00-17:00\"",
                "calendars: {c: {hours: {sun: [\"08:00-09:60\"]}}}|line 1|there is no clock time 09:60",
                "calendars: {c: {hours: {sun: [\"08:00-24:01\"]}}}|line 1|there is no clock time 24:01",
                "calendars: {c: {hours: {sun: [\"22:00-06:00\"]}}}|line 1|a night is two blocks",
                "calendars: {c: {hours: {sun: [\"08:00-12:00\", \"11:59-13:00\"]}}}|line 1|blocks 08:00-12:00 and 11:59-13:00 overlap",
                "calendars: {c: {hours: {sun-tue: [\"08:00-12:00\"], mon: [\"08:00-12:00\"]}}}|line 1|mon stands in two ranges",
                "calendars: {c: {hours: {}, closed: [2026-02-30]}}|line 1|a date like 2026-04-01",
                "calendars: {c: {hours: {}, closed: [2026-02-20], special: {2026-02-20: []}}}|line 1|stands twice",
                "interval_minutes: 7|line 1|a day must hold whole intervals",
                "interval_minutes: 7.5|line 1|a whole number is expected",
                "bot: {levels: {blue: [x]}}|line 1|bot.levels.blue: unknown key",
                "agents: {idle_weight: 2}|line 1|agents.idle_weight: a number from 0 to 1",
                "agents: {capacity: {live: 0}}|line 1|agents.capacity.live: a number from 1",
                "contact_expiry_hours: {messaging: 5, deferred: 6}|line 1|expire alike",
                "zone: [unclosed|line 1|centre.yaml",
            })
    void whatItMayNotSayIsRefusedWithItsPlace(String yaml, String place, String problem) {
        assertThatThrownBy(() -> CentreFile.parse("centre.yaml", yaml))
                .isInstanceOf(CentreException.class)
                .hasMessageContaining("centre.yaml, " + place)
                .hasMessageContaining(problem);
    }

    @Test
    void theLineIsThatOfTheWrongValue() {
        assertThatThrownBy(() -> CentreFile.parse("c.yaml", "zone: UTC\nqueues:\n  q:\n    chanel: voice\n"))
                .hasMessage("c.yaml, line 4: queues.q.chanel: unknown key; did you mean channel?");
        assertThatThrownBy(() -> CentreFile.parse("c.yaml", "zone: UTC\nzone: UTC\n"))
                .hasMessage("c.yaml, line 2: zone: the key stands here twice; keep one");
    }

    @Test
    void aMissingOrUnreadableFileIsNamed(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("none.yaml");
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0x00});

        assertThatThrownBy(() -> CentreFile.read(missing)).hasMessage(missing + ": there is no such file");
        assertThatThrownBy(() -> CentreFile.read(binary)).hasMessageContaining("is not UTF-8 text");
        Path whole = Files.writeString(folder.resolve("centre.yaml"), WHOLE);
        assertThat(CentreFile.read(whole).queues()).hasSize(3);
    }

    @Test
    void aCentreCanBeSentToAWorker() throws Exception {
        Centre centre = CentreFile.parse("centre.yaml", WHOLE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(centre);
        }
        Centre copy;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            copy = (Centre) in.readObject();
        }

        assertThat(copy.queues()).isEqualTo(centre.queues());
        assertThat(copy.channels()).isEqualTo(centre.channels());
        QueueTerms terms = copy.queues().get("service-voice").termsAt(0);
        for (String at : List.of("2026-03-29T05:30:00Z", "2026-04-02T05:30:00Z", "2026-04-01T10:00:00Z")) {
            assertThat(copy.calendarOf(terms).isOpen(micros(at)))
                    .isEqualTo(centre.calendarOf(terms).isOpen(micros(at)));
        }
    }

    private static long micros(String instant) {
        return Micros.of(Instant.parse(instant));
    }
}
