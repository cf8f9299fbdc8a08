package io.ramzor.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RedialTest {
    private static final int INTERVALS = 48;
    private static final double EXPECTED = 40;
    private static final Redial TRUE = new Redial(0.5, 12);

    /** Days of unlike level on whose busy stretches more abandon; of these that share redials. */
    private static List<Redial.Day> days(int count, Redial redial, long seed) {
        Random random = new Random(seed);
        List<Redial.Day> days = new ArrayList<>();
        for (int day = 0; day < count; day++) {
            double level = 1 + 0.06 * random.nextGaussian();
            int storm = day % 11;
            double[] abandoned = new double[INTERVALS];
            Arrays.setAll(abandoned, i -> 4 * random.nextGaussian() + 40 * (level - 1) + (i % 11 == storm ? 12 : 0));
            double[] again = redial.extra(abandoned, 15);
            double[] came = new double[INTERVALS];
            Arrays.setAll(came, i -> {
                double mean = EXPECTED * level + again[i];
                return Math.max(0, Math.rint(mean + Math.sqrt(Math.max(1, mean)) * random.nextGaussian()));
            });
            double[] expected = new double[INTERVALS];
            Arrays.fill(expected, EXPECTED);
            days.add(new Redial.Day(expected, came, abandoned));
        }
        return days;
    }

    @Test
    void shareAndDelayAreLearnedFromCounts() {
        double shares = 0;
        for (long seed = 1; seed <= 10; seed++) {
            Redial learned = Redial.learn(days(28, TRUE, seed), 15);
            assertThat(learned.delayMinutes()).isBetween(4.0, 35.0);
            shares += learned.share() / 10;
        }
        assertThat(shares).isBetween(0.35, 0.65);
    }

    @Test
    void busyDaysWithoutRedialsTeachNone() {
        int learned = 0;
        for (long seed = 1; seed <= 20; seed++) {
            learned += Redial.learn(days(28, Redial.NONE, seed), 15).share() > 0 ? 1 : 0;
        }
        assertThat(learned).isLessThanOrEqualTo(2);
    }

    @Test
    void fewDaysTeachNone() {
        assertThat(Redial.learn(days(3, TRUE, 1), 15)).isEqualTo(Redial.NONE);
        assertThat(Redial.learn(List.of(), 15)).isEqualTo(Redial.NONE);
    }

    @Test
    void whoAbandonsComesAgainLater() {
        double[] abandoned = new double[INTERVALS];
        abandoned[10] = 20;
        double[] extra = TRUE.extra(abandoned, 15);
        assertThat(Arrays.stream(extra).sum()).isCloseTo(10, within(0.01));
        assertThat(extra[9]).isZero();
        assertThat(extra[11]).isGreaterThan(extra[12]).isGreaterThan(2);
    }

    /** Six weeks in which busy stretches bring redials: a storm of abandonments today raises what is expected next. */
    @Test
    void theForecastRisesAfterAbandonments() {
        assertThat(next(30) / next(0)).isBetween(1.1, 1.6);
    }

    private static double next(double stormAbandoned) {
        IntradayForecaster forecaster = new IntradayForecaster(ZoneOffset.UTC, 15);
        List<Redial.Day> past = days(42, TRUE, 7);
        LocalDate today = LocalDate.of(2026, 6, 16);
        for (int day = 0; day < past.size(); day++) {
            Instant midnight =
                    today.minusDays(42L - day).atStartOfDay(ZoneOffset.UTC).toInstant();
            for (int i = 0; i < INTERVALS; i++) {
                Instant start = midnight.plusSeconds(8 * 3_600L + 900L * i);
                forecaster.learn("q", start, past.get(day).came()[i]);
                forecaster.abandoned("q", start, 20 + past.get(day).abandoned()[i]);
            }
        }
        Instant now = today.atTime(11, 0).toInstant(ZoneOffset.UTC);
        for (Instant start = now.minusSeconds(3 * 3_600); start.isBefore(now); start = start.plusSeconds(900)) {
            forecaster.learn("q", start, EXPECTED);
            forecaster.abandoned("q", start, start.plusSeconds(900).equals(now) ? 20 + stormAbandoned : 20);
        }
        return forecaster.of("q", now).mean(now, now.plusSeconds(900));
    }
}
