package io.ramzor.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ErlangTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final Offset<Double> PRINTED = within(5e-5);

    @Test
    void lossAgreesWithPrintedTables() {
        assertThat(Erlang.lossProbability(0, 3)).isEqualTo(1);
        assertThat(Erlang.lossProbability(1, 1)).isCloseTo(0.5, EXACT);
        assertThat(Erlang.lossProbability(10, 4.461)).isCloseTo(0.01, within(1e-5));
        assertThat(Erlang.lossProbability(20, 12.03)).isCloseTo(0.01, within(1e-5));
        assertThat(Erlang.lossProbability(100, 84.06)).isCloseTo(0.01, within(1e-5));
    }

    @Test
    void waitingWithoutAbandonmentAgreesWithTheClosedForm() {
        // One agent: an M/M/1 queue waits with probability rho, on average rho / (mu - lambda).
        Outcome single = Erlang.outcome(new Load(0.005, 100, null), 1, 60);
        assertThat(single.waitProbability()).isCloseTo(0.5, EXACT);
        assertThat(single.meanWaitSeconds()).isCloseTo(100, within(1e-6));
        assertThat(single.serviceLevel().waitWithinTarget()).isCloseTo(1 - 0.5 * Math.exp(-0.3), EXACT);
    }

    /** 100 calls in 30 minutes, 3 minutes each, 80 % in 20 s: 14 agents, 88.8 %, 17.4 % wait, as published with pyworkforce. */
    @Test
    void requiredAgentsAgreeWithThePublishedExample() {
        Load load = new Load(100 / 1800.0, 180, null);
        assertThat(Erlang.agentsFor(load, 20, 0.8)).isEqualTo(14);
        Outcome outcome = Erlang.outcome(load, 14, 20);
        assertThat(outcome.serviceLevel().ofOffered()).isCloseTo(0.8884, PRINTED);
        assertThat(outcome.waitProbability()).isCloseTo(0.1741, PRINTED);
        assertThat(outcome.occupancy()).isCloseTo(0.7143, PRINTED);
    }

    /** Garnett, Mandelbaum and Reiman 2002: 48 calls a minute of 1 minute each, 2 minutes' patience, 50 agents: 3.1 % abandon, 3.7 s. */
    @Test
    void impatientCustomersAgreeWithThePublishedExample() {
        Outcome outcome = Erlang.outcome(new Load(0.8, 60, 120.0), 50, 20);
        assertThat(outcome.abandonment()).isCloseTo(0.0309, PRINTED);
        assertThat(outcome.meanWaitSeconds()).isCloseTo(3.7095, PRINTED);
        assertThat(outcome.waitProbability()).isCloseTo(0.4678, PRINTED);
        assertThat(outcome.serviceLevel().ofOffered()).isCloseTo(0.9430, PRINTED);
        assertThat(outcome.serviceLevel().withoutShortAbandons()).isCloseTo(0.9720, PRINTED);
        assertThat(outcome.serviceLevel().waitWithinTarget()).isCloseTo(0.9729, PRINTED);
    }

    @Test
    void patienceWithoutEndIsErlangC() {
        Outcome impatient = Erlang.outcome(new Load(0.1, 240, 1e9), 28, 20);
        Outcome patient = Erlang.outcome(new Load(0.1, 240, null), 28, 20);
        assertThat(impatient.waitProbability()).isCloseTo(patient.waitProbability(), within(1e-5));
        assertThat(impatient.serviceLevel().ofOffered())
                .isCloseTo(patient.serviceLevel().ofOffered(), within(1e-5));
    }

    @Test
    void whoeverIsNotAnsweredHasLeft() {
        // With as much patience as handling the number present is Poisson: p(n) = e^-a a^n / n!.
        Outcome outcome = Erlang.outcome(new Load(0.1, 100, 100.0), 10, 1e6);
        assertThat(outcome.serviceLevel().ofOffered()).isCloseTo(1 - outcome.abandonment(), within(1e-7));
        assertThat(outcome.serviceLevel().waitWithinTarget()).isCloseTo(1, EXACT);
        double below = 0;
        double term = Math.exp(-10);
        for (int n = 0; n < 10; n++) {
            below += term;
            term *= 10.0 / (n + 1);
        }
        assertThat(outcome.waitProbability()).isCloseTo(1 - below, EXACT);
    }

    @Test
    void hugeCentresAndHeavyOverloadsStayFinite() {
        Outcome overload = Erlang.outcome(new Load(100, 300, 300.0), 20_000, 20);
        assertThat(overload.abandonment()).isCloseTo(1 / 3.0, within(1e-6));
        assertThat(overload.meanWaitSeconds()).isCloseTo(100, within(1e-3));
        assertThat(overload.occupancy()).isBetween(0.999, 1.0);
        Outcome spare = Erlang.outcome(new Load(0.001, 60, 60.0), 5_000, 20);
        assertThat(spare.waitProbability()).isZero();
        assertThat(spare.serviceLevel().ofOffered()).isEqualTo(1);
    }

    @Test
    void withoutPatienceAnOverloadIsNeverWorkedOff() {
        Outcome overload = Erlang.outcome(new Load(1, 60, null), 60, 20);
        assertThat(overload.meanWaitSeconds()).isInfinite();
        assertThat(overload.serviceLevel().ofOffered()).isZero();
    }

    @Test
    void oneAgentFewerMissesTheServiceLevel() {
        for (double erlangs : new double[] {0.3, 4, 37, 410}) {
            Load load = new Load(erlangs / 200, 200, 150.0);
            int enough = Erlang.agentsFor(load, 30, 0.8);
            assertThat(Erlang.outcome(load, enough, 30).serviceLevel().ofOffered())
                    .isGreaterThanOrEqualTo(0.8);
            if (enough > 1) {
                assertThat(Erlang.outcome(load, enough - 1, 30).serviceLevel().ofOffered())
                        .isLessThan(0.8);
            }
        }
    }

    @Test
    void impossibleLoadsAreRefusedInWords() {
        assertThatThrownBy(() -> new Load(1, 0, null)).hasMessageContaining("handling time");
        assertThatThrownBy(() -> new Load(-1, 10, null)).hasMessageContaining("arrivals");
        assertThatThrownBy(() -> new Load(1, 10, 0.0)).hasMessageContaining("atience");
        Load load = new Load(1, 10, null);
        assertThatThrownBy(() -> Erlang.outcome(load, 0, 20)).hasMessageContaining("at least 1 agent");
        assertThatThrownBy(() -> Erlang.agentsFor(load, 20, 1)).hasMessageContaining("between 0 and 1");
    }
}
