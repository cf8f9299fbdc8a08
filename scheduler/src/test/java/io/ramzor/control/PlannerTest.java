package io.ramzor.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ramzor.centre.AgentProfile;
import io.ramzor.decision.Decision;
import io.ramzor.decision.ForecastPoint;
import io.ramzor.decision.Move;
import io.ramzor.decision.Proposal;
import io.ramzor.decision.QueueOutlook;
import io.ramzor.decision.TopicMark;
import io.ramzor.metric.FloorAgent;
import io.ramzor.metric.FloorContact;
import io.ramzor.metric.LiveSlice;
import io.ramzor.rebalance.Situation;
import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.Topic;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process on a real broker: topics in, topics out. */
class PlannerTest {
    private static final Instant NOW = Instant.parse("2026-06-15T07:50:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Broker broker;
    private Planner planner;

    @BeforeEach
    void open() throws IOException {
        broker = new BrokerAddress("embedded", folder.toString()).open();
        planner = new Planner(broker, Centres.twoQueues(), PlannerSettings.defaults());
    }

    @AfterEach
    void close() throws IOException {
        planner.close();
        broker.close();
    }

    private <T> void write(Topic<T> topic, T record) throws IOException {
        broker.append(topic.name(), 0, List.of(topic.entry(record)));
    }

    private <T> List<T> read(Topic<T> topic) throws IOException {
        List<T> records = new ArrayList<>();
        for (Broker.Stored stored : broker.read(topic.name(), 0, 0, 10_000, Duration.ZERO)) {
            records.add(topic.codec().decode(stored.value()));
        }
        return records;
    }

    private void live(String queue, Instant at, long arrivals) throws IOException {
        Map<String, LiveSlice.Window> windows =
                Map.of("day", new LiveSlice.Window(NOW, arrivals, Map.of(), Map.of(), Map.of()));
        write(Topics.LIVE, new LiveSlice(queue, queue, at, windows, null));
        for (Topic<?> topic : Topics.LIVE_STATE) {
            write(Topics.MARKS, new TopicMark(topic.name(), at, broker.end(topic.name(), 0)));
        }
    }

    private void agent(String id, String channel) throws IOException {
        FloorAgent agent =
                new FloorAgent(id, "available", null, NOW.minusSeconds(600), List.of(channel), Map.of(), List.of());
        write(Topics.FLOOR, new Topics.FloorEntry(null, agent));
    }

    private void waiting(int contacts) throws IOException {
        for (int i = 0; i < contacts; i++) {
            Instant queued = NOW.minusSeconds(90 - i);
            write(
                    Topics.FLOOR,
                    new Topics.FloorEntry(
                            new FloorContact(
                                    "c" + i, "chat", "chat", null, "waiting", queued, queued, queued, null, 0, null, 0,
                                    null, null, null),
                            null));
        }
    }

    /** Voice agents who know chat, too few on chat, a line of customers there. */
    private void storm() throws IOException {
        for (int i = 0; i < 8; i++) {
            Map<String, Double> both = Map.of("voice", 1.0, "chat", 1.0);
            write(Topics.AGENTS, new AgentProfile("v" + i, "V" + i, null, 1, both, Map.of(), null));
            agent("v" + i, "voice");
        }
        agent("t0", "chat");
        waiting(25);
        for (int second = 0; second <= 600; second += 10) {
            live("chat", NOW.minusSeconds(600 - second), second / 12);
            live("voice", NOW.minusSeconds(600 - second), second / 120);
        }
    }

    @Test
    void readsTheFloorAndProposesForecastsAndLooksAhead() throws IOException {
        storm();
        planner.start();
        await().atMost(PATIENCE).until(() -> planner.now().equals(NOW));
        AtomicInteger step = new AtomicInteger();
        await().atMost(PATIENCE).until(() -> {
            live("chat", NOW.plusSeconds(10L * step.incrementAndGet()), 50 + step.get());
            return !read(Topics.PROPOSALS).isEmpty();
        });
        Proposal proposal = read(Topics.PROPOSALS).get(0);
        assertThat(proposal.status()).isEqualTo("open");
        assertThat(proposal.actions()).isNotEmpty().allSatisfy(move -> {
            assertThat(move.from()).isEqualTo("voice");
            assertThat(move.to()).isEqualTo("chat");
            assertThat(move.start()).isEqualTo(proposal.madeAt());
        });
        assertThat(read(Topics.FORECAST)).extracting(ForecastPoint::queue).contains("voice", "chat");
        assertThat(read(Topics.OUTLOOK)).extracting(QueueOutlook::queue).contains("voice", "chat");
    }

    @Test
    void aDecisionChangesTheSituationAndItsUndoChangesItBack() throws IOException {
        storm();
        planner.start();
        Move move = new Move("move_agent", "v0", "voice", "chat", NOW, NOW.plusSeconds(3_600));
        write(Topics.DECISIONS, new Decision("d1", "move", NOW, "dana", null, null, null, List.of(move)));
        await().atMost(PATIENCE).until(() -> queuesOf("v0").equals(List.of("chat")));
        assertThat(agentState("v0").lentFrom()).containsExactly("voice");
        assertThat(agentState("v0").returnsAt()).isEqualTo(4);
        write(Topics.DECISIONS, new Decision("d2", "undo", NOW, "dana", null, "d1", null, List.of()));
        await().atMost(PATIENCE).until(() -> queuesOf("v0").equals(List.of("voice")));
        assertThat(agentState("v0").lentFrom()).isNull();
        assertThat(agentState("v0").since()).isEqualTo(NOW);
    }

    @Test
    void keepsReadingWhileItPlans() throws IOException {
        storm();
        planner.start();
        for (int second = 10; second <= 300; second += 10) {
            live("voice", NOW.plusSeconds(second), 5);
        }
        await().atMost(PATIENCE).until(() -> planner.now().equals(NOW.plusSeconds(300)));
        assertThat(planner.situations().read().at()).isEqualTo(NOW.plusSeconds(300));
    }

    @Test
    void knowsNothingBeforeTheFirstRecord() throws IOException {
        planner.start();
        assertThat(planner.now()).isEqualTo(Instant.MIN);
        assertThat(planner.situations().read()).isNull();
    }

    private List<String> queuesOf(String agent) {
        return agentState(agent).queues();
    }

    private Situation.AgentState agentState(String agent) {
        return planner.situations().read().agents().stream()
                .filter(state -> state.agent().equals(agent))
                .findFirst()
                .orElseThrow();
    }
}
