package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.decision.Decision;
import io.ramzor.decision.Move;
import io.ramzor.decision.Proposal;
import io.ramzor.sim.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoHintTest {
    private static final Scenario STORM = Scenario.named("chat-storm");
    private static final Instant OPENS = STORM.opensAt();

    @Test
    void theStormIsAnnouncedThenThere() {
        assertThat(at(0)).isEqualTo(new DemoHint("storm_in", Map.of("minutes", 3L)));
        assertThat(at(2)).isEqualTo(new DemoHint("storm_in", Map.of("minutes", 1L)));
        assertThat(at(3)).isEqualTo(new DemoHint("storm_here", Map.of()));
        assertThat(at(300)).isEqualTo(new DemoHint("calm", Map.of()));
        assertThat(DemoHint.of(Scenario.named("quiet-day"), OPENS, List.of(), null)
                        .code())
                .isEqualTo("calm");
    }

    @Test
    void aProposalIsToBeAppliedThenWatched() {
        Move move = new Move("move_agent", "a1", "voice", "chat", OPENS, OPENS.plusSeconds(1_800));
        Proposal proposal = new Proposal("p", OPENS, OPENS, "open", List.of(move), List.of(), 1, 2, List.of());
        Decision decision = new Decision("d", "apply", OPENS, "me", "p", null, null, List.of(move));

        assertThat(DemoHint.of(STORM, OPENS, List.of(proposal), decision))
                .isEqualTo(new DemoHint("press_apply", Map.of("count", 1, "to", "chat")));
        assertThat(DemoHint.of(STORM, OPENS.plusSeconds(60), List.of(), decision)
                        .code())
                .isEqualTo("watch");
    }

    private static DemoHint at(int minutes) {
        return DemoHint.of(STORM, OPENS.plus(Duration.ofMinutes(minutes)), List.of(), null);
    }
}
