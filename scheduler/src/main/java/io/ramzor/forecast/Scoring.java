package io.ramzor.forecast;

import io.ramzor.decision.ForecastPoint;
import io.ramzor.decision.ForecastScore;
import io.ramzor.decision.UsedForecast;

/** Holds single forecasts against what came, by the measures of {@link Accuracy}, without chance. */
public final class Scoring {
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    private Scoring() {}

    /** @param came contacts that came in the interval, 0 or more */
    public static ForecastScore score(UsedForecast used, double came) {
        ForecastPoint point = used.point();
        CountDistribution said = new CountDistribution(point.mean(), point.spread() == null ? 0 : point.spread());
        double pinball =
                loss(LOW, point.low(), came) + loss(0.5, said.quantile(0.5), came) + loss(HIGH, point.high(), came);
        return new ForecastScore(used, came, pinball / 3, inside(said, came), Accuracy.poissonDeviation(came));
    }

    private static double loss(double level, double quantile, double came) {
        return Math.max(level * (came - quantile), (level - 1) * (came - quantile));
    }

    /**
     * The probability with which the randomised transform of what came lies in the band: on the average 0.8 if the forecast is right,
     * though counts are whole numbers.
     */
    private static double inside(CountDistribution said, double came) {
        double below = said.atMost(came - 1);
        double width = said.atMost(came) - below;
        if (width <= 0) {
            return below >= LOW && below <= HIGH ? 1 : 0;
        }
        double common = Math.min(HIGH, below + width) - Math.max(LOW, below);
        return Math.max(0, common) / width;
    }
}
