package io.ramzor.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ramzor.decision.ForecastPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastsInForceTest {
    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

    private final ForecastsInForce forecasts = new ForecastsInForce();

    private static ForecastPoint point(Instant start, double mean, Instant madeAt) {
        return new ForecastPoint("voice", start, 15, mean, mean - 3, mean + 3, madeAt);
    }

    private static Instant before(int minutes) {
        return NOON.minus(Duration.ofMinutes(minutes));
    }

    @Test
    void keepsWhatWasInForceSoLongBefore() {
        for (int minutes = 300; minutes >= -5; minutes -= 5) {
            Instant now = before(minutes);
            forecasts.used(now).forEach(used -> {
                // made exactly at its lead, since each round says something new
                assertThat(used.point().madeAt()).isEqualTo(before(used.leadMinutes()));
            });
            forecasts.news(List.of(point(NOON, 300 - minutes, now)), now);
        }
    }

    @Test
    void eachLeadIsKeptOnceAndAForecastThatStaysIsKeptToo() {
        forecasts.news(List.of(point(NOON, 40, before(2_000))), before(2_000));
        assertThat(forecasts.used(before(1_500))).isEmpty();
        assertThat(forecasts.used(before(1_439))).extracting("leadMinutes").containsExactly(1_440);
        assertThat(forecasts.used(before(1_000))).isEmpty();
        forecasts.news(List.of(point(NOON, 50, before(1_000))), before(1_000));
        assertThat(forecasts.used(NOON))
                .extracting("leadMinutes", "point.mean")
                .containsExactly(tuple(15, 50.0), tuple(60, 50.0), tuple(240, 50.0));
        assertThat(forecasts.used(NOON.plusSeconds(3_600))).isEmpty();
    }

    @Test
    void aForecastThatCameTooLateForALeadIsNotKeptForIt() {
        forecasts.news(List.of(point(NOON, 40, before(30))), before(30));
        assertThat(forecasts.used(NOON)).extracting("leadMinutes").containsExactly(15);
    }

    @Test
    void afterARestartItGoesOnFromWhatWasSaid() {
        forecasts.resume(point(NOON, 40, before(100)));
        assertThat(forecasts.used(before(20))).extracting("leadMinutes").containsExactly(60);
    }

    @Test
    void aPointKeepsWhatWasSaidBeforeItsIntervalBegan() {
        assertThat(forecasts.news(List.of(point(NOON, 40, before(10))), before(10)))
                .hasSize(1);
        assertThat(forecasts.news(List.of(point(NOON, 40, before(5))), before(5)))
                .as("nothing new")
                .isEmpty();
        assertThat(forecasts.news(List.of(point(NOON, 60, NOON)), NOON)).isEmpty();
        assertThat(forecasts.news(List.of(point(NOON.plusSeconds(900), 60, NOON)), NOON))
                .hasSize(1);
    }
}
