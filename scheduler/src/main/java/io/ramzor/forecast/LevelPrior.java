package io.ramzor.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * How a centre's days may differ, as standard deviations of the logarithm of the day's total (0.02 = about 2 %).
 *
 * @param levelDrift change of the level from an open day to the next
 * @param slopeDrift change of the trend; 0 = there is none
 * @param weekdayDrift change of a weekday's effect a day
 * @param dayNoise what a day has by itself
 * @param weekdayWidth how unlike weekdays may be, before anything is known
 */
record LevelPrior(double levelDrift, double slopeDrift, double weekdayDrift, double dayNoise, double weekdayWidth) {

    /** Every combination of a few values of each: wide enough for calm and for wild centres; which hold is learned. */
    static List<LevelPrior> all() {
        List<LevelPrior> all = new ArrayList<>();
        for (double level : new double[] {0.005, 0.015, 0.04}) {
            for (double slope : new double[] {0, 0.0015}) {
                for (double weekday : new double[] {0.001, 0.006}) {
                    for (double noise : new double[] {0.02, 0.05, 0.12}) {
                        for (double width : new double[] {0.05, 1}) {
                            all.add(new LevelPrior(level, slope, weekday, noise, width));
                        }
                    }
                }
            }
        }
        return List.copyOf(all);
    }
}
