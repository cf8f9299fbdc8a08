package io.ramzor.forecast;

import java.util.ArrayList;
import java.util.List;

/** Many {@link LevelFilter}s with unlike priors, each weighed by how well it foresaw the days so far, recent days more. */
final class LevelMixture {
    private static final List<LevelPrior> PRIORS = LevelPrior.all();
    /** What a day's word still counts a day later. */
    private static final double MEMORY = 0.99;

    private final List<LevelFilter> filters = new ArrayList<>();
    private final double[] scores;

    /**
     * @param total contacts of an ordinary day, as a first guess
     * @param effects of weekdays and the like, as logarithms, before anything is known ({@link LevelFilter#STATES} of them)
     * @param usualFirst weekday that most often follows a closed day, -1 = none does
     */
    LevelMixture(double total, double[] effects, int usualFirst) {
        for (LevelPrior prior : PRIORS) {
            filters.add(new LevelFilter(prior, Math.log(total + 0.5), effects, usualFirst));
        }
        scores = new double[filters.size()];
    }

    private LevelMixture(LevelMixture other) {
        other.filters.forEach(filter -> filters.add(filter.copy()));
        scores = other.scores.clone();
    }

    LevelMixture copy() {
        return new LevelMixture(this);
    }

    /**
     * What is expected of a day's total.
     *
     * @param expected its logarithm
     * @param variance of that, without what chance adds to whole numbers
     */
    record Prediction(double expected, double variance) {}

    void step() {
        filters.forEach(LevelFilter::step);
    }

    void loosenLevel(double width) {
        filters.forEach(filter -> filter.loosenLevel(width));
    }

    Prediction predict(DayFacts day) {
        double[] weights = weights();
        double mean = 0;
        double square = 0;
        for (int i = 0; i < weights.length; i++) {
            LevelFilter filter = filters.get(i);
            filter.predict(day);
            mean += weights[i] * filter.expected();
            square += weights[i] * (filter.variance() + filter.expected() * filter.expected());
        }
        return new Prediction(mean, Math.max(1e-8, square - mean * mean));
    }

    /** Learns a day for which {@link #predict} was called; returns how much it was believed, 0 to 1. */
    double learn(DayFacts day, double came, double share) {
        double[] weights = weights();
        double belief = 0;
        for (int i = 0; i < weights.length; i++) {
            double[] said = filters.get(i).learn(day, came, share);
            scores[i] = scores[i] * MEMORY + said[0];
            belief += weights[i] * said[1];
        }
        return belief;
    }

    /** The effects as they are now, for series that know little. */
    double[] effects() {
        double[] weights = weights();
        double[] effects = new double[LevelFilter.STATES];
        for (int i = LevelFilter.WEEKDAY; i < effects.length; i++) {
            for (int f = 0; f < weights.length; f++) {
                effects[i] += weights[f] * filters.get(f).state(i);
            }
        }
        return effects;
    }

    private double[] weights() {
        double best = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            best = Math.max(best, score);
        }
        double sum = 0;
        double[] weights = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            weights[i] = Math.exp(scores[i] - best);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
