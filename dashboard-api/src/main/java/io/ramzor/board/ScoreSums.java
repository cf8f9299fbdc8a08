package io.ramzor.board;

import io.ramzor.decision.ForecastScore;

/**
 * Scores of forecasts, added up; ratios are computed where they are read (metrics.md, section 7).
 *
 * @param count intervals compared
 * @param actual contacts that came
 * @param error expected less come
 * @param absolute the same without signs
 * @param pinball sum of pinball losses, contacts
 * @param inside intervals in the 80 % band
 * @param floor absolute errors that perfect means would still have had on the average
 */
public record ScoreSums(
        long count, double actual, double error, double absolute, double pinball, double inside, double floor) {

    static ScoreSums of(ForecastScore score) {
        double error = score.used().point().mean() - score.actual();
        return new ScoreSums(1, score.actual(), error, Math.abs(error), score.pinball(), score.inside(), score.floor());
    }

    ScoreSums plus(ScoreSums other) {
        return new ScoreSums(
                count + other.count,
                actual + other.actual,
                error + other.error,
                absolute + other.absolute,
                pinball + other.pinball,
                inside + other.inside,
                floor + other.floor);
    }

    /** Sum of errors without signs / sum of what came, null if nothing came. */
    public Double wape() {
        return share(absolute, actual);
    }

    /** Sum of errors / sum of what came. */
    public Double bias() {
        return share(error, actual);
    }

    /** The WAPE that perfect means would still have had. */
    public Double poissonFloor() {
        return share(floor, actual);
    }

    /** Share of intervals in the 80 % band, by the probability transform. */
    public Double coverage() {
        return share(inside, count);
    }

    /** Mean pinball loss of the 10, 50 and 90 % quantiles, contacts an interval. */
    public Double meanPinball() {
        return share(pinball, count);
    }

    private static Double share(double part, double whole) {
        return whole == 0 ? null : Double.valueOf(part / whole);
    }
}
