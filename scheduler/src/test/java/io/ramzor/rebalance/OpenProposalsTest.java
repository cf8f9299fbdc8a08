package io.ramzor.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.decision.Decision;
import io.ramzor.decision.Proposal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenProposalsTest {
    private final OpenProposals open = new OpenProposals(Threshold.DEFAULT, Guardrails.DEFAULT);
    private final Assessor assessor =
            new Assessor(new Rebalancer(Guardrails.DEFAULT, Budget.steps(120, 1_500), 1), open);

    private static Situation at(Situation situation, int seconds) {
        return new Situation(
                situation.at().plusSeconds(seconds),
                situation.intervalMinutes(),
                situation.horizonIntervals(),
                situation.queues(),
                situation.agents(),
                situation.moveCost());
    }

    private Proposal arises() {
        List<Proposal> proposals = assessor.propose(Situations.storm());
        assertThat(proposals).hasSize(1);
        return proposals.get(0);
    }

    private static Decision decision(String kind, Proposal proposal, Instant at) {
        return new Decision("d1", kind, at, "dana", proposal.id(), null, null, proposal.actions());
    }

    @Test
    void oneProposalForTheHelpedQueueWithItsReasons() {
        Proposal proposal = arises();
        assertThat(proposal.status()).isEqualTo("open");
        assertThat(proposal.cost()).isLessThan(proposal.costNow());
        assertThat(proposal.validUntil()).isAfter(proposal.madeAt());
        assertThat(proposal.actions()).allSatisfy(move -> assertThat(move.to()).isEqualTo("chat"));
        assertThat(proposal.why())
                .extracting(Proposal.Reason::code)
                .contains("predicted_below_target", "backlog_grows", "agents_skilled", "back_at");
        assertThat(proposal.effect()).extracting("queue").contains("chat", "voice");
    }

    @Test
    void keepsIdAndAgentsWhileItRemainsGood() {
        Proposal first = arises();
        for (int seconds = 30; seconds <= 600; seconds += 95) {
            List<Proposal> again = assessor.propose(at(Situations.storm(), seconds));
            assertThat(again).hasSize(1);
            assertThat(again.get(0).id()).isEqualTo(first.id());
            assertThat(again.get(0).madeAt()).isEqualTo(first.madeAt());
            assertThat(again.get(0).actions())
                    .extracting("agent")
                    .isEqualTo(first.actions().stream()
                            .map(move -> (Object) move.agent())
                            .toList());
            assertThat(again.get(0).validUntil()).isAfter(first.validUntil());
        }
    }

    @Test
    void withdrawsWhatDoesNoGoodAnyMore() {
        Proposal first = arises();
        List<Proposal> later = assessor.propose(at(Situations.balanced(), 600));
        assertThat(later).hasSize(1);
        assertThat(later.get(0).id()).isEqualTo(first.id());
        assertThat(later.get(0).status()).isEqualTo("withdrawn");
        assertThat(assessor.propose(at(Situations.balanced(), 630))).isEmpty();
    }

    @Test
    void leavesAQueueInPeaceForTenMinutesAfterADismissal() {
        Proposal first = arises();
        open.decided(decision("dismiss", first, Situations.NOW.plusSeconds(30)));
        assertThat(assessor.propose(at(Situations.storm(), 60))).isEmpty();
        assertThat(assessor.propose(at(Situations.storm(), 600))).isEmpty();
        List<Proposal> afterwards = assessor.propose(at(Situations.storm(), 660));
        assertThat(afterwards).hasSize(1);
        assertThat(afterwards.get(0).id()).isNotEqualTo(first.id());
    }

    @Test
    void anAppliedProposalIsNoLongerOpen() {
        Proposal first = arises();
        open.decided(decision("apply", first, Situations.NOW.plusSeconds(30)));
        assertThat(assessor.propose(at(Situations.storm(), 60))).isEmpty();
    }

    @Test
    void takesOverWhatWasOpenBeforeARestart() {
        Proposal first = arises();
        OpenProposals restarted = new OpenProposals(Threshold.DEFAULT, Guardrails.DEFAULT);
        restarted.resume(first);
        List<Proposal> again = new Assessor(new Rebalancer(Guardrails.DEFAULT, Budget.steps(120, 1_500), 1), restarted)
                .propose(at(Situations.storm(), 30));
        assertThat(again).extracting(Proposal::id).containsExactly(first.id());
    }
}
