package io.ramzor.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TurnedAwayTest {
    private static final String CLOSED = """
            day: 2026-06-16
            notes:
              - {at: "11:00", kind: channel_closed, channel: whatsapp, note: "WhatsApp is closed"}
              - {at: "14:00", kind: channel_opened, channel: whatsapp, note: "WhatsApp is back"}
            """;

    private static String resource(String name) throws IOException {
        try (InputStream in = Scenario.class.getResourceAsStream(name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static RunLog run(String turnedAway) throws IOException {
        String demand = resource("demand") + turnedAway;
        Scenario scenario = Scenario.parse("closed", CLOSED, demand, resource("staff"), resource("centre"));
        return new RunLog(new Simulation(scenario, 3)).toEnd();
    }

    private static long offered(RunLog log, String channel, String from, String until) {
        long start = Micros.of(LocalTimes.instant(
                from, log.simulation.scenario().day(), log.simulation.scenario().zone()));
        long end = Micros.of(LocalTimes.instant(
                until,
                log.simulation.scenario().day(),
                log.simulation.scenario().zone()));
        return log.events.stream()
                .filter(event -> event.type() == EventType.OFFERED && channel.equals(event.channel()))
                .mapToLong(Event::time)
                .filter(time -> time >= start && time < end)
                .count();
    }

    @Test
    void aClosedChannelsCustomersComeElsewhereByShareAndDelay() throws IOException {
        RunLog usual = run("");
        RunLog moved = run("  turned_away: {whatsapp: {share: 0.5, to: {voice: 1}, delay: {law: fixed, mean: 600}}}\n");
        long would = offered(usual, "whatsapp", "11:00", "14:00");
        long more = offered(moved, "voice", "11:00", "14:30") - offered(usual, "voice", "11:00", "14:30");
        assertThat(would).isGreaterThan(120);
        assertThat(offered(moved, "whatsapp", "11:00", "14:00")).isZero();
        assertThat(offered(moved, "whatsapp", "14:00", "17:00")).isGreaterThan(120);
        assertThat(offered(moved, "voice", "11:00", "11:10")).isEqualTo(offered(usual, "voice", "11:00", "11:10"));
        assertThat((double) more / would).isBetween(0.3, 0.8);
    }
}
