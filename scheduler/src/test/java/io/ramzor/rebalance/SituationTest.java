package io.ramzor.rebalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ramzor.decision.Effect;
import io.ramzor.decision.Move;
import io.ramzor.topic.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SituationTest {
    private static final String STATE = """
            {"at":"2026-03-02T08:40:00Z","interval_minutes":15,"horizon_intervals":8,
             "queues":[{"queue":"voice","channel":"voice","target":0.8,"arrivals":[30,30,28],"handle_seconds":240,
                        "patience_seconds":180,"backlog":[]},
                       {"queue":"chat","channel":"chat","target":0.8,"arrivals":[60],"handle_seconds":240,
                        "patience_seconds":240,"backlog":[40,12.5]}],
             "agents":[{"agent":"a","queue":"voice","skills":{"voice":1.0,"chat":0.9},"capacity":1,
                        "since":"2026-03-02T06:00:00Z","available":[[0,4],[5,8]],"open_contacts":1}],
             "move_cost":2}
            """;

    private static Situation read() {
        return Json.read(STATE.getBytes(StandardCharsets.UTF_8), Situation.class);
    }

    @Test
    void readsTheStateFile() {
        Situation situation = read();
        assertThat(situation.queue("chat").backlog()).containsExactly(40.0, 12.5);
        assertThat(situation.queue("voice").arrivalsIn(7)).isEqualTo(28);
        assertThat(situation.moveCost()).isEqualTo(2);
        assertThat(situation.agents().get(0).availableShare(4, 6)).isEqualTo(0.5);
        assertThat(situation.agents().get(0).queues()).containsExactly("voice");
        assertThat(situation.agents().get(0).capacity().in("chat", 3)).isEqualTo(1);
    }

    @Test
    void isTheSameAfterWritingAndReading() {
        assertThat(Json.read(Json.write(read()), Situation.class)).isEqualTo(read());
    }

    @Test
    void refusesMovesThatCannotBe() {
        Situation situation = Situations.storm();
        assertThatThrownBy(() -> WhatIf.effect(situation, List.of(move("nobody", "chat"))))
                .hasMessageContaining("nobody is not on queue");
        assertThatThrownBy(() -> WhatIf.effect(situation, List.of(move("chat-0", "voice"))))
                .hasMessageContaining("no skill");
        assertThatThrownBy(() -> WhatIf.effect(situation, List.of(move("voice-0", "moon"))))
                .hasMessageContaining("moon is unknown");
    }

    @Test
    void tellsTheEffectOnBothQueuesOfAMove() {
        List<Effect> effect =
                WhatIf.effect(Situations.storm(), List.of(move("voice-0", "chat"), move("voice-1", "chat")));
        assertThat(effect).extracting(Effect::queue).containsExactly("voice", "chat");
        Effect chat = effect.get(1);
        assertThat(chat.with().serviceLevel().get(1))
                .isGreaterThan(chat.without().serviceLevel().get(1));
        assertThat(chat.with().serviceLevel()).isSorted();
        assertThat(effect)
                .isEqualTo(
                        WhatIf.effect(Situations.storm(), List.of(move("voice-0", "chat"), move("voice-1", "chat"))));
    }

    private static Move move(String agent, String to) {
        return new Move("move_agent", agent, "voice", to, Situations.NOW, Situations.NOW.plusSeconds(3600));
    }
}
