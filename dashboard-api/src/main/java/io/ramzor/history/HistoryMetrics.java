package io.ramzor.history;

import io.ramzor.metric.IntervalSlice;
import io.ramzor.metric.MetricRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which numbers the history keeps, and under which metric id: those of the registry, and the two below. */
public final class HistoryMetrics {
    /** Service level by the queue's own formula, whatever that is at the time. */
    public static final String SERVICE_LEVEL = "service_level";
    /** Revision of an interval's numbers; the highest is the final word. */
    static final String REVISION = "revision";

    /** Legs that were met and counted by the queue's own formula at the time, of the board's live window. */
    public static final String SERVICE_LEVEL_MET = "service_level.met";

    public static final String SERVICE_LEVEL_COUNTED = "service_level.counted";
    /** Of what {@code expected_wait_seconds} is computed: who waited, and the answers of the last 15 minutes. */
    public static final String EXPECTED_WAIT_WAITING = "expected_wait_seconds.waiting";

    public static final String EXPECTED_WAIT_ANSWERED = "expected_wait_seconds.answered";

    /** Stands in a queue's place where numbers of the pipeline are kept, see {@link GroupSeries}. */
    public static final String PIPELINE = "|pipeline";

    private HistoryMetrics() {}

    /** Whether a history may be asked for it: a registered id, or {@code CLOCK.NUMBER} of a response clock. */
    public static boolean isKnown(String metric) {
        if (metric.equals(SERVICE_LEVEL) || MetricRegistry.definition(metric).isPresent()) {
            return true;
        }
        int dot = metric.indexOf('.');
        return dot > 0
                && isOfKind(metric.substring(0, dot), "clock")
                && isOfKind(metric.substring(metric.lastIndexOf('.') + 1), "clock_number");
    }

    private static boolean isOfKind(String id, String kind) {
        return MetricRegistry.definition(id).filter(d -> d.kind().equals(kind)).isPresent();
    }

    /**
     * The points of an interval's slice.
     *
     * @param formula the queue's service-level preset at that time
     * @param withNulls whether "no data" is written of all, over what an earlier revision said; else of ratios alone
     */
    static List<Point> points(IntervalSlice slice, String formula, boolean withNulls) {
        List<Point> points = new ArrayList<>();
        points.add(point(slice, REVISION, (double) slice.revision()));
        each(slice.facts()).forEach((name, number) -> points.add(point(slice, name, asDouble(number))));
        each(slice.values()).forEach((name, value) -> points.add(point(slice, name, value)));
        Double serviceLevel = each(slice.values()).get(MetricRegistry.presetKey(formula));
        points.add(point(slice, SERVICE_LEVEL, serviceLevel));
        each(slice.responses()).forEach((clock, numbers) -> addNumbers(points, slice, clock, numbers));
        if (!withNulls) {
            points.removeIf(point -> point.value() == null && !isRatio(point.metric()));
        }
        return points;
    }

    private static boolean isRatio(String metric) {
        return metric.equals(SERVICE_LEVEL) || FactFormula.ALL.containsKey(metric);
    }

    private static void addNumbers(List<Point> points, IntervalSlice slice, String prefix, Map<?, ?> numbers) {
        numbers.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                addNumbers(points, slice, prefix + "." + name, inner);
            } else if (value == null || value instanceof Number) {
                points.add(point(slice, prefix + "." + name, asDouble((Number) value)));
            }
        });
    }

    private static <T> Map<String, T> each(Map<String, T> map) {
        return map == null ? Map.of() : map;
    }

    private static Double asDouble(Number number) {
        return number == null ? null : number.doubleValue();
    }

    private static Point point(IntervalSlice slice, String metric, Double value) {
        return new Point(metric, slice.queue(), slice.channel(), Resolution.INTERVAL, slice.start(), value);
    }
}
