package io.ramzor.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.Actor;
import io.ramzor.event.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A centre whose agents write to one customer at a time. */
class OneDialogueAtATimeTest {
    private static String resource(String name) throws IOException {
        try (InputStream in = Scenario.class.getResourceAsStream(name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whoIsAnsweredIsWrittenTo() throws IOException {
        String centre =
                resource("centre").replace("messaging: 5", "messaging: 1").replace("chat: 3", "chat: 1");
        assertThat(centre).contains("messaging: 1").contains("chat: 1");
        Scenario scenario = Scenario.parse(
                "one at a time",
                "day: 2026-06-16\nopens: \"10:00\"\nlevel: 0.3\n",
                resource("demand"),
                resource("staff"),
                centre);
        RunLog log = new RunLog(new Simulation(scenario, 3)).toEnd();
        for (String channel : new String[] {"chat", "whatsapp", "app"}) {
            Set<String> answered = contacts(log, channel, EventType.ANSWERED, null);
            Set<String> written = contacts(log, channel, EventType.MESSAGE, Actor.AGENT);
            assertThat(answered).as(channel).hasSizeGreaterThan(5);
            written.retainAll(answered);
            assertThat((double) written.size() / answered.size()).as(channel).isGreaterThan(0.9);
        }
    }

    private static Set<String> contacts(RunLog log, String channel, EventType type, Actor actor) {
        return log.events.stream()
                .filter(event -> event.type() == type && event.actor() == actor && channel.equals(event.channel()))
                .map(event -> event.contact())
                .collect(Collectors.toSet());
    }
}
