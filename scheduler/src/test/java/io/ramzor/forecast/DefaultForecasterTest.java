package io.ramzor.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The default is what wins on counts whose truth is known, and its bands hold what they say. */
class DefaultForecasterTest {
    private static final int LEARNED_DAYS = 63;
    private static final int SCORED_DAYS = 28;

    @Test
    void onAWeeklyShapeTheDefaultWins() {
        assertDefaultWins(GeneratedDemand.Plan.ordinary("weekly", 30, 1500));
    }

    @Test
    void onADriftingLevelTheDefaultWins() {
        assertDefaultWins(GeneratedDemand.Plan.ordinary("drift", 30, 1500)
                .withNoise(0.03, 0.03, 0.03)
                .withTrend(0.003));
    }

    @Test
    void aroundHolidaysTheDefaultWins() {
        Set<LocalDate> closed = new TreeSet<>();
        for (int day : new int[] {22, 45, 73, 84}) {
            closed.add(GeneratedDemand.FIRST_DAY.plusDays(day));
        }
        assertDefaultWins(GeneratedDemand.Plan.ordinary("holidays", 30, 1500).officeWeek(closed));
    }

    @Test
    void asCustomersShiftToAnotherChannelTheDefaultWins() {
        assertDefaultWins(GeneratedDemand.Plan.ordinary("shift", 30, 1500).withShift(66, 0.6));
    }

    @Test
    void onAFewContactsAnHourTheDefaultWins() {
        assertDefaultWins(GeneratedDemand.Plan.ordinary("sparse", 30, 54));
    }

    /** By pinball loss, which judges mean and band at once; over two seeds. */
    private static void assertDefaultWins(GeneratedDemand.Plan plan) {
        Map<Forecasters, Double> loss = new EnumMap<>(Forecasters.class);
        for (long seed = 1; seed <= 2; seed++) {
            CountSeries series = GeneratedDemand.series(plan, LEARNED_DAYS + SCORED_DAYS, seed);
            Backtest backtest = new Backtest(
                    List.of(series), DemandCalendar.none(), GeneratedDemand.FIRST_DAY.plusDays(LEARNED_DAYS), 1);
            for (Forecasters forecaster : Forecasters.values()) {
                double pinball =
                        backtest.run(forecaster.create()).intervals().pinball().orElseThrow();
                loss.merge(forecaster, pinball, Double::sum);
            }
        }
        assertThat(loss).hasSize(Forecasters.values().length);
        loss.forEach((forecaster, lost) -> assertThat(loss.get(Forecasters.DEFAULT))
                .as("default against %s on %s: %s", forecaster, plan.name(), loss)
                .isLessThanOrEqualTo(lost));
    }

    @ParameterizedTest
    @CsvSource({"dense, 15000", "middling, 1500", "sparse, 54", "very sparse, 8"})
    void theBandOf80PercentHolds80PercentOver200Days(String name, double contactsADay) {
        CountSeries series =
                GeneratedDemand.series(GeneratedDemand.Plan.ordinary(name, 30, contactsADay), LEARNED_DAYS + 200, 2);
        Backtest backtest = new Backtest(
                List.of(series), DemandCalendar.none(), GeneratedDemand.FIRST_DAY.plusDays(LEARNED_DAYS), 1);
        Accuracy accuracy = backtest.run(Forecasters.DEFAULT.create()).intervals();
        assertThat(accuracy.coverage().orElseThrow()).as(name).isBetween(0.78, 0.82);
        assertThat(Math.abs(accuracy.bias().orElseThrow())).as("bias, %s", name).isLessThan(0.03);
    }

    @Test
    void aWeekAheadTheBandStillHolds() {
        CountSeries series =
                GeneratedDemand.series(GeneratedDemand.Plan.ordinary("ahead", 30, 1500), LEARNED_DAYS + 60, 4);
        Backtest backtest = new Backtest(
                List.of(series), DemandCalendar.none(), GeneratedDemand.FIRST_DAY.plusDays(LEARNED_DAYS + 7), 7);
        Accuracy accuracy = backtest.run(Forecasters.DEFAULT.create()).intervals();
        assertThat(accuracy.coverage().orElseThrow()).isBetween(0.74, 0.88);
    }
}
