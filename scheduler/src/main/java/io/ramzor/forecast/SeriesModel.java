package io.ramzor.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One series as it was learned: its past is gone through day by day, each day being foreseen before it is looked at. */
final class SeriesModel {
    /** Last days whose foresight decides how to read shapes and how wide the bands are. */
    private static final int JUDGED_DAYS = 60;

    private static final double UPHEAVAL = 0.2;
    /** A day of which less is known teaches nothing. */
    private static final double LEAST_SHARE = 0.2;

    private final DayGrid grid;
    private final DayKinds kinds;
    private final DayShape shape;
    private final LevelMixture level;
    private final List<DayShape.Reading> readings;
    private final List<Foreseen> judged = new ArrayList<>();
    private final List<WithinDay.Day> foreseen = new ArrayList<>();
    private final LocalDate lastDay;
    private DayShape.Reading reading;
    private BandWidth bands;

    /**
     * A past day and what was foreseen of it.
     *
     * @param shares of the day by slot, one a reading
     */
    record Foreseen(double[] counts, double total, LevelMixture.Prediction said, List<double[]> shares) {}

    /** @param pool what other series say, null = nothing */
    SeriesModel(CountSeries series, DemandCalendar calendar, Instant at, Pool pool, SpecialEffects effects) {
        grid = new DayGrid(series, calendar, at);
        kinds = new DayKinds(grid, calendar);
        shape = new DayShape(grid.slots(), pool == null ? null : pool.shape());
        readings = DayShape.readings(series.minutes());
        reading = readings.get(0);
        double[] before = pool == null ? new double[LevelFilter.STATES] : pool.effects();
        level = new LevelMixture(firstTotal(), before, kinds.usualFirstWeekday());
        for (int day = 0; day < grid.days(); day++) {
            pass(day, effects);
        }
        lastDay = grid.date(grid.days() - 1);
        judge();
    }

    private double firstTotal() {
        double[] totals = new double[grid.days()];
        int found = 0;
        for (int day = 0; day < grid.days() && found < 14; day++) {
            if (grid.total(day) > 0) {
                totals[found++] = grid.total(day);
            }
        }
        Arrays.sort(totals, 0, found);
        return found == 0 ? 0 : totals[found / 2];
    }

    private void pass(int day, SpecialEffects effects) {
        LocalDate date = grid.date(day);
        DayFacts facts = kinds.facts(date);
        shape.fade();
        if (kinds.isUpheaval(date)) {
            level.loosenLevel(UPHEAVAL);
        }
        if (!facts.open()) {
            return;
        }
        level.step();
        double[] counts = grid.row(day);
        boolean[] open = shape.open(facts);
        double[] general = shape.share(facts, readings.get(0), open);
        double share = knownShare(general, counts);
        if (share < LEAST_SHARE) {
            return;
        }
        LevelMixture.Prediction said = level.predict(facts);
        double came = sum(counts);
        if (facts.special() != null) {
            effects.learn(
                    grid.series().name(),
                    facts.special(),
                    Math.log((came + 0.5) / (Math.exp(said.expected()) * share + 0.5)));
        }
        if (facts.teaches()) {
            if (grid.days() - day <= JUDGED_DAYS) {
                remember(facts, counts, came / share, said, open);
            }
            double belief = level.learn(facts, came, share);
            shape.learn(facts, counts, came / share, belief);
        }
    }

    private void remember(DayFacts facts, double[] counts, double total, LevelMixture.Prediction said, boolean[] open) {
        List<double[]> shares = new ArrayList<>(readings.size());
        for (DayShape.Reading one : readings) {
            shares.add(shape.share(facts, one, open));
        }
        judged.add(new Foreseen(counts, total, said, shares));
    }

    /** Share of a day that its known slots bring; 1 while no shape is known. */
    private static double knownShare(double[] share, double[] counts) {
        double known = 0;
        double all = 0;
        for (int slot = 0; slot < share.length; slot++) {
            all += share[slot];
            known += Double.isNaN(counts[slot]) ? 0 : share[slot];
        }
        return all > 0 ? known / all : 1;
    }

    private static double sum(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += Double.isNaN(count) ? 0 : count;
        }
        return sum;
    }

    private void judge() {
        // The first days were foreseen from nothing.
        List<Foreseen> fair = judged.subList(Math.min(judged.size(), 3), judged.size());
        reading = ShapeChoice.best(readings, fair);
        bands = BandWidth.of(fair, readings.indexOf(reading));
        int chosen = readings.indexOf(reading);
        for (Foreseen day : fair) {
            double total = Math.exp(Math.min(20, day.said().expected()));
            double[] expected = day.shares().get(chosen).clone();
            Arrays.setAll(expected, slot -> total * expected[slot]);
            double spread = bands.factor() * Math.sqrt(day.said().variance());
            foreseen.add(new WithinDay.Day(expected, day.counts(), spread));
        }
        judged.clear();
    }

    /** The days that were judged, as the chosen shape foresaw them. */
    List<WithinDay.Day> foreseen() {
        return List.copyOf(foreseen);
    }

    /** How many days taught it something. */
    int days() {
        return grid.days();
    }

    /** What this series says to those that know less; null if it knows nothing itself. */
    Pool pool() {
        double[] pooled = shape.pooled();
        return pooled == null ? null : new Pool(pooled, level.effects());
    }

    List<IntervalForecast> day(LocalDate date, DemandCalendar calendar, SpecialEffects effects) {
        DayFacts facts = kinds.facts(date);
        if (!facts.open() || grid.days() == 0) {
            return List.of();
        }
        LevelMixture ahead = level.copy();
        for (LocalDate day = lastDay.plusDays(1); !day.isAfter(date); day = day.plusDays(1)) {
            if (kinds.isUpheaval(day)) {
                ahead.loosenLevel(UPHEAVAL);
            }
            if (kinds.facts(day).open()) {
                ahead.step();
            }
        }
        LevelMixture.Prediction said = ahead.predict(facts);
        SpecialEffects.Effect effect = effects.of(grid.series().name(), facts.special());
        double total = Math.exp(Math.min(20, said.expected() + effect.size()));
        double spread = Math.sqrt(said.variance() + effect.spread() * effect.spread());
        return intervals(date, facts, calendar, total, spread);
    }

    private List<IntervalForecast> intervals(
            LocalDate date, DayFacts facts, DemandCalendar calendar, double total, double spread) {
        CountSeries series = grid.series();
        boolean hours = calendar.knowsHours(series.name());
        boolean[] open = shape.open(facts);
        double[] share = shape.share(facts, reading, open);
        List<IntervalForecast> intervals = new ArrayList<>();
        for (Instant start : LocalSlots.starts(date, series.minutes(), series.zone())) {
            int slot = LocalSlots.secondOfDay(start.getEpochSecond(), series.zone()) / (series.minutes() * 60);
            if (hours ? calendar.isOpen(series.name(), start) : open[slot]) {
                intervals.add(bands.forecast(start, series.minutes(), total * share[slot], spread));
            }
        }
        return intervals;
    }
}
