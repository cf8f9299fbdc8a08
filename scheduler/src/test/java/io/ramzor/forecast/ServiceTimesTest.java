package io.ramzor.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ServiceTimesTest {
    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
    private final ServiceTimes times = new ServiceTimes(Map.of("live", new ServiceTimes.Usual(240, 220)));

    private static ServiceTimes.Facts facts(double handled, double seconds) {
        return new ServiceTimes.Facts(handled, handled * seconds, 0, 0);
    }

    @Test
    void aBusyQueueIsItselfAndASparseOneIsLikeItsKind() {
        times.learn("busy", "live", NOON, facts(10_000, 400));
        times.learn("sparse", "live", NOON, facts(3, 100));
        assertThat(times.handleSeconds("busy", "live", NOON)).isCloseTo(400, offset(1.0));
        assertThat(times.handleSeconds("sparse", "live", NOON)).isBetween(350.0, 399.0);
        assertThat(times.handleSeconds("new", "live", NOON)).isCloseTo(400, offset(1.0));
        assertThat(times.handleSeconds("other", "messaging", NOON)).isEqualTo(300);
    }

    @Test
    void aLaterWordReplacesTheEarlierAndTheOldFades() {
        times.learn("q", "live", NOON.minus(Duration.ofDays(28)), facts(1_000, 100));
        times.learn("q", "live", NOON, facts(5, 900));
        times.learn("q", "live", NOON, facts(1_000, 300));
        assertThat(times.handleSeconds("q", "live", NOON)).isBetween(280.0, 295.0);
        times.learn("q", "live", NOON.plus(Duration.ofDays(1)), facts(0, 0));
        assertThat(times.handleSeconds("q", "live", NOON)).isBetween(297.0, 303.0);
    }

    /** Patience of 300 s cut short by answers after 60 s on the average: the mean wait of those who left would say about 50 s. */
    @Test
    void patienceIsReadFromWaitsThatWereCutShort() {
        Random random = new Random(7);
        double left = 0;
        double waited = 0;
        for (int contact = 0; contact < 20_000; contact++) {
            double patience = -Math.log(1 - random.nextDouble()) * 300;
            double answer = -Math.log(1 - random.nextDouble()) * 60;
            left += patience < answer ? 1 : 0;
            waited += Math.min(patience, answer);
        }
        times.learn("q", "live", NOON, new ServiceTimes.Facts(0, 0, left, waited));
        assertThat(times.patienceSeconds("q", "live", NOON)).isCloseTo(300, offset(15.0));
        assertThat(times.patienceSeconds("silent", "live", NOON)).isFinite().isPositive();
    }
}
