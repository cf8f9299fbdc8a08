package io.ramzor.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What must hold of every load. */
class ErlangPropertiesTest {
    private static final double ROUNDING = 1e-12;

    @Property(tries = 300)
    void moreAgentsNeverLowerTheServiceLevel(
            @ForAll @DoubleRange(min = -2, max = 3) double magnitude,
            @ForAll @IntRange(min = 1, max = 1_200) int agents,
            @ForAll @DoubleRange(min = 0, max = 4) double patience,
            @ForAll @DoubleRange(min = 0, max = 300) double target) {
        Load load = new Load(Math.pow(10, magnitude) / 200, 200, Math.pow(10, patience));
        Outcome.ServiceLevel few = Erlang.outcome(load, agents, target).serviceLevel();
        Outcome.ServiceLevel more = Erlang.outcome(load, agents + 1, target).serviceLevel();
        for (Reading reading : Reading.values()) {
            assertThat(reading.of(more)).isGreaterThanOrEqualTo(reading.of(few) - ROUNDING);
            assertThat(reading.of(few)).isBetween(0.0, 1.0);
        }
        Load patient = new Load(load.arrivalsPerSecond(), 200, null);
        assertThat(Erlang.outcome(patient, agents + 1, target).serviceLevel().ofOffered())
                .isGreaterThanOrEqualTo(
                        Erlang.outcome(patient, agents, target).serviceLevel().ofOffered() - ROUNDING);
    }

    @Property(tries = 300)
    void theThreeReadingsKeepTheirOrder(
            @ForAll @DoubleRange(min = -2, max = 3) double magnitude,
            @ForAll @DoubleRange(min = 0.2, max = 2) double staffing,
            @ForAll @DoubleRange(min = 0, max = 600) double target) {
        double erlangs = Math.pow(10, magnitude);
        int agents = (int) Math.ceil(erlangs * staffing);
        Outcome.ServiceLevel level = Erlang.outcome(new Load(erlangs / 200, 200, 90.0), agents, target)
                .serviceLevel();
        assertThat(level.withoutShortAbandons()).isGreaterThanOrEqualTo(level.ofOffered() - ROUNDING);
        assertThat(level.waitWithinTarget()).isGreaterThanOrEqualTo(level.withoutShortAbandons() - ROUNDING);
    }

    @Property(tries = 300)
    void erlangATendsToErlangCAsPatienceGrows(
            @ForAll @DoubleRange(min = -1, max = 2.5) double magnitude,
            @ForAll @DoubleRange(min = 0.5, max = 8) double spare,
            @ForAll @DoubleRange(min = 0, max = 120) double target) {
        double erlangs = Math.pow(10, magnitude);
        int agents = (int) Math.ceil(erlangs + spare * Math.sqrt(erlangs));
        Outcome patient = Erlang.outcome(new Load(erlangs / 200, 200, null), agents, target);
        double before = Double.POSITIVE_INFINITY;
        for (double patience : new double[] {1e4, 1e6, 1e8, 1e9}) {
            Outcome impatient = Erlang.outcome(new Load(erlangs / 200, 200, patience), agents, target);
            double off = Math.abs(impatient.waitProbability() - patient.waitProbability())
                    + Math.abs(impatient.serviceLevel().ofOffered()
                            - patient.serviceLevel().ofOffered());
            assertThat(off).isLessThanOrEqualTo(before + 1e-9);
            before = off;
        }
        assertThat(before).isLessThan(1e-3);
    }

    @Property(tries = 300)
    void offeredLoadIsArrivalsTimesHandling(
            @ForAll @DoubleRange(min = 0.01, max = 50) double arrivals,
            @ForAll @DoubleRange(min = 1, max = 3_600) double handle,
            @ForAll @DoubleRange(min = 1, max = 3_600) double patience,
            @ForAll @IntRange(min = 1, max = 500) int agents) {
        Load load = new Load(arrivals, handle, patience);
        assertThat(load.erlangs()).isCloseTo(arrivals * handle, within(1e-9 * load.erlangs()));
        // What is offered is carried or leaves.
        Outcome outcome = Erlang.outcome(load, agents, 20);
        assertThat(outcome.occupancy() * agents + outcome.abandonment() * load.erlangs())
                .isCloseTo(load.erlangs(), within(1e-9 * load.erlangs()));
    }

    @Property(tries = 300)
    void agentsForAServiceLevelAreTheFewest(
            @ForAll @DoubleRange(min = -2, max = 3) double magnitude,
            @ForAll @DoubleRange(min = 0.05, max = 0.99) double level,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double mostAbandonment) {
        Load load = new Load(Math.pow(10, magnitude) / 200, 200, 150.0);
        Target target = new Target(30, level, Reading.WAIT_WITHIN_TARGET, mostAbandonment);
        int enough = Erlang.agentsFor(load, target);
        assertThat(holds(load, target, enough)).isTrue();
        assertThat(enough > 1 && holds(load, target, enough - 1)).isFalse();
    }

    private static boolean holds(Load load, Target target, int agents) {
        Outcome outcome = Erlang.outcome(load, agents, target.answerSeconds());
        return target.reading().of(outcome.serviceLevel()) >= target.serviceLevel()
                && outcome.abandonment() <= target.mostAbandonment();
    }
}
