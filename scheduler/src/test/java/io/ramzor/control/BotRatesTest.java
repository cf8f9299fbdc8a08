package io.ramzor.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreFile;
import io.ramzor.metric.Breakdown;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BotRatesTest {
    private static final Instant MORNING = Instant.parse("2026-06-15T07:00:00Z");

    private final BotRates rates = new BotRates();

    private void sessions(String topic, String level, Instant start, long revision, int sessions, int contained) {
        Map<String, String> keys = Map.of("topic", topic, "channel", "chat", "level", level);
        Map<String, Number> facts = Map.of("bot_sessions", sessions, "bot_contained", contained);
        rates.put(new Breakdown("bot", keys, start, 15, revision, facts));
    }

    private static Centre centre() throws Exception {
        return CentreFile.parse("bot", """
                zone: Asia/Jerusalem
                queues: {chat: {channel: chat}}
                bot: {levels: {green: [hours], amber: [returns], red: [complaint]}}
                """);
    }

    @Test
    void aWiderLevelClosesWhatItsTopicsLetExpect() throws Exception {
        sessions("hours", "green", MORNING, 1, 1, 1);
        sessions("hours", "green", MORNING, 2, 500, 400);
        sessions("returns", "green", MORNING, 1, 500, 0);
        Map<String, Double> shares = rates.containedByLevel(centre(), "chat");
        assertThat(shares.get("green")).as("400 of 1 000, nearly").isCloseTo(0.4, within(0.002));
        assertThat(shares.get("amber")).as("returns never tried: as usual").isCloseTo(0.7, within(0.002));
        assertThat(shares.get("red")).isEqualTo(shares.get("amber"));
        sessions("returns", "amber", MORNING.plusSeconds(900), 1, 500, 50);
        assertThat(rates.level()).isEqualTo("amber");
        assertThat(rates.containedByLevel(centre(), "chat").get("amber"))
                .as("now tried: a tenth")
                .isCloseTo((500 * 0.8 + 1_000 * 0.1) / 1_500, within(0.01));
    }

    /** Of the 400 that the bot closed at green, half phoned later: a level is worth only what it closes for good. */
    @Test
    void contactsThatComeBackAreNotSaved() throws Exception {
        Map<String, String> keys = Map.of("topic", "hours", "channel", "chat", "level", "green");
        Map<String, Number> facts = Map.of("bot_sessions", 500, "bot_contained", 400, "bot_verified_contained", 200);
        rates.put(new Breakdown("bot", keys, MORNING, 15, 1, facts));
        sessions("returns", "green", MORNING, 1, 500, 0);
        assertThat(rates.verifiedShare("chat")).isCloseTo(0.5, within(0.01));
        Map<String, Double> factors = rates.factors(centre(), "chat", "green");
        assertThat(factors.get("green")).isEqualTo(1);
        assertThat(factors.get("amber")).isCloseTo((1 - 0.5 * 0.7) / (1 - 0.5 * 0.4), within(0.01));
        assertThat(rates.factors(centre(), "voice", "green")).isEmpty();
    }

    @Test
    void fewSessionsSayNothing() throws Exception {
        sessions("hours", "green", MORNING, 1, 20, 10);
        assertThat(rates.containedByLevel(centre(), "chat")).isEmpty();
        assertThat(rates.containedByLevel(centre(), "voice")).isEmpty();
    }
}
