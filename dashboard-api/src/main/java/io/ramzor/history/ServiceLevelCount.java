package io.ramzor.history;

import io.ramzor.metric.Measure;
import io.ramzor.metric.MetricRegistry;
import io.ramzor.metric.TracedMetric;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * A service level as the two counts of which it is the quotient.
 *
 * @param met legs that a formula has in its numerator
 * @param counted legs that it has in its denominator
 */
public record ServiceLevelCount(long met, long counted) {

    /**
     * Counts by a formula.
     *
     * @param formula a preset, such as {@code short_abandons_excluded}
     * @param outcomes how many legs came to that outcome, by the fact's id
     */
    public static ServiceLevelCount of(String formula, ToLongFunction<String> outcomes) {
        Map<Measure, Long> legs = new EnumMap<>(Measure.class);
        TracedMetric.OUTCOMES.forEach(outcome -> legs.put(outcome, outcomes.applyAsLong(outcome.wireName())));
        TracedMetric.Share share =
                TracedMetric.of(MetricRegistry.presetKey(formula)).orElseThrow().share(legs);
        return new ServiceLevelCount(share.numerator(), share.denominator());
    }
}
