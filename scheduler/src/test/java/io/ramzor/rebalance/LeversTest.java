package io.ramzor.rebalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ramzor.decision.Effect;
import io.ramzor.decision.Move;
import io.ramzor.decision.Proposal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeversTest {
    private static final Map<String, Double> CLOSES = Map.of("green", 1.0, "amber", 0.6, "red", 0.5);

    /** A storm on chat that nobody else can help with. */
    private static Situation storm(Situation.Bot bot) {
        Situation.QueueState chat = new Situation.QueueState(
                "chat",
                "chat",
                0.8,
                List.of(60.0),
                240,
                240.0,
                List.of(90.0, 80.0, 70.0, 60.0, 50.0, 40.0),
                30.0,
                1,
                null,
                null,
                null,
                null,
                null,
                CLOSES);
        return new Situation(
                Situations.NOW,
                15,
                8,
                List.of(Situations.queue("voice", 30, 240, 180.0), chat),
                Situations.all(
                        Situations.agents(14, "voice", Map.of("voice", 1.0)),
                        Situations.agents(10, "chat", Map.of("chat", 1.0))),
                null,
                0,
                bot);
    }

    private static Situation.Bot green(Instant since) {
        return new Situation.Bot("green", since);
    }

    private static Move raise(String to, int minutes) {
        return new Move(
                "bot_level", null, "green", to, Situations.NOW, Situations.NOW.plus(Duration.ofMinutes(minutes)));
    }

    @Test
    void theBotTakesItsShareOfWhatComesUntilTheEnd() {
        Situation pulled = Levers.pulled(storm(green(null)), List.of(raise("amber", 22)));
        assertThat(pulled.queue("chat").arrivalsIn(0)).isEqualTo(36);
        assertThat(pulled.queue("chat").arrivalsIn(1)).isBetween(48.0, 49.0);
        assertThat(pulled.queue("chat").arrivalsIn(2)).isEqualTo(60);
        assertThat(pulled.queue("voice")).isEqualTo(storm(null).queue("voice"));
    }

    @Test
    void theEffectOfALevelIsToldByQueue() {
        List<Effect> effect = WhatIf.effect(storm(green(null)), List.of(raise("amber", 60)));
        assertThat(effect).singleElement().satisfies(chat -> {
            assertThat(chat.queue()).isEqualTo("chat");
            assertThat(chat.with().serviceLevel().get(1))
                    .isGreaterThan(chat.without().serviceLevel().get(1) + 0.1);
        });
    }

    @Test
    void whatCannotBePulledIsRefused() {
        Situation storm = storm(green(null));
        assertThatThrownBy(() -> WhatIf.effect(storm, List.of(raise("blue", 60))))
                .hasMessageContaining("not blue");
        assertThatThrownBy(() -> WhatIf.effect(Situations.storm(), List.of(raise("amber", 60))))
                .hasMessageContaining("too little is known");
        Move unknown = new Move("magic", null, null, null, Situations.NOW, Situations.NOW);
        assertThatThrownBy(() -> WhatIf.effect(storm, List.of(unknown))).hasMessageContaining("no lever magic");
    }

    @Test
    void aLevelIsNotProposedRightAfterItWasChangedNorAboveTheHighest() {
        assertThat(Levers.candidates(storm(null), "chat", Guardrails.DEFAULT)).isEmpty();
        Instant lately = Situations.NOW.minus(Duration.ofMinutes(14));
        assertThat(Levers.candidates(storm(green(lately)), "chat", Guardrails.DEFAULT))
                .isEmpty();
        assertThat(Levers.candidates(storm(new Situation.Bot("red", null)), "chat", Guardrails.DEFAULT))
                .isEmpty();
        assertThat(Levers.candidates(storm(green(null)), "voice", Guardrails.DEFAULT))
                .isEmpty();
        assertThat(Levers.candidates(storm(green(null)), "chat", Guardrails.DEFAULT))
                .singleElement()
                .satisfies(found -> assertThat(found.gain()).isPositive());
    }

    @Test
    void theBotIsProposedWhereNobodyCouldBeMovedAndGoesOnceItsLevelIsAnother() {
        OpenProposals open = new OpenProposals(Threshold.DEFAULT, Guardrails.DEFAULT);
        Assessor assessor = new Assessor(new Rebalancer(Guardrails.DEFAULT, Budget.steps(60, 500), 1), open);
        List<Proposal> proposals = assessor.propose(storm(green(null)));
        assertThat(proposals).hasSize(1);
        Proposal proposal = proposals.get(0);
        assertThat(proposal.actions()).singleElement().satisfies(action -> {
            assertThat(action.lever()).isEqualTo("bot_level");
            assertThat(action.from()).isEqualTo("green");
            assertThat(action.to()).isEqualTo("amber");
        });
        assertThat(proposal.why())
                .extracting(Proposal.Reason::code)
                .contains("bot_closes_more", "human_stays", "back_at")
                .doesNotContain("agents_skilled");
        List<Proposal> again = assessor.propose(storm(new Situation.Bot("amber", null)));
        assertThat(again).extracting(Proposal::id, Proposal::status).contains(tuple(proposal.id(), "withdrawn"));
    }
}
