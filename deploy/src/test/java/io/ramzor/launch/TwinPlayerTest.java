package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ramzor.centre.ShiftRow;
import io.ramzor.decision.Decision;
import io.ramzor.decision.Move;
import io.ramzor.event.Micros;
import io.ramzor.sim.Scenario;
import io.ramzor.sim.Simulation;
import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwinPlayerTest {
    private static final Scenario SCENARIO = Scenario.named("chat-storm");
    private static final long OPENS = Micros.of(SCENARIO.opensAt());

    @TempDir
    private Path folder;

    private Broker broker;

    @BeforeEach
    void open() throws IOException {
        broker = BrokerAddress.embedded(folder).open();
    }

    @AfterEach
    void close() throws IOException {
        broker.close();
    }

    @Test
    void whatCameBeforeTheOpeningIsPlayedAtOnce() throws IOException {
        try (TwinPlayer twin = player(new AtomicLong(Long.MIN_VALUE), new Pace(60))) {
            twin.playBefore(OPENS);

            assertThat(twin.now()).isEqualTo(OPENS);
            List<String> lines = lines();
            assertThat(lines).hasSizeGreaterThan(1_000);
            assertThat(lines.get(lines.size() - 1)).contains(SCENARIO.opensAt().toString());
        }
    }

    @Test
    void itWaitsForItsReadersAndFollowsDecisions() throws IOException {
        AtomicLong readAt = new AtomicLong(Long.MIN_VALUE);
        try (TwinPlayer twin = player(readAt, new Pace(600))) {
            twin.playBefore(OPENS);
            twin.start();
            readAt.set(OPENS);
            await().until(() -> twin.now() == OPENS + Pace.MOST_BEHIND);

            String agent = voiceAgent();
            Instant now = Micros.toInstant(OPENS);
            Move move = new Move(
                    "move_agent", agent, "service-voice", "service-chat", now, now.plus(Duration.ofMinutes(30)));
            Decision decision = new Decision("d1", "apply", now, "test", "p1", null, null, List.of(move));
            broker.append(Topics.DECISIONS.name(), 0, List.of(Topics.DECISIONS.entry(decision)));
            readAt.set(OPENS + Micros.HOUR);

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> lines().stream()
                            .anyMatch(line -> line.contains("agent.state")
                                    && line.contains("\"" + agent + "\"")
                                    && line.contains("[\"chat\"]")));
        }
    }

    @Test
    void theBotGoesByTheLevelThatIsAskedForUntilItsEnd() throws IOException {
        AtomicLong readAt = new AtomicLong(OPENS + Micros.HOUR);
        try (TwinPlayer twin = player(readAt, new Pace(600))) {
            twin.playBefore(OPENS);
            Instant now = Micros.toInstant(OPENS);
            Move raise = new Move("bot_level", null, "green", "red", now, now.plus(Duration.ofMinutes(10)));
            Decision decision = new Decision("d1", "move", now, "test", null, null, null, List.of(raise));
            broker.append(Topics.DECISIONS.name(), 0, List.of(Topics.DECISIONS.entry(decision)));
            twin.start();
            await().atMost(Duration.ofSeconds(20)).until(() -> levelsTold().equals(List.of("red", "green")));
        }
    }

    /** Levels that the bot was set to, in order. */
    private List<String> levelsTold() throws IOException {
        return lines().stream()
                .filter(line -> line.contains("bot.level_changed"))
                .map(line -> line.replaceAll(".*\"level\":\"(\\w+)\".*", "$1"))
                .toList();
    }

    @Test
    void afterItsEndNothingIsWritten() throws IOException {
        TwinPlayer twin = player(new AtomicLong(Long.MAX_VALUE - Pace.MOST_BEHIND), new Pace(600));
        twin.playBefore(OPENS);
        twin.start();
        await().until(() -> twin.now() > OPENS);
        twin.close();
        long end = broker.end(Topics.EVENTS, 0);

        assertThat(twin.now()).isGreaterThan(OPENS);
        assertThat(broker.read(Topics.EVENTS, 0, end, 10, Duration.ofMillis(300)))
                .isEmpty();
    }

    private TwinPlayer player(AtomicLong readAt, Pace pace) {
        return new TwinPlayer(new Simulation(SCENARIO, 1), broker, pace, readAt::get, () -> false);
    }

    /** Somebody on voice who can chat and stays for the next hour. */
    private String voiceAgent() throws IOException {
        Instant from = SCENARIO.opensAt();
        return SCENARIO.agents().stream()
                .filter(agent -> agent.skills().containsKey("service-voice")
                        && agent.skills().containsKey("service-chat"))
                .map(agent -> agent.agent())
                .filter(agent -> SCENARIO.shifts(SCENARIO.day()).stream()
                        .filter(shift -> shift.agent().equals(agent))
                        .anyMatch(shift -> covers(shift, from)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean covers(ShiftRow shift, Instant from) {
        return shift.activity().equals("shift")
                && shift.start().isBefore(from)
                && shift.end().isAfter(from.plus(Duration.ofHours(1)));
    }

    private List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        long next = 0;
        List<Broker.Stored> batch = broker.read(Topics.EVENTS, 0, next, 10_000, Duration.ZERO);
        while (!batch.isEmpty()) {
            for (Broker.Stored stored : batch) {
                lines.add(new String(stored.value(), StandardCharsets.UTF_8));
                next = stored.offset() + 1;
            }
            batch = broker.read(Topics.EVENTS, 0, next, 10_000, Duration.ZERO);
        }
        return lines;
    }
}
