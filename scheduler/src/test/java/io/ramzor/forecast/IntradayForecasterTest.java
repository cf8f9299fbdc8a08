package io.ramzor.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.ramzor.decision.ForecastPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntradayForecasterTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Jerusalem");
    private static final Instant MONDAY_TEN = Instant.parse("2026-06-15T07:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final IntradayForecaster forecaster = new IntradayForecaster(ZONE, 15);

    private void fourWeeks(double offered) {
        for (int week = 1; week <= 4; week++) {
            for (int quarter = -20; quarter < 20; quarter++) {
                Instant start =
                        MONDAY_TEN.atZone(ZONE).minusWeeks(week).toInstant().plus(QUARTER.multipliedBy(quarter));
                forecaster.learn("q", start, offered);
            }
        }
    }

    private double nextQuarter() {
        return forecaster.of("q", MONDAY_TEN).mean(MONDAY_TEN, MONDAY_TEN.plus(QUARTER));
    }

    private void arrivals(double perMinuteBefore, double perMinuteLastFour) {
        double total = 0;
        for (int second = 1_800; second >= 0; second -= 10) {
            total += (second < 240 ? perMinuteLastFour : perMinuteBefore) / 6;
            forecaster.seen("q", MONDAY_TEN.minusSeconds(second), Math.round(total));
        }
    }

    @Test
    void repeatsTheSameTimeOfTheWeek() {
        fourWeeks(30);
        assertThat(nextQuarter()).isCloseTo(30, offset(0.01));
    }

    @Test
    void followsTheDayButNotAllTheWay() {
        fourWeeks(30);
        for (int quarter = 1; quarter <= 8; quarter++) {
            forecaster.learn("q", MONDAY_TEN.minus(QUARTER.multipliedBy(quarter)), 45);
        }
        assertThat(nextQuarter()).isBetween(40.0, 45.0);
    }

    @Test
    void whatAClosedChannelLosesComesElsewhereAtOnceUntilItOpens() {
        fourWeeks(30);
        for (int week = 1; week <= 4; week++) {
            for (int quarter = -20; quarter < 20; quarter++) {
                Instant start =
                        MONDAY_TEN.atZone(ZONE).minusWeeks(week).toInstant().plus(QUARTER.multipliedBy(quarter));
                forecaster.learn("written", start, 40);
            }
        }
        forecaster.channel("q", "voice");
        forecaster.channel("written", "whatsapp");
        forecaster.changed(MONDAY_TEN, "channel_closed", "whatsapp");
        forecaster.changed(MONDAY_TEN.plusSeconds(1), "campaign", null);
        Instant later = MONDAY_TEN.plus(QUARTER.multipliedBy(4));
        assertThat(forecaster.of("written", MONDAY_TEN).mean(later, later.plus(QUARTER)))
                .isZero();
        assertThat(forecaster.of("q", MONDAY_TEN).mean(later, later.plus(QUARTER)))
                .isBetween(38.0, 55.0);
        forecaster.changed(MONDAY_TEN.plusSeconds(60), "channel_opened", "whatsapp");
        Instant after = MONDAY_TEN.plusSeconds(120);
        assertThat(forecaster.of("written", after).mean(later, later.plus(QUARTER)))
                .isCloseTo(40, offset(2.0));
        assertThat(forecaster.of("q", after).mean(later, later.plus(QUARTER))).isCloseTo(30, offset(2.0));
    }

    @Test
    void seesASurgeThatDecays() {
        fourWeeks(30);
        arrivals(2, 6);
        IntradayForecaster.QueueForecast forecast = forecaster.of("q", MONDAY_TEN);
        double soon = forecast.mean(MONDAY_TEN, MONDAY_TEN.plus(QUARTER));
        double late = forecast.mean(MONDAY_TEN.plusSeconds(6_300), MONDAY_TEN.plusSeconds(7_200));
        assertThat(soon).isGreaterThan(60);
        assertThat(late).isBetween(31.0, soon - 20);
        assertThat(forecast.meanWithoutSurge(MONDAY_TEN, MONDAY_TEN.plus(QUARTER)))
                .isCloseTo(30, offset(0.01));
    }

    @Test
    void takesNoSurgeForAFewContactsMore() {
        fourWeeks(30);
        arrivals(2, 2.5);
        assertThat(nextQuarter()).isBetween(29.0, 36.0);
    }

    @Test
    void holdsOnToTheLiveRateWithoutHistory() {
        arrivals(2, 2);
        assertThat(nextQuarter()).isCloseTo(30, offset(2.0));
        assertThat(forecaster.of("other", MONDAY_TEN).mean(MONDAY_TEN, MONDAY_TEN.plus(QUARTER)))
                .isZero();
    }

    @Test
    void quarterHoursAreWholeAndBandsHoldTheMean() {
        fourWeeks(30);
        List<ForecastPoint> points =
                forecaster.of("q", MONDAY_TEN.plusSeconds(437)).points(9);
        assertThat(points).hasSize(9);
        assertThat(points.get(0).start()).isEqualTo(MONDAY_TEN);
        assertThat(points).allSatisfy(point -> assertThat(point.mean()).isBetween(point.low(), point.high()));
    }

    @Test
    void quantilesOfCountsAreThoseOfTheNegativeBinomial() {
        assertThat(NegativeBinomial.quantile(0, 0.1, 0.9)).isZero();
        assertThat(NegativeBinomial.quantile(10, 0.0, 0.5)).isCloseTo(10, offset(1.0));
        double spread = Math.sqrt(100 + 0.2 * 0.2 * 100 * 100);
        assertThat(NegativeBinomial.quantile(100, 0.2, 0.9)).isCloseTo(100 + 1.2816 * spread, offset(3.0));
        assertThat(NegativeBinomial.quantile(50_000, 0.1, 0.1)).isCloseTo(50_000 - 1.2816 * 5_005, offset(20.0));
    }
}
