package io.ramzor.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersatilityTest {
    /** Six types of 1.4 contacts a minute and 10 minutes each, 90 agents: what chaining a second skill is known to give. */
    @Test
    void twoSkillsGiveMostOfWhatAllGive() {
        List<SkillLoad> loads = new ArrayList<>();
        for (int type = 0; type < 6; type++) {
            loads.add(new SkillLoad("type" + type, new Load(1.4 / 60, 600, null), 30, 0.6, 15));
        }
        Versatility floor = new Versatility(loads, ServingOrder.OWN_QUEUE_FIRST, 1_000_000, 1);
        double one = level(floor, 1);
        double two = level(floor, 2);
        double three = level(floor, 3);
        double all = level(floor, 6);
        System.out.printf("one skill %.3f, two %.3f, three %.3f, all %.3f%n", one, two, three, all);
        assertThat(one).isCloseTo(0.31, within(0.025));
        assertThat(one)
                .isCloseTo(
                        Erlang.outcome(loads.get(0).load(), 15, 30)
                                .serviceLevel()
                                .ofOffered(),
                        within(0.025));
        assertThat(two).isCloseTo(0.63, within(0.025));
        assertThat(three).isCloseTo(0.725, within(0.025));
        assertThat(all).isCloseTo(0.72, within(0.025));
    }

    private static double level(Versatility floor, int skills) {
        return floor.point(floor.agents(), skills).serviceLevel();
    }

    /** The smallest pool is worked by the twin too. */
    @Test
    void theSmallestPoolHoldsTheTargetsInTheTwin() {
        List<SkillLoad> loads = List.of(
                new SkillLoad("sales", new Load(0.05, 240, 200.0), 20, 0.8, 13),
                new SkillLoad("service", new Load(0.08, 200, 200.0), 20, 0.8, 18),
                new SkillLoad("billing", new Load(0.03, 300, 200.0), 20, 0.8, 10));
        Versatility floor = new Versatility(loads, ServingOrder.LONGEST_WAIT, 300_000, 5);
        Versatility.Point none = floor.point(0, 1);
        Versatility.Point smallest = floor.smallest(2);
        System.out.println("none versatile " + none.byQueue() + ", smallest pool " + smallest);
        assertThat(none.holds()).isFalse();
        assertThat(smallest.holds()).isTrue();
        assertThat(smallest.versatile()).isBetween(1, floor.agents() - 1);
        assertThat(floor.point(smallest.versatile() - 1, 2).holds()).isFalse();

        TwinQueue.Estimate[] twin = TwinFloor.levels(loads, floor.skills(smallest.versatile(), 2), 15);
        for (int queue = 0; queue < twin.length; queue++) {
            System.out.println(loads.get(queue).queue() + ": twin " + twin[queue]);
            assertThat(twin[queue].mean() + twin[queue].halfWidth()).isGreaterThan(0.8);
        }
        // Without a second skill the simulated floor is Erlang A, as the twin is.
        for (int queue = 0; queue < twin.length; queue++) {
            SkillLoad load = loads.get(queue);
            assertThat(none.byQueue().get(queue))
                    .isCloseTo(
                            Erlang.outcome(load.load(), load.agents(), 20)
                                    .serviceLevel()
                                    .ofOffered(),
                            within(0.01));
        }
    }

    @Test
    void theSameSeedGivesTheSameCurve() {
        List<SkillLoad> loads = List.of(
                new SkillLoad("a", new Load(0.05, 200, 100.0), 20, 0.8, 10),
                new SkillLoad("b", new Load(0.05, 200, 100.0), 20, 0.8, 10));
        assertThat(new Versatility(loads, ServingOrder.OWN_QUEUE_FIRST, 20_000, 3).point(10, 2))
                .isEqualTo(new Versatility(loads, ServingOrder.OWN_QUEUE_FIRST, 20_000, 3).point(10, 2))
                .isNotEqualTo(new Versatility(loads, ServingOrder.OWN_QUEUE_FIRST, 20_000, 4).point(10, 2));
    }

    @Test
    void impossibleFloorsAreRefusedInWords() {
        SkillLoad heavy = new SkillLoad("a", new Load(1, 100, null), 20, 0.8, 90);
        assertThatThrownBy(() -> new Versatility(List.of(heavy), ServingOrder.LONGEST_WAIT, 10_000, 1))
                .hasMessageContaining("90 agents cannot work off");
        SkillLoad nothing = new SkillLoad("b", new Load(0, 100, 60.0), 20, 0.8, 3);
        assertThatThrownBy(() -> new Versatility(List.of(nothing), ServingOrder.LONGEST_WAIT, 10_000, 1))
                .hasMessageContaining("nothing comes");
        SkillLoad fine = new SkillLoad("c", new Load(0.01, 100, 60.0), 20, 0.8, 3);
        assertThatThrownBy(() -> new Versatility(List.of(fine), ServingOrder.LONGEST_WAIT, 10_000, 1).point(4, 1))
                .hasMessageContaining("cannot be 4");
    }
}
