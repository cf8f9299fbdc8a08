package io.ramzor.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ramzor.control.PlannedAgent.Stint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduledAgentsTest {
    private static final Instant START = Instant.parse("2026-06-15T09:00:00Z");
    private static final Instant END = START.plusSeconds(900);

    private final List<PlannedAgent> agents = new ArrayList<>();

    private void agent(String id, Instant from, Instant to, String... queues) {
        agents.add(new PlannedAgent(id, List.of(new Stint(from, to, Set.of(queues)))));
    }

    private Map<String, Double> at(Map<String, Double> required) {
        return new ScheduledAgents(agents).at(START, END, required);
    }

    @Test
    void whoComesInTheMiddleOfAnIntervalCountsByHisPartOfIt() {
        agent("a", START.minusSeconds(3_600), START.plusSeconds(300), "voice");
        agent("b", START.plusSeconds(600), END.plusSeconds(3_600), "voice");
        assertThat(at(Map.of()).get("voice")).isCloseTo(2 / 3.0, within(1e-9));
    }

    @Test
    void whoServesTwoQueuesGoesWhereSpecialistsDoNotSuffice() {
        agent("both", START, END, "voice", "chat");
        agent("v1", START, END, "voice");
        agent("v2", START, END, "voice");
        Map<String, Double> shared = at(Map.of("voice", 2.0, "chat", 1.0));
        assertThat(shared.get("voice")).isEqualTo(2);
        assertThat(shared.get("chat")).isEqualTo(1);
    }

    @Test
    void whatIsLeftIsSharedInProportionToWhatIsRequired() {
        for (int i = 0; i < 8; i++) {
            agent("a" + i, START, END, "voice", "chat");
        }
        Map<String, Double> shared = at(Map.of("voice", 3.0, "chat", 1.0));
        assertThat(shared.get("voice")).isCloseTo(6, within(1e-9));
        assertThat(shared.get("chat")).isCloseTo(2, within(1e-9));
    }

    @Test
    void aPlanThatIsOverIsNone() {
        agent("a", START.minusSeconds(3_600), START, "voice");
        assertThat(new ScheduledAgents(agents).known(START)).isFalse();
        assertThat(new ScheduledAgents(List.of()).known(START)).isFalse();
        assertThat(new ScheduledAgents(agents).known(START.minusSeconds(60))).isTrue();
    }
}
