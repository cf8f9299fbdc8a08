package io.ramzor.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.decision.Proposal;
import io.ramzor.metric.IntervalSlice;
import io.ramzor.rebalance.Assessor;
import io.ramzor.rebalance.Budget;
import io.ramzor.rebalance.OpenProposals;
import io.ramzor.rebalance.Rebalancer;
import io.ramzor.rebalance.Situation;
import io.ramzor.sim.Scenario;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whole mornings of the twin, a round each 30 seconds. */
class QuietAndStormTest {
    private static final PlannerSettings SETTINGS = PlannerSettings.defaults();

    private static Instant at(Scenario scenario, String time) {
        return scenario.day()
                .atTime(LocalTime.parse(time))
                .atZone(scenario.zone())
                .toInstant();
    }

    /** Proposals that arise between these local times; printed as they do. */
    private static List<Proposal> play(String name, long seed, String from, String to) {
        Scenario scenario = Scenario.named(name);
        List<IntervalSlice> history = TwinDay.history(scenario, 5);
        TwinDay day = new TwinDay(scenario, seed, history);
        OpenProposals open = new OpenProposals(SETTINGS.threshold(), SETTINGS.guardrails());
        Assessor assessor = new Assessor(new Rebalancer(SETTINGS.guardrails(), Budget.steps(90, 1_500), 1), open);
        Set<String> ids = new HashSet<>();
        List<Proposal> arisen = new ArrayList<>();
        for (Instant at = at(scenario, from); at.isBefore(at(scenario, to)); at = at.plusSeconds(30)) {
            day.advanceTo(at);
            Situation situation = day.situation();
            for (Proposal proposal : assessor.propose(situation)) {
                if (ids.add(proposal.id())) {
                    arisen.add(proposal);
                    System.out.printf(
                            "%s seed %d %s: %s saves %.0f, %d moves%n",
                            name,
                            seed,
                            LocalTime.ofInstant(at, scenario.zone()),
                            proposal.id(),
                            proposal.costNow() - proposal.cost(),
                            proposal.actions().size());
                }
            }
        }
        System.out.printf("%s seed %d from %s to %s: %d proposals%n", name, seed, from, to, arisen.size());
        return arisen;
    }

    @Test
    void aQuietMorningIsLeftAlmostAlone() {
        assertThat(play("quiet-day", 2, "09:30", "11:30")).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aChatStormBringsAProposalWithinMinutes() {
        List<Proposal> proposals = play("chat-storm", 1, "10:43", "10:52");
        assertThat(proposals)
                .anySatisfy(proposal -> assertThat(proposal.actions())
                        .isNotEmpty()
                        .allSatisfy(move -> assertThat(move.to()).isEqualTo("service-chat")));
    }
}
