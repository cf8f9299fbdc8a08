package io.ramzor.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RequirementsTest {
    private static final int SECONDS = 900;
    private static final Target TARGET = new Target(20, 0.8, Reading.OF_OFFERED, 1);
    private static final Work.Live LIVE = new Work.Live(TARGET, 180.0);

    @Test
    void aSteadyDayNeedsWhatErlangSays() {
        List<Requirement> required =
                Requirements.of(LIVE, SECONDS, Collections.nCopies(20, IntervalDemand.of(50, 240)));
        int steady = Erlang.agentsFor(new Load(50.0 / SECONDS, 240, 180.0), TARGET);
        Outcome outcome = Erlang.outcome(new Load(50.0 / SECONDS, 240, 180.0), steady, 20);
        Requirement last = required.get(19);
        assertThat(last.agents()).isEqualTo(steady);
        assertThat(last.serviceLevel()).isCloseTo(outcome.serviceLevel().ofOffered(), within(1e-3));
        assertThat(last.abandonment()).isCloseTo(outcome.abandonment(), within(1e-3));
        assertThat(last.workload()).isCloseTo(50.0 / SECONDS * 240, within(1e-9));
    }

    @Test
    void whatAPeakLeavesNeedsItsAgentsAfterIt() {
        List<IntervalDemand> alone = List.of(IntervalDemand.of(20, 600));
        List<IntervalDemand> afterPeak = List.of(IntervalDemand.of(80, 600), IntervalDemand.of(20, 600));
        assertThat(Requirements.of(LIVE, SECONDS, afterPeak).get(1).agents())
                .isGreaterThan(Requirements.of(LIVE, SECONDS, alone).get(0).agents() + 10);
    }

    /** Service level alone is met by losing callers: with little patience the cap asks for more. */
    @Test
    void theCapOnAbandonmentIsHeldToo() {
        List<IntervalDemand> demand = Collections.nCopies(8, IntervalDemand.of(50, 240));
        Work levelOnly = new Work.Live(new Target(20, 0.8, Reading.WAIT_WITHIN_TARGET, 1), 15.0);
        Work capped = new Work.Live(new Target(20, 0.8, Reading.WAIT_WITHIN_TARGET, 0.03), 15.0);
        Requirement losing = Requirements.of(levelOnly, SECONDS, demand).get(7);
        Requirement keeping = Requirements.of(capped, SECONDS, demand).get(7);
        assertThat(losing.abandonment()).isGreaterThan(0.1);
        assertThat(keeping.abandonment()).isLessThanOrEqualTo(0.03);
        assertThat(keeping.agents()).isGreaterThan(losing.agents());
    }

    /** Against the exact transient solution, through an hour with a third of the agents missing: at most half a point off. */
    @Test
    void abandonmentThroughABacklogIsNearTheExactOne() {
        List<IntervalDemand> demand = new ArrayList<>();
        int[] agents = new int[20];
        for (int i = 0; i < agents.length; i++) {
            demand.add(IntervalDemand.of(30 + 20 * Math.sin(i / 3.0), 240));
            agents[i] = i >= 8 && i < 12 ? 9 : 15;
        }
        List<Requirement> fluid = Requirements.given(
                LIVE, SECONDS, demand, Arrays.stream(agents).boxed().toList());
        double[] exact = new TransientReference().abandonment(demand, agents, 180, SECONDS);
        double worst = 0;
        for (int i = 0; i < agents.length; i++) {
            worst = Math.max(worst, Math.abs(fluid.get(i).abandonment() - exact[i]));
        }
        System.out.printf("abandonment by interval: at most %.4f off the exact transient solution%n", worst);
        assertThat(worst).isLessThan(0.01);
    }

    @Test
    void oneDialogueAtOnceIsACall() {
        Work threads = new Work.Threads(TARGET, 180.0, 1, 0.5, 0.3, 0, 0, 0.1);
        List<IntervalDemand> demand =
                List.of(IntervalDemand.of(40, 240), IntervalDemand.of(70, 240), IntervalDemand.of(10, 200));
        List<Requirement> calls = Requirements.of(LIVE, SECONDS, demand);
        List<Requirement> chats = Requirements.of(threads, SECONDS, demand);
        for (int i = 0; i < calls.size(); i++) {
            assertThat(chats.get(i).agents()).isEqualTo(calls.get(i).agents());
            assertThat(chats.get(i).serviceLevel()).isCloseTo(calls.get(i).serviceLevel(), within(1e-3));
        }
    }

    @Test
    void concurrencySavesAgentsAndSlownessAndIdleThreadsCostThem() {
        List<IntervalDemand> demand = Collections.nCopies(4, IntervalDemand.of(60, 500));
        int one = chats(demand, 1, 0, 0);
        int three = chats(demand, 3, 0, 0);
        assertThat(three).isLessThan(one / 2);
        assertThat(chats(demand, 3, 0.3, 0)).isGreaterThan(three);
        assertThat(chats(demand, 3, 0, 3_000)).isGreaterThan(three);
    }

    private static int chats(List<IntervalDemand> demand, int atOnce, double slowdown, double idleSeconds) {
        Work work = new Work.Threads(TARGET, 180.0, atOnce, 0.5, slowdown, idleSeconds, 1, 0.1);
        return Requirements.of(work, SECONDS, demand).get(3).agents();
    }

    /** Contacts of half an hour that come in one quarter are work in the next ones too: half of what is present is left after 21 minutes. */
    @Test
    void longContactsTakeTheirAgentsInTheIntervalsInWhichTheyAre() {
        List<Integer> agents = agentsAfterABurst(1_800);
        assertThat(agents.get(1)).isBetween(14, 18);
        assertThat(agents.get(2)).isBetween(8, 11);
        assertThat(agents.get(3)).isBetween(4, 7);
        assertThat(agentsAfterABurst(60).get(2)).isLessThan(2);
    }

    private static List<Integer> agentsAfterABurst(double handleSeconds) {
        List<IntervalDemand> demand = new ArrayList<>(List.of(IntervalDemand.of(20, handleSeconds)));
        demand.addAll(Collections.nCopies(3, IntervalDemand.of(0, handleSeconds)));
        return Requirements.of(LIVE, SECONDS, demand).stream()
                .map(Requirement::agents)
                .toList();
    }

    @Test
    void closedHoursNeedNobodyAndNothingToDoIsNoData() {
        List<Requirement> required = Requirements.of(
                LIVE,
                SECONDS,
                List.of(
                        new IntervalDemand(5, 240, false),
                        IntervalDemand.of(0, 240),
                        IntervalDemand.of(30, 240),
                        new IntervalDemand(0, 240, false)));
        assertThat(required).extracting(Requirement::agents).startsWith(0, 0).endsWith(0);
        assertThat(required.get(0).serviceLevel()).isNull();
        assertThat(required.get(1).serviceLevel()).isNull();
        assertThat(required.get(1).occupancy()).isNull();
        assertThat(required.get(2).agents()).isGreaterThan(8);
        assertThat(required.get(3).backlog()).isZero();
    }

    @Property(tries = 60)
    void nothingIsEverNotANumber(
            @ForAll @Size(min = 1, max = 12) List<@DoubleRange(min = 0, max = 2_000) Double> contacts,
            @ForAll @IntRange(min = 1, max = 4_000) int handle,
            @ForAll @IntRange(min = 1, max = 3) int kind) {
        List<IntervalDemand> demand = contacts.stream()
                .map(count -> new IntervalDemand(count < 100 ? 0 : count < 200 ? 1e-9 : count, handle, count != 777))
                .toList();
        Work work = kind == 1
                ? LIVE
                : kind == 2
                        ? new Work.Threads(TARGET, null, 4, 0.5, 0.2, 900, 1, 0.1)
                        : new Work.Deferred(7_200, handle % 2 == 0, 0.9, 1, List.of(0.0, 9_000.0));
        List<Requirement> required = Requirements.of(work, SECONDS, demand);
        assertThat(required).hasSameSizeAs(demand);
        for (Requirement one : required) {
            assertThat(one.agents()).isNotNegative();
            assertThat(one.workload()).isFinite().isNotNegative();
            assertThat(one.backlog()).isFinite().isNotNegative();
            for (Double share : new Double[] {one.serviceLevel(), one.abandonment(), one.occupancy()}) {
                assertThat(share == null || share >= 0 && share <= 1 + 1e-9)
                        .as("%s", one)
                        .isTrue();
            }
        }
    }

    @Test
    void shrinkageIsPaidForBesides() {
        Requirement net = new Requirement(14, 10, 0.8, 0.02, 0.7, 0);
        assertThat(net.gross(0.3)).isCloseTo(20, within(1e-12));
        assertThatThrownBy(() -> net.gross(1)).hasMessageContaining("below 1");
        assertThatThrownBy(() -> net.gross(Double.NaN)).hasMessageContaining("shrinkage");
    }

    @Test
    void impossibleQuestionsAreRefusedInWords() {
        assertThatThrownBy(() -> IntervalDemand.of(-1, 10)).hasMessageContaining("contacts must be 0 or more");
        assertThatThrownBy(() -> IntervalDemand.of(Double.NaN, 10)).hasMessageContaining("contacts");
        assertThatThrownBy(() -> IntervalDemand.of(1, 0)).hasMessageContaining("handling time");
        assertThatThrownBy(() -> new Target(20, 1, Reading.OF_OFFERED, 1)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> new Target(20, 0.8, Reading.OF_OFFERED, 0)).hasMessageContaining("abandonment");
        assertThatThrownBy(() -> new Work.Deferred(0, true, 0.9, 1, List.of())).hasMessageContaining("deadline");
        assertThatThrownBy(() -> Requirements.of(LIVE, 0, List.of())).hasMessageContaining("interval lasts");
        assertThatThrownBy(() -> Requirements.given(LIVE, 900, List.of(IntervalDemand.of(1, 1)), List.of()))
                .hasMessageContaining("one number of agents");
        assertThat(Requirements.of(LIVE, SECONDS, List.of())).isEmpty();
    }
}
