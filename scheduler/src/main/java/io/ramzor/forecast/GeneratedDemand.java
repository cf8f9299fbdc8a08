package io.ramzor.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Counts made from a known truth, for benchmarks and for judging forecasters: a weekly shape, a level that drifts, holidays, a shift to
 * another channel. Counts are Poisson around a mean that a day and an interval vary by gamma factors. The same plan and seed give the same.
 */
public final class GeneratedDemand {
    /** A Monday. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 6);

    private static final double PIECE = 30;

    private GeneratedDemand() {}

    /**
     * How a series is made.
     *
     * @param name series id
     * @param minutes length of an interval
     * @param contactsADay mean of an ordinary Monday to Friday
     * @param openHour first hour
     * @param closeHour first hour after, at most 24
     * @param weekdays factor by weekday from Monday on; 0 = closed, without counts
     * @param dayNoise coefficient of variation of a day
     * @param ownNoise the same of an interval
     * @param levelDrift standard deviation of the level's logarithm from day to day
     * @param trendADay change of that logarithm a day
     * @param holidays closed dates; the next open day brings what a Monday does
     * @param shiftFrom day from which the level moves by {@code shift}, over two weeks
     * @param shift factor in the end, 1 = none
     */
    public record Plan(
            String name,
            int minutes,
            double contactsADay,
            int openHour,
            int closeHour,
            double[] weekdays,
            double dayNoise,
            double ownNoise,
            double levelDrift,
            double trendADay,
            Set<LocalDate> holidays,
            int shiftFrom,
            double shift) {

        /** Open every day from 6 to 24, less on weekends; nothing else happens. */
        public static Plan ordinary(String name, int minutes, double contactsADay) {
            double[] week = {1.15, 1.05, 1, 0.98, 0.95, 0.5, 0.4};
            return new Plan(name, minutes, contactsADay, 6, 24, week, 0.06, 0.05, 0.01, 0, Set.of(), 0, 1);
        }

        public Plan withNoise(double day, double own, double drift) {
            return new Plan(
                    name,
                    minutes,
                    contactsADay,
                    openHour,
                    closeHour,
                    weekdays,
                    day,
                    own,
                    drift,
                    trendADay,
                    holidays,
                    shiftFrom,
                    shift);
        }

        /** Open Monday to Friday, 8 to 18, but for these dates. */
        public Plan officeWeek(Set<LocalDate> closed) {
            double[] week = {1.2, 1.03, 0.98, 0.97, 0.95, 0, 0};
            return new Plan(
                    name,
                    minutes,
                    contactsADay,
                    8,
                    18,
                    week,
                    dayNoise,
                    ownNoise,
                    levelDrift,
                    trendADay,
                    closed,
                    shiftFrom,
                    shift);
        }

        public Plan withTrend(double perDay) {
            return new Plan(
                    name,
                    minutes,
                    contactsADay,
                    openHour,
                    closeHour,
                    weekdays,
                    dayNoise,
                    ownNoise,
                    levelDrift,
                    perDay,
                    holidays,
                    shiftFrom,
                    shift);
        }

        public Plan withShift(int day, double factor) {
            return new Plan(
                    name,
                    minutes,
                    contactsADay,
                    openHour,
                    closeHour,
                    weekdays,
                    dayNoise,
                    ownNoise,
                    levelDrift,
                    trendADay,
                    holidays,
                    day,
                    factor);
        }
    }

    /** A centre of many queues of 15 minutes, from 40 to 2 000 contacts a day. */
    public static List<CountSeries> centre(long seed, int queues, int days) {
        List<CountSeries> series = new ArrayList<>();
        for (int queue = 0; queue < queues; queue++) {
            double contacts = 40 * Math.pow(50, (queue % 10) / 9.0);
            series.add(series(Plan.ordinary("queue-" + queue, 15, contacts), days, seed + queue));
        }
        return series;
    }

    /** So many days from {@link #FIRST_DAY} on, in UTC. */
    public static CountSeries series(Plan plan, int days, long seed) {
        Random random = new Random(seed);
        ZoneId zone = ZoneId.of("UTC");
        int slots = (plan.closeHour - plan.openHour) * 60 / plan.minutes;
        double[] shape = shape(slots);
        long[] starts = new long[days * slots];
        double[] counts = new double[days * slots];
        double level = Math.log(plan.contactsADay);
        boolean wasOpen = true;
        int known = 0;
        for (int day = 0; day < days; day++) {
            LocalDate date = FIRST_DAY.plusDays(day);
            level += plan.trendADay + plan.levelDrift * random.nextGaussian();
            double weekday = plan.weekdays[DayKinds.weekday(date)];
            boolean open = weekday > 0 && !plan.holidays.contains(date);
            double factor = gamma(plan.dayNoise, random);
            double total = Math.exp(level) * shifted(plan, day) * (wasOpen ? weekday : plan.weekdays[0]) * factor;
            long opening = date.atStartOfDay(zone).toEpochSecond() + plan.openHour * 3600L;
            for (int slot = 0; open && slot < slots; slot++) {
                starts[known] = opening + slot * plan.minutes * 60L;
                counts[known++] = poisson(total * shape[slot] * gamma(plan.ownNoise, random), random);
            }
            wasOpen = open;
        }
        return new CountSeries(
                plan.name, zone, plan.minutes, Arrays.copyOf(starts, known), Arrays.copyOf(counts, known));
    }

    /** The instant at which that day begins. */
    public static Instant startOf(int day) {
        return FIRST_DAY.plusDays(day).atStartOfDay(ZoneId.of("UTC")).toInstant();
    }

    private static double shifted(Plan plan, int day) {
        return Math.pow(plan.shift, Math.max(0, Math.min(1, (day - plan.shiftFrom) / 14.0)));
    }

    /** Two humps, at a third and at two thirds of the day. */
    private static double[] shape(int slots) {
        double[] shape = new double[slots];
        double sum = 0;
        for (int slot = 0; slot < slots; slot++) {
            double at = (slot + 0.5) / slots;
            shape[slot] =
                    0.08 + Math.exp(-Math.pow((at - 0.3) / 0.13, 2)) + 0.7 * Math.exp(-Math.pow((at - 0.65) / 0.16, 2));
            sum += shape[slot];
        }
        for (int slot = 0; slot < slots; slot++) {
            shape[slot] /= sum;
        }
        return shape;
    }

    /** A gamma factor of mean 1 (Marsaglia and Tsang). */
    private static double gamma(double variation, Random random) {
        if (variation == 0) {
            return 1;
        }
        double shape = 1 / (variation * variation);
        double d = shape - 1 / 3.0;
        while (true) {
            double normal = random.nextGaussian();
            double cube = Math.pow(1 + normal / Math.sqrt(9 * d), 3);
            if (cube > 0 && Math.log(random.nextDouble()) < normal * normal / 2 + d - d * cube + d * Math.log(cube)) {
                return d * cube / shape;
            }
        }
    }

    /** A Poisson count, of pieces small enough for Knuth's product of uniform numbers. */
    private static double poisson(double mean, Random random) {
        double count = 0;
        for (double left = mean; left > 0; left -= PIECE) {
            double limit = Math.exp(-Math.min(left, PIECE));
            for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
                count++;
            }
        }
        return count;
    }
}
