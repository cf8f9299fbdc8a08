package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ramzor.launch.LoopTrial.Mover;
import io.ramzor.launch.LoopTrial.Outcome;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The closed loop in the twin; {@code bench loop} plays the whole table. */
class LoopTrialTest {
    private static LoopTrial sixQueues(String scenario) {
        return new LoopTrial(scenario, "queue-1", "10:00", "10:30", "14:00");
    }

    private static List<Outcome> play(LoopTrial trial, Mover mover, int seeds) {
        return LongStream.rangeClosed(1, seeds)
                .mapToObj(seed -> trial.play(mover, seed))
                .toList();
    }

    private static double level(String scenario, Mover mover) {
        return 100
                * Sample.of(play(sixQueues(scenario), mover, 40), Outcome::level)
                        .mean();
    }

    /** Figures of steady state; days of three and a half hours lie a little off them. */
    @Test
    void theSixQueuesReachTheKnownServiceLevels() {
        assertThat(level("one-queue-up", Mover.STATIC)).isCloseTo(30, within(4.0));
        assertThat(level("one-queue-up", Mover.PERFECT)).isCloseTo(66.8, within(4.0));
        assertThat(level("one-queue-up-chain-of-two", Mover.STATIC)).isCloseTo(72.0, within(4.0));
        assertThat(level("one-queue-up-chain-of-two", Mover.PERFECT)).isCloseTo(82.6, within(4.0));
        assertThat(level("one-queue-up-all-serve-all", Mover.STATIC)).isCloseTo(89.6, within(4.0));
    }

    @Test
    void theSameSeedIsTheSameDay() {
        LoopTrial trial = sixQueues("one-queue-up");
        assertThat(trial.play(Mover.RULES, 3)).isEqualTo(trial.play(Mover.RULES, 3));
    }
}
