package io.ramzor.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an update within the day learns of how forecasts erred, on days of 28 half hours whose errors are known. */
class DayErrorsTest {
    private static final int CELLS = 28;
    private static final int LEARNED = 40;
    private static final LocalTime OPENS = LocalTime.of(7, 0);

    /** How days err. */
    private enum Kind {
        CALM,
        LEVEL,
        SELDOM_FAR_OFF,
        FADING,
        WILD_OPENING,
        DRIFTING_SHAPE
    }

    private static final class Days {
        private final Random random;
        private final double[] standing = new double[CELLS];

        Days(long seed) {
            random = new Random(seed);
        }

        /** An error that fades within the day, of deviation 1. */
        private double[] fading(double minutes) {
            double keep = Math.exp(-30 / minutes);
            double[] error = new double[CELLS];
            error[0] = random.nextGaussian();
            for (int i = 1; i < CELLS; i++) {
                error[i] = keep * error[i - 1] + Math.sqrt(1 - keep * keep) * random.nextGaussian();
            }
            return error;
        }

        private double[] errors(Kind kind) {
            double level = random.nextGaussian();
            double[] fading = fading(kind == Kind.FADING ? 120 : 300);
            double[] errors = new double[CELLS];
            double[] news = fading(150);
            Arrays.setAll(standing, i -> 0.95 * standing[i] + 0.02 * news[i]);
            boolean far = random.nextDouble() < 0.08;
            Arrays.setAll(errors, i -> switch (kind) {
                case CALM -> 0.01 * fading[i];
                case LEVEL -> 0.06 * level;
                case SELDOM_FAR_OFF -> 0.02 * level + (far ? 0.2 * Math.signum(level) : 0);
                case FADING -> 0.07 * fading[i];
                case WILD_OPENING -> (1 + 2 * Math.exp(-i / 3.0)) * (0.03 * level + 0.05 * fading[i]);
                case DRIFTING_SHAPE -> standing[i] + 0.03 * level + 0.03 * fading[i];
            });
            return errors;
        }

        List<WithinDay.Day> of(Kind kind, int count) {
            List<WithinDay.Day> days = new ArrayList<>();
            for (int day = 0; day < count; day++) {
                double[] errors = errors(kind);
                double[] expected = new double[CELLS];
                double[] came = new double[CELLS];
                for (int i = 0; i < CELLS; i++) {
                    expected[i] = 150 + 200 * Math.exp(-Math.pow((i - 9) / 6.0, 2));
                    double mean = expected[i] * Math.max(0.1, 1 + errors[i]);
                    came[i] = Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
                }
                days.add(new WithinDay.Day(expected, came));
            }
            return days;
        }
    }

    /** The tables of some seeds, one after the other. */
    private static List<List<WithinDayTable.Row>> tables(Kind kind, int seeds, int scored) {
        List<List<WithinDayTable.Row>> tables = new ArrayList<>();
        for (long seed = 1; seed <= seeds; seed++) {
            tables.add(WithinDayTable.of(new Days(seed).of(kind, LEARNED + scored), LEARNED, OPENS, 30));
        }
        return tables;
    }

    /** Share of the error that goes, over all seeds, at that hour after opening. */
    private static double cut(List<List<WithinDayTable.Row>> tables, int hour) {
        double base = tables.stream().mapToDouble(rows -> rows.get(hour).base()).sum();
        return 1 - tables.stream().mapToDouble(rows -> rows.get(hour).updated()).sum() / base;
    }

    @ParameterizedTest
    @EnumSource
    void atNoHourTheRestIsWorseByMoreThanAFiftieth(Kind kind) {
        List<List<WithinDayTable.Row>> tables = tables(kind, 2, 14);
        for (int hour = 0; hour < tables.get(0).size(); hour++) {
            assertThat(cut(tables, hour)).as("%s, %d hours on", kind, hour + 1).isGreaterThan(-0.02);
        }
    }

    /** An update that takes errors to have mean 0 and one size all day cuts 3, 8 and 7 % here. */
    @Test
    void whatTheLastDaysGotWrongIsNotGotWrongAgain() {
        List<List<WithinDayTable.Row>> tables = tables(Kind.DRIFTING_SHAPE, 3, 25);
        assertThat(cut(tables, 0)).isGreaterThan(0.08);
        assertThat(cut(tables, 2)).isGreaterThan(0.13);
        assertThat(cut(tables, 4)).isGreaterThan(0.11);
    }

    @Test
    void whereNothingStandsNothingIsTakenToStand() {
        DayErrors errors = learned(new Days(4).of(Kind.LEVEL, LEARNED));
        assertThat(Arrays.stream(errors.standing).map(Math::abs).max().orElseThrow())
                .isLessThan(0.02);
    }

    @Test
    void theOpeningIsFoundToErrMoreThanTheRest() {
        DayErrors wild = learned(new Days(5).of(Kind.WILD_OPENING, LEARNED));
        DayErrors even = learned(new Days(5).of(Kind.LEVEL, LEARNED));
        assertThat(wild.covariance[0][0] / wild.covariance[20][20]).isGreaterThan(2.5);
        assertThat(even.covariance[0][0] / even.covariance[20][20]).isBetween(0.7, 1.4);
    }

    @Test
    void findsWhetherErrorsFadeRoughlyOrSmoothly() {
        Random random = new Random(6);
        List<DayErrors.Seen> rough = new ArrayList<>();
        List<DayErrors.Seen> smooth = new ArrayList<>();
        int[] cells = new int[CELLS];
        Arrays.setAll(cells, i -> i);
        double[] noise = new double[CELLS];
        Arrays.fill(noise, 1e-4);
        for (int day = 0; day < 20; day++) {
            double[] steps = new Days(day).fading(180);
            Arrays.setAll(steps, i -> 0.06 * steps[i]);
            rough.add(new DayErrors.Seen(cells, steps, noise, 1));
            double[] waves = new double[CELLS];
            double phase = 6 * random.nextDouble();
            Arrays.setAll(waves, i -> 0.08 * Math.sin(phase + i / 4.0));
            smooth.add(new DayErrors.Seen(cells, waves, noise, 1));
        }
        double[] even = new double[CELLS];
        Arrays.fill(even, 1);
        assertThat(ErrorShape.usual().likelier(rough, even, 30).fade().smooth()).isFalse();
        assertThat(ErrorShape.usual().likelier(smooth, even, 30).fade().smooth())
                .isTrue();
    }

    private static DayErrors learned(List<WithinDay.Day> days) {
        List<DayErrors.Seen> seen = days.stream()
                .map(day -> DayErrors.Seen.of(day.expected(), day.came(), 1))
                .toList();
        return DayErrors.learn(seen, CELLS, 30);
    }
}
