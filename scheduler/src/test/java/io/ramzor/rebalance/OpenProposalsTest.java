package io.ramzor.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.decision.Decision;
import io.ramzor.decision.Move;
import io.ramzor.decision.Proposal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static Decision dismissal(String because, Proposal proposal) {
        return new Decision(
                "d1", "dismiss", Situations.NOW.plusSeconds(30), "dana", proposal.id(), null, null, List.of(), because);
    }

    private static List<String> agents(Proposal proposal) {
        return proposal.actions().stream().map(Move::agent).toList();
    }

    @Test
    void othersAreProposedAfterARefusalOfThesePeople() {
        Proposal first = arises();
        open.decided(dismissal("not_these_agents", first));
        List<Proposal> next = assessor.propose(at(Situations.storm(), 60));
        assertThat(next).hasSize(1);
        assertThat(agents(next.get(0))).isNotEmpty().doesNotContainAnyElementsOf(agents(first));
    }

    @Test
    void aQueueThatCanSpareNobodyIsLeftAloneForAnHour() {
        Proposal first = arises();
        open.decided(dismissal("not_from_there", first));
        assertThat(assessor.propose(at(Situations.storm(), 60))).isEmpty();
        assertThat(assessor.propose(at(Situations.storm(), 3_600))).isEmpty();
        assertThat(assessor.propose(at(Situations.storm(), 3_660))).hasSize(1);
    }

    @Test
    void aRefusalIsRespectedAfterARestart() {
        Proposal first = arises();
        OpenProposals restarted = new OpenProposals(Threshold.DEFAULT, Guardrails.DEFAULT);
        restarted.resume(first.withStatus("dismissed"));
        restarted.decided(dismissal("not_from_there", first));
        assertThat(new Assessor(new Rebalancer(Guardrails.DEFAULT, Budget.steps(120, 1_500), 1), restarted)
                        .propose(at(Situations.storm(), 60)))
                .isEmpty();
    }

    @Test
    void anEditedProposalStaysAsItWasEdited() {
        Proposal first = arises();
        List<Move> fewer = first.actions().subList(0, 1);
        open.decided(new Decision("d1", "edit", Situations.NOW.plusSeconds(30), "dana", first.id(), null, null, fewer));
        List<Proposal> again = assessor.propose(at(Situations.balanced(), 60));
        assertThat(again).extracting(Proposal::status).containsExactly("open");
        assertThat(agents(again.get(0))).containsExactly(fewer.get(0).agent());
        List<Proposal> expired = assessor.propose(at(Situations.balanced(), 900));
        assertThat(expired).extracting(Proposal::status).containsExactly("withdrawn");
    }

    @Test
    void aMoveThatTheGuardrailsForbidByNowLeavesTheProposal() {
        Proposal first = arises();
        String one = agents(first).get(0);
        Situation.AgentState laden = new Situation.AgentState(
                one, "voice", null, Map.of("voice", 1.0, "chat", 1.0), null, null, null, 0, null, null, 9, null);
        Situation later = at(Situations.storm(), 30);
        List<Proposal> again = assessor.propose(later.withAgents(later.agents().stream()
                .map(agent -> agent.agent().equals(one) ? laden : agent)
                .toList()));
        assertThat(again).hasSize(1);
        assertThat(agents(again.get(0)))
                .doesNotContain(one)
                .hasSize(agents(first).size() - 1);
    }

    /** A storm of proposals: however many queues are in trouble, all open ones together stay within the limits. */
    @Test
    void manyQueuesInTroubleGetFewMoves() {
        List<Situation.QueueState> queues = new ArrayList<>();
        List<Situation.AgentState> people = new ArrayList<>();
        Map<String, Double> all = new HashMap<>(Map.of("calm", 1.0));
        for (int i = 0; i < 3; i++) {
            String id = "q" + i;
            queues.add(Situations.withBacklog(Situations.queue(id, 30, 240, 240.0), 8, 60));
            people.addAll(Situations.agents(6, id, Map.of(id, 1.0)));
            all.put(id, 1.0);
        }
        queues.add(Situations.queue("calm", 3, 240, 180.0));
        people.addAll(Situations.agents(14, "calm", all));
        Guardrails four = new Guardrails(4, Guardrails.DEFAULT.minimumStay());
        OpenProposals few = new OpenProposals(Threshold.DEFAULT, four);
        Assessor one = new Assessor(new Rebalancer(four, Budget.steps(120, 1_000), 1), few);
        Situation storm = Situations.of(queues, people);
        for (int seconds = 0; seconds <= 60; seconds += 60) {
            List<Proposal> proposals = one.propose(at(storm, seconds));
            assertThat(proposals)
                    .extracting(proposal -> proposal.actions().get(0).to())
                    .doesNotHaveDuplicates();
            assertThat(proposals.stream()
                            .mapToInt(proposal -> proposal.actions().size())
                            .sum())
                    .isBetween(1, 4);
        }
    }

    @Test
    void nothingStaysOpenWhereItIsOff() {
        arises();
        assertThat(open.withdrawAll()).extracting(Proposal::status).containsExactly("withdrawn");
        assertThat(open.withdrawAll()).isEmpty();
    }
}
