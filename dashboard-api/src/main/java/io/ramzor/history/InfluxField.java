package io.ramzor.history;

import io.ramzor.metric.MetricDefinition;
import io.ramzor.metric.MetricRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where InfluxDB keeps a metric's own number: measurement and field. A fact lies in the field of its name, a number of a response clock
 * in the clock's measurement; what is no ratio of facts in {@code value}.
 *
 * @param whole whether the field is an integer; else a float
 */
record InfluxField(String measurement, String field, boolean whole) {
    /** Field of numbers that no facts make up. */
    static final String VALUE = "value";
    /** Fields of the service level by a queue's own formula: legs met, and legs counted. */
    static final String MET = "met";

    static final String COUNTED = "counted";
    private static final Set<String> COUNTS = Set.of(
            HistoryMetrics.SERVICE_LEVEL_MET,
            HistoryMetrics.SERVICE_LEVEL_COUNTED,
            HistoryMetrics.EXPECTED_WAIT_WAITING,
            HistoryMetrics.EXPECTED_WAIT_ANSWERED);

    /**
     * Stands for "no data" where a field had a number before: InfluxDB knows no null, and all numbers here are above. A number that
     * never was is just not written.
     */
    static final double NO_DATA = -1;

    static InfluxField of(String metric) {
        int dot = metric.indexOf('.');
        Optional<MetricDefinition> registered = MetricRegistry.definition(metric);
        if (registered.isEmpty() && dot > 0) {
            String number = metric.substring(dot + 1);
            Optional<MetricDefinition> ofClock =
                    MetricRegistry.definition(number.substring(number.lastIndexOf('.') + 1));
            return new InfluxField(
                    metric.substring(0, dot),
                    number,
                    COUNTS.contains(metric)
                            || ofClock.filter(InfluxField::isCount).isPresent());
        }
        if (metric.equals(HistoryMetrics.REVISION)) {
            return new InfluxField(metric, metric, true);
        }
        boolean fact = registered.filter(each -> each.kind().equals("fact")).isPresent();
        boolean value = registered.filter(each -> each.kind().equals("value")).isPresent();
        boolean whole = !value && registered.filter(InfluxField::isCount).isPresent();
        return new InfluxField(metric, fact ? metric : VALUE, whole);
    }

    private static boolean isCount(MetricDefinition metric) {
        return metric.unit().equals("count");
    }

    /** Puts the number; a fact that is not known counts nothing. */
    void put(Double number, Map<String, Number> fields) {
        double none = field.equals(measurement) ? 0 : NO_DATA;
        double said = number == null ? none : number;
        fields.put(field, whole ? (Number) Math.round(said) : (Number) said);
    }

    /** What a field says, null = no data. */
    static Double read(Object said) {
        double number = said instanceof Number known ? known.doubleValue() : NO_DATA;
        return number == NO_DATA ? null : number;
    }
}
