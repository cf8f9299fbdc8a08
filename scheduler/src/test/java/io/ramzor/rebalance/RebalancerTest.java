package io.ramzor.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.decision.Move;
import java.util.List;
import org.junit.jupiter.api.Test;

class RebalancerTest {
    private static final Budget STEPS = Budget.steps(300, 4_000);

    private static List<Move> moves(Situation situation, long seed) {
        return Proposer.moves(new Rebalancer(Guardrails.DEFAULT, STEPS, seed).solve(situation));
    }

    @Test
    void sendsAgentsToTheQueueThatIsOverrun() {
        Rebalancer.Answer answer = new Rebalancer(Guardrails.DEFAULT, STEPS, 1).solve(Situations.storm());
        List<Move> moves = Proposer.moves(answer);
        assertThat(moves).isNotEmpty().hasSizeLessThanOrEqualTo(8).allSatisfy(move -> {
            assertThat(move.from()).isEqualTo("voice");
            assertThat(move.to()).isEqualTo("chat");
            assertThat(move.end()).isAfter(move.start());
        });
        assertThat(answer.cost()).isLessThan(answer.costNow());
    }

    @Test
    void leavesABalancedCentreAlone() {
        assertThat(moves(Situations.balanced(), 1)).isEmpty();
    }

    @Test
    void givesTheSameAnswerForTheSameSeed() {
        assertThat(moves(Situations.storm(), 7)).isEqualTo(moves(Situations.storm(), 7));
    }

    @Test
    void hasAnAnswerForAnEmptyCentre() {
        assertThat(moves(Situations.of(List.of(), List.of()), 1)).isEmpty();
    }

    @Test
    void findsAnAnswerWithinTheLiveBudget() {
        Rebalancer live = new Rebalancer(Guardrails.DEFAULT, Budget.LIVE, 1);
        Assessor.warmUp(live);
        long start = System.nanoTime();
        Rebalancer.Answer answer = live.solve(Situations.storm());
        System.out.printf(
                "live: cost %.1f instead of %.1f in %d ms%n",
                answer.cost(), answer.costNow(), (System.nanoTime() - start) / 1_000_000);
        assertThat(answer.cost()).isLessThan(answer.costNow() / 2);
    }
}
