package io.ramzor.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Erlang B, C and A against {@link ErlangReference}: within 1e-9 of themselves, from the smallest centre to the largest. */
class ErlangExactTest {
    private static final double RELATIVE = 1e-9;
    private static final double HANDLE = 180;
    /** Below it a double has lost digits of its own. */
    private static final double TINY = 1e-290;

    @Test
    void smallMiddlingAndLargeCentresAreExact() {
        List<String> wrong = new ArrayList<>();
        for (double erlangs : new double[] {0.01, 0.3, 1, 4, 14, 84, 410}) {
            for (double surplus : new double[] {-0.9, -0.1, 0.0001, 0.3, 2}) {
                int agents = (int) Math.max(1, Math.round(erlangs + surplus * Math.max(5, Math.sqrt(erlangs) * 4)));
                for (Double patience : new Double[] {null, 3.0, 150.0, 4_000.0}) {
                    compare(wrong, new Load(erlangs / HANDLE, HANDLE, patience), agents, 20);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theLargestCentresAreExact() {
        List<String> wrong = new ArrayList<>();
        compare(wrong, new Load(10_000 / HANDLE, HANDLE, 120.0), 12_000, 20);
        compare(wrong, new Load(10_000 / HANDLE, HANDLE, 120.0), 9_900, 20);
        compare(wrong, new Load(10_000 / HANDLE, HANDLE, null), 10_050, 20);
        compare(wrong, new Load(10_000 / HANDLE, HANDLE, 600.0), 10_010, 20);
        compare(wrong, new Load(10_000 / HANDLE, HANDLE, 60.0), 1, 20);
        compare(wrong, new Load(0.01 / HANDLE, HANDLE, 60.0), 12_000, 20);
        assertThat(wrong).isEmpty();
    }

    @Property(tries = 25)
    void anyLoadIsExact(
            @ForAll @DoubleRange(min = -2, max = 2.5) double magnitude,
            @ForAll @DoubleRange(min = 0.3, max = 2.5) double staffing,
            @ForAll @DoubleRange(min = 0.3, max = 4) double patience,
            @ForAll @IntRange(max = 600) int target) {
        double erlangs = Math.pow(10, magnitude);
        int agents = (int) Math.max(1, Math.round(erlangs * staffing));
        List<String> wrong = new ArrayList<>();
        compare(wrong, new Load(erlangs / HANDLE, HANDLE, Math.pow(10, patience)), agents, target);
        if (agents > erlangs) {
            compare(wrong, new Load(erlangs / HANDLE, HANDLE, null), agents, target);
        }
        assertThat(wrong).isEmpty();
    }

    private static void compare(List<String> wrong, Load load, int agents, double target) {
        Outcome outcome = Erlang.outcome(load, agents, target);
        // What is small is a difference of large numbers in the reference: it needs as many digits more.
        double least = Math.min(
                outcome.serviceLevel().ofOffered(), outcome.serviceLevel().waitWithinTarget());
        int digits = least > 1e-20 ? 50 : 450;
        ErlangReference exact = new ErlangReference(load, agents, digits);
        String at = load + ", " + agents + " agents, " + target + " s: ";
        near(wrong, at + "loss", Erlang.lossProbability(agents, load.erlangs()), exact.loss());
        if (load.patienceSeconds() == null && load.erlangs() >= agents) {
            return;
        }
        near(wrong, at + "waits", outcome.waitProbability(), exact.waits());
        near(wrong, at + "abandonment", outcome.abandonment(), exact.abandonment());
        near(wrong, at + "wait", outcome.meanWaitSeconds(), exact.meanWait());
        near(wrong, at + "occupancy", outcome.occupancy(), exact.occupancy());
        Outcome.ServiceLevel level = outcome.serviceLevel();
        near(wrong, at + "of offered", level.ofOffered(), exact.answeredWithin(target));
        near(wrong, at + "without short", level.withoutShortAbandons(), exact.withoutShortAbandons(target));
        near(wrong, at + "wait within", level.waitWithinTarget(), exact.waitWithin(target));
    }

    private static void near(List<String> wrong, String what, double value, BigDecimal exact) {
        double expected = exact.doubleValue();
        boolean near = Math.abs(value - expected) <= RELATIVE * Math.abs(expected)
                || Math.abs(expected) < TINY && Math.abs(value) < 10 * TINY;
        if (!near) {
            wrong.add(what + ": " + value + ", exact " + expected);
        }
    }
}
