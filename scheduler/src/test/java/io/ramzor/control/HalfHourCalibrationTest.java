package io.ramzor.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.rebalance.LiveTwin;
import io.ramzor.rebalance.Situation;
import io.ramzor.sim.HistoryWriter;
import io.ramzor.sim.Scenario;
import io.ramzor.twin.PairedRuns;
import io.ramzor.twin.PairedRuns.Measure;
import io.ramzor.twin.TwinFloor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Fitted on the working days of one week and shown on the next day: each half hour the compact twin starts from the live state, and
 * what came is held against its band of the half hour.
 */
class HalfHourCalibrationTest {
    private static final int FUTURES = 100;
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    private int cases;
    private int inside;
    private int trivial;

    @Test
    void theNinetyPercentBandHoldsAtLeastEightyPercentOfHalfHours() {
        for (String name : List.of("monday-peak", "quiet-day")) {
            Scenario scenario = Scenario.named(name);
            TwinDay day = new TwinDay(scenario, 11, HistoryWriter.before(scenario, 11, 1));
            Instant end = scenario.opensAt().plus(Duration.ofHours(8));
            for (Instant at = scenario.opensAt(); at.isBefore(end); at = at.plus(HALF_HOUR)) {
                day.advanceTo(at);
                Situation situation = day.situation();
                PairedRuns runs = futures(situation);
                day.advanceTo(at.plus(HALF_HOUR));
                judge(LocalTime.ofInstant(at, scenario.zone()), situation, runs, day);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "half hours inside the 90 %% band: %d of %d (%.0f %%), besides %d in which all is answered in time%n",
                inside,
                cases,
                100.0 * inside / cases,
                trivial);
        assertThat(cases).isGreaterThanOrEqualTo(50);
        assertThat((double) inside / cases).isGreaterThanOrEqualTo(0.8);
    }

    private static PairedRuns futures(Situation situation) {
        LiveTwin twin = new LiveTwin(situation, List.of());
        TwinFloor all = twin.floor();
        TwinFloor floor = new TwinFloor(
                HALF_HOUR.toSeconds(), all.intervalSeconds(), all.queues(), all.proficiency(), all.capacity());
        return new PairedRuns(
                        floor,
                        twin.without(),
                        twin.without(),
                        HALF_HOUR.toSeconds(),
                        0,
                        situation.at().getEpochSecond() * 31,
                        2)
                .play(FUTURES);
    }

    private void judge(LocalTime time, Situation situation, PairedRuns runs, TwinDay day) {
        for (int queue = 0; queue < situation.queues().size(); queue++) {
            Situation.QueueState state = situation.queues().get(queue);
            double[] band = runs.band(false, Measure.SERVICE_LEVEL, queue);
            Double came = day.serviceLevel(
                    state.queue(), situation.at(), situation.at().plus(HALF_HOUR), state.answerTargetSeconds());
            if (band == null || came == null) {
                continue;
            }
            if (band[0] == 1 && came == 1) {
                trivial++;
                continue;
            }
            boolean in = came >= band[0] - 1e-9 && came <= band[2] + 1e-9;
            cases++;
            inside += in ? 1 : 0;
            if (!in) {
                System.out.printf(
                        Locale.ROOT,
                        "%s %s: band %.2f %.2f %.2f, came %.2f%n",
                        time,
                        state.queue(),
                        band[0],
                        band[1],
                        band[2],
                        came);
            }
        }
    }
}
