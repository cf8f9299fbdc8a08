package io.ramzor.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.EventType;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FloorViewTest {

    private static FloorContact floor(ContactLog log, String at) {
        return log.fold().floor(log.state(), ContactLog.time(at)).orElseThrow();
    }

    private static Instant instant(String at) {
        return Instant.parse("2026-03-02T" + at + "Z");
    }

    @Test
    void aContactWaitsThenIsWithAnAgentThenGone() {
        ContactLog log =
                ContactLog.of("voice").then(EventType.OFFERED).at("10:00:05").queued("voice");
        FloorContact waiting = floor(log, "10:00:06");
        assertThat(waiting.place()).isEqualTo("waiting");
        assertThat(waiting.offered()).isEqualTo(instant("10:00:00"));
        assertThat(waiting.queued()).isEqualTo(instant("10:00:05"));
        assertThat(waiting.answerDue()).isEqualTo(instant("10:00:25"));
        assertThat(waiting.weight()).isZero();

        log.at("10:00:10").assigned("a");
        assertThat(floor(log, "10:00:11").agent())
                .as("a live contact that rings")
                .isNull();

        log.at("10:00:15").answered("a");
        FloorContact handled = floor(log, "10:00:16");
        assertThat(handled.place()).isEqualTo("agent");
        assertThat(handled.agent()).isEqualTo("a");
        assertThat(handled.queue()).isEqualTo("voice");
        assertThat(handled.queued()).isNull();
        assertThat(handled.weight()).isEqualTo(1);

        log.at("10:02:00").released("a");
        assertThat(log.fold().floor(log.state(), ContactLog.time("10:02:00"))).isEmpty();
    }

    @Test
    void aThreadGoesIdleAfterSilenceAndWakesWithAMessage() {
        ContactLog log = ContactLog.of("whatsapp")
                .then(EventType.OFFERED)
                .queued("thread")
                .at("10:00:10")
                .assigned("a")
                .at("10:00:30")
                .agent("a");

        assertThat(floor(log, "10:04:29.999999").weight()).isEqualTo(1);
        assertThat(floor(log, "10:04:30").weight()).isEqualTo(0.1);
        assertThat(log.fold().nextChange(log.state(), ContactLog.time("10:01:00")))
                .isEqualTo(ContactLog.time("10:04:30"));
        log.at("10:06:00").customer();
        assertThat(floor(log, "10:06:00").weight()).isEqualTo(1);
        assertThat(floor(log, "10:06:00").lastSpeaker()).isEqualTo("customer");
        assertThat(floor(log, "10:06:00").nextReplyDue()).isEqualTo(instant("10:16:00"));

        log.at("10:07:00").then(EventType.IDLE);
        assertThat(floor(log, "10:07:00").weight()).isEqualTo(0.1);
        log.at("10:07:30").then(EventType.REVIVED);
        assertThat(floor(log, "10:30:00").weight()).isEqualTo(1);
    }

    @Test
    void aBotHasTheContactUntilItHandsOver() {
        ContactLog log =
                ContactLog.of("whatsapp").then(EventType.OFFERED).at("10:00:01").then(EventType.BOT_STARTED);
        assertThat(floor(log, "10:00:02").place()).isEqualTo("bot");

        log.at("10:00:05").botEnded("contained");
        assertThat(log.fold().floor(log.state(), ContactLog.time("10:00:05"))).isEmpty();
    }

    @Test
    void aContactIsForgottenSoLongAfterItsLastEventAsItsKindSays() {
        ContactLog voice = ContactLog.of("voice").queued("voice");
        ContactLog thread = ContactLog.of("whatsapp").queued("thread");

        assertThat(voice.fold().expiresAt(voice.state())).isEqualTo(ContactLog.time("2026-03-03T10:00:00Z"));
        assertThat(thread.fold().expiresAt(thread.state())).isEqualTo(ContactLog.time("2026-04-01T10:00:00Z"));
    }
}
