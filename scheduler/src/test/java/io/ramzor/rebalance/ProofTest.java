package io.ramzor.rebalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.ramzor.decision.Effect;
import io.ramzor.decision.Move;
import io.ramzor.twin.PairedRuns;
import io.ramzor.twin.TwinCourse;
import io.ramzor.twin.TwinFloor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProofTest {
    private static Move move(Situation situation, String agent, String from, String to) {
        return new Move("move_agent", agent, from, to, situation.at(), situation.startOf(6));
    }

    @Test
    void whatHelpsIsProvenWithItsEffectOnHelpedAndDonor() {
        Situation storm = Situations.storm();
        Proof.Result proof = Proof.of(
                storm, List.of(move(storm, "voice-0", "voice", "chat"), move(storm, "voice-1", "voice", "chat")));
        assertThat(proof.helps()).isTrue();
        assertThat(proof.pairs()).isEqualTo(20);
        assertThat(proof.saving().get(0)).isPositive();
        assertThat(proof.effects()).extracting(Effect::queue).containsExactly("voice", "chat");
        assertThat(proof.effects()).extracting(Effect::role).containsExactly("donor", "helped");
        Effect chat = proof.effects().get(1);
        assertThat(chat.change().serviceLevel().get(0)).isPositive();
        assertThat(chat.change().latenessSeconds().get(2)).isNegative();
        assertThat(chat.change().abandonment().get(2)).isNegative();
        assertThat(chat.with().serviceLevel()).isSorted();
        assertThat(chat.with().serviceLevel().get(1))
                .isGreaterThan(chat.without().serviceLevel().get(1));
    }

    @Test
    void whatDoesNotHelpIsRefuted() {
        Situation balanced = Situations.balanced();
        Proof.Result proof = Proof.of(
                balanced,
                List.of(move(balanced, "voice-0", "voice", "chat"), move(balanced, "voice-1", "voice", "chat")));
        assertThat(proof.helps()).isFalse();
        assertThat(proof.refuted()).isTrue();
    }

    /** A queue whose agents nobody moves feels it through those who serve both. */
    @Test
    void theRestIsShownWhereItIsTouched() {
        Map<String, Double> all = Map.of("voice", 1.0, "chat", 1.0, "mail", 1.0, "video", 1.0);
        Situation.AgentState both = new Situation.AgentState(
                "both", "voice", List.of("voice", "mail"), all, null, null, null, 0, null, null);
        Situation situation = Situations.of(
                List.of(
                        Situations.queue("voice", 30, 240, 180.0),
                        Situations.queue("chat", 60, 240, 240.0),
                        Situations.queue("mail", 4, 240, 600.0),
                        Situations.queue("video", 4, 240, 240.0)),
                Situations.all(
                        Situations.agents(8, "voice", all),
                        Situations.agents(8, "chat", all),
                        Situations.agents(2, "video", all),
                        List.of(both)));
        Proof.Result proof = Proof.of(situation, List.of(move(situation, "voice-0", "voice", "chat")));
        assertThat(proof.effects()).extracting(Effect::queue).containsExactly("voice", "chat", "mail");
        assertThat(proof.effects()).extracting(Effect::role).containsExactly("donor", "helped", "rest");
    }

    @Test
    void theSameSituationGivesTheSameAnswer() {
        Situation storm = Situations.storm();
        List<Move> moves = List.of(move(storm, "voice-0", "voice", "chat"));
        assertThat(Proof.of(storm, moves)).isEqualTo(Proof.of(storm, moves));
    }

    /** Breaks ahead, the end of a shift and the way back from a move are in both futures. */
    @Test
    void whoGoesSoonHelpsLittle() {
        Map<String, Double> skills = Map.of("voice", 1.0, "chat", 1.0);
        Situation storm = Situations.storm();
        List<Situation.AgentState> agents = Situations.all(
                storm.agents(),
                List.of(
                        Situations.agent("stays", "voice", skills, null, null),
                        Situations.agent("goes", "voice", skills, List.of(List.of(0.0, 0.2)), null)));
        Situation situation = Situations.of(storm.queues(), agents);
        double stays = saving(situation, "stays");
        double goes = saving(situation, "goes");
        assertThat(stays).isGreaterThan(goes + 5);
    }

    private static double saving(Situation situation, String agent) {
        return Proof.of(situation, List.of(move(situation, agent, "voice", "chat")), 100)
                .saving()
                .get(1);
    }

    /**
     * The futures' mean queue against the transient chain: a backlog of forty that goes. The chain is given ten times slower time, so
     * that its steps of a minute are six seconds.
     */
    @Test
    void theQueueOnItsWayIsThatOfTheChain() {
        Situation.QueueState state = Situations.withBacklog(Situations.queue("q", 44, 240, 400.0), 40, 30);
        int agents = 12;
        Situation.QueueState slow = Situations.withBacklog(Situations.queue("q", 44, 2_400, 4_000.0), 40, 300);
        Chain chain = new Chain(slow, agents, 8, 150, 10, 14);
        double[] constant = new double[8];
        Arrays.fill(constant, agents);
        double[][] distributions = chain.distributions(constant);
        TwinFloor.Line line = new TwinFloor.Line(
                new double[] {44},
                0,
                240,
                0,
                400,
                0,
                30,
                state.backlog().stream().mapToDouble(Double::doubleValue).toArray(),
                agents);
        int[][] serves = new int[agents][];
        Arrays.fill(serves, new int[] {0});
        double[][] proficiency = new double[agents][];
        Arrays.fill(proficiency, new double[] {1});
        int[][] capacity = new int[agents][];
        Arrays.fill(capacity, new int[] {1});
        TwinFloor floor = new TwinFloor(7_200, 900, List.of(line), proficiency, capacity);
        for (int interval : new int[] {1, 2, 4, 7}) {
            TwinCourse course = new TwinCourse(serves, new int[agents]);
            PairedRuns runs = new PairedRuns(floor, course, course, 900.0 * interval, 0, 5, 2).play(2_000);
            double mean = runs.mean(false, PairedRuns.Measure.WAITING, 0);
            double exact = chain.waiting(distributions[interval], agents);
            System.out.printf("waiting after %d min: compact twin %.2f, chain %.2f%n", 15 * interval, mean, exact);
            assertThat(mean).isCloseTo(exact, offset(0.35));
        }
    }
}
