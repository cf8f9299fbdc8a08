package io.ramzor.forecast;

import java.util.function.Supplier;

/** Every forecaster by name; {@code backtest} scores them all on the same days. A new one is a class and a line here. */
public enum Forecasters {
    LAST_WEEK("last week's same day", () -> SimpleRules.sameWeekday(1)),
    LAST_TWO_WEEKS("mean of the last two", () -> SimpleRules.sameWeekday(2)),
    LAST_FOUR_WEEKS("mean of the last four", () -> SimpleRules.sameWeekday(4)),
    WEIGHTED_WEEKS("weighted weeks, nudged and smoothed", SimpleRules::weightedAndNudged),
    WORKING_WEEKS("mean of two working weeks", SimpleRules::workingWeeks),
    LEVEL_AND_SHAPE("level by day, shape within it", DynamicForecaster::new);

    /** The one in use: it wins the backtest on real and generated series, and a test fails if it does not. */
    public static final Forecasters DEFAULT = LEVEL_AND_SHAPE;

    private final String title;
    private final Supplier<Forecaster> maker;

    Forecasters(String title, Supplier<Forecaster> maker) {
        this.title = title;
        this.maker = maker;
    }

    /** What it does, in a few words. */
    public String title() {
        return title;
    }

    public Forecaster create() {
        return maker.get();
    }
}
