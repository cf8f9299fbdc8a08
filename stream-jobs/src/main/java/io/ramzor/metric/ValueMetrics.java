package io.ramzor.metric;

import static io.ramzor.metric.Entries.text;
import static io.ramzor.metric.Measure.ABANDONED_EARLY;
import static io.ramzor.metric.Measure.ABANDONED_LATE;
import static io.ramzor.metric.Measure.ABANDONED_SHORT;
import static io.ramzor.metric.Measure.ANSWERED_IN;
import static io.ramzor.metric.Measure.ANSWERED_LATE;
import static io.ramzor.metric.Measure.CALLBACK_IN;
import static io.ramzor.metric.Measure.CUSTOMER_ABANDONED_EARLY;
import static io.ramzor.metric.Measure.CUSTOMER_ABANDONED_LATE;
import static io.ramzor.metric.Measure.CUSTOMER_IN;
import static io.ramzor.metric.Measure.CUSTOMER_LATE;
import static io.ramzor.metric.Measure.CUSTOMER_WAITING_LATE;
import static io.ramzor.metric.Measure.FLOWED_OUT;
import static io.ramzor.metric.Measure.HANDLE;
import static io.ramzor.metric.Measure.HANDLED;
import static io.ramzor.metric.Measure.OFFERED;
import static io.ramzor.metric.Measure.WAITING_IN;
import static io.ramzor.metric.Measure.WAITING_LATE;
import static io.ramzor.metric.Measure.WAIT_ANSWERED;

import io.ramzor.event.Micros;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The values computed from the facts of queue legs when they are read; never stored as ratios. */
final class ValueMetrics {
    static final String PRESET_PREFIX = "service_level.";

    static final List<Metric> ALL = List.of(
            preset(
                    "answered_only",
                    text("Service level, answered only", "רמת שירות, נענים בלבד"),
                    text(
                            "Share of answered legs that were answered within T.",
                            "שיעור הנענים עד סף המענה מכלל הנענים."),
                    terms(ANSWERED_IN),
                    terms(ANSWERED_IN, ANSWERED_LATE, WAITING_LATE)),
            preset(
                    "abandons_against",
                    text("Service level, abandons count against", "רמת שירות, כל הנטישות לחובה"),
                    text(
                            "Share answered within T of all answered and abandoned.",
                            "שיעור הנענים עד סף המענה מכלל הנענים והנוטשים."),
                    terms(ANSWERED_IN),
                    terms(ANSWERED_IN, ANSWERED_LATE, ABANDONED_SHORT, ABANDONED_EARLY, ABANDONED_LATE, WAITING_LATE)),
            preset(
                    "short_abandons_excluded",
                    text("Service level", "רמת שירות"),
                    text(
                            "Share answered within T of all answered and abandoned, without those who left at once.",
                            "שיעור הנענים עד סף המענה מכלל הנענים והנוטשים, בלי נטישות קצרות."),
                    terms(ANSWERED_IN),
                    terms(ANSWERED_IN, ANSWERED_LATE, ABANDONED_EARLY, ABANDONED_LATE, WAITING_LATE)),
            preset(
                    "early_abandons_excluded",
                    text("Service level, only late abandons", "רמת שירות, נטישות מאוחרות בלבד"),
                    text(
                            "Share answered within T of all answered and those who left after T.",
                            "שיעור הנענים עד סף המענה מכלל הנענים והנוטשים אחרי הסף."),
                    terms(ANSWERED_IN),
                    terms(ANSWERED_IN, ANSWERED_LATE, ABANDONED_LATE, WAITING_LATE)),
            preset(
                    "early_abandons_met",
                    text("Service level, early abandons met", "רמת שירות, נטישות מוקדמות לזכות"),
                    text(
                            "Share answered or left within T of all answered and abandoned.",
                            "שיעור מי שנענו או נטשו עד סף המענה מכלל הנענים והנוטשים."),
                    terms(ANSWERED_IN, ABANDONED_SHORT, ABANDONED_EARLY),
                    terms(ANSWERED_IN, ANSWERED_LATE, ABANDONED_SHORT, ABANDONED_EARLY, ABANDONED_LATE, WAITING_LATE)),
            exitedInTime(),
            preset(
                    "flow_outs_against",
                    text("Service level, flow-outs count against", "רמת שירות, זליגות לחובה"),
                    text(
                            "Share answered within T of all answered, abandoned after S and flowed out.",
                            "שיעור הנענים עד סף המענה מכלל הנענים, הנוטשים אחרי הסף הקצר והזולגים."),
                    terms(ANSWERED_IN),
                    terms(ANSWERED_IN, ANSWERED_LATE, ABANDONED_EARLY, ABANDONED_LATE, FLOWED_OUT, WAITING_LATE)),
            ratio(
                    "customer_service_level",
                    "up",
                    text("Customer service level", "רמת שירות ללקוח"),
                    text(
                            "Service level of contacts with all their waits together, by the default formula.",
                            "רמת שירות לפי סך המתנות הלקוח, בנוסחת ברירת המחדל."),
                    terms(CUSTOMER_IN),
                    terms(
                            CUSTOMER_IN,
                            CUSTOMER_LATE,
                            CUSTOMER_ABANDONED_EARLY,
                            CUSTOMER_ABANDONED_LATE,
                            CUSTOMER_WAITING_LATE)),
            meanSeconds(
                    "asa_seconds",
                    "down",
                    text("Average speed of answer", "זמן מענה ממוצע"),
                    text("Mean wait of answered legs.", "המתנה ממוצעת של מי שנענו."),
                    WAIT_ANSWERED,
                    WAIT_ANSWERED,
                    "wait_answered_seconds / (answered_in + answered_late)"),
            abandonment(),
            waitPercentile("wait_p50_seconds", 50, text("Median wait", "המתנה חציונית")),
            waitPercentile("wait_p90_seconds", 90, text("90th percentile of wait", "אחוזון 90 של ההמתנה")),
            meanSeconds(
                    "aht_seconds",
                    "none",
                    text("Average handling time", "זמן טיפול ממוצע"),
                    text("Mean handling of handled legs.", "זמן טיפול ממוצע לפנייה שטופלה."),
                    HANDLE,
                    HANDLED,
                    "handle_seconds / handled"));

    private ValueMetrics() {}

    static String presetKey(String preset) {
        return PRESET_PREFIX + preset;
    }

    private static List<Measure> terms(Measure... measures) {
        return List.of(measures);
    }

    private static Metric preset(
            String preset,
            Map<String, String> label,
            Map<String, String> definition,
            List<Measure> top,
            List<Measure> bottom) {
        return ratio(presetKey(preset), "up", label, definition, top, bottom);
    }

    private static Metric exitedInTime() {
        List<Measure> top = terms(ANSWERED_IN, ABANDONED_SHORT, ABANDONED_EARLY, CALLBACK_IN);
        return value(
                presetKey("exited_in_time"),
                "ratio",
                "up",
                text("Service level, left the queue in time", "רמת שירות, יציאה מהתור בזמן"),
                text(
                        "Share that left the queue within T in any way but a flow-out, of all but those who wait in time.",
                        "שיעור מי שיצאו מהתור עד סף המענה, מכלל הנכנסים למעט הממתינים בזמן."),
                "(" + sumText(top) + ") / (offered - waiting_in)",
                (slice, now) -> divide(sum(slice, top), slice.count(OFFERED) - slice.count(WAITING_IN)));
    }

    private static Metric abandonment() {
        return value(
                "abandonment",
                "ratio",
                "down",
                text("Abandonment", "שיעור נטישה"),
                text("Share of legs abandoned, without those who left at once.", "שיעור הנטישה, בלי נטישות קצרות."),
                "(abandoned_early + abandoned_late) / (offered - abandoned_short)",
                (slice, now) -> divide(
                        slice.count(ABANDONED_EARLY) + slice.count(ABANDONED_LATE),
                        slice.count(OFFERED) - slice.count(ABANDONED_SHORT)));
    }

    private static Metric ratio(
            String id,
            String direction,
            Map<String, String> label,
            Map<String, String> definition,
            List<Measure> top,
            List<Measure> bottom) {
        String formula = sumText(top) + " / (" + sumText(bottom) + ")";
        return value(
                id,
                "ratio",
                direction,
                label,
                definition,
                formula,
                (slice, now) -> divide(sum(slice, top), sum(slice, bottom)));
    }

    private static Metric meanSeconds(
            String id,
            String direction,
            Map<String, String> label,
            Map<String, String> definition,
            Measure sum,
            Measure count,
            String formula) {
        return value(
                id,
                "seconds",
                direction,
                label,
                definition,
                formula,
                (slice, now) -> divide(Micros.toSeconds(slice.sumMicros(sum)), slice.count(count)));
    }

    private static Metric waitPercentile(String id, int percent, Map<String, String> label) {
        return value(
                id,
                "seconds",
                "down",
                label,
                text(
                        "The wait that " + percent + " of 100 answered legs did not exceed.",
                        "ההמתנה ש-" + percent + " מכל 100 נענים לא עברו."),
                "nearest rank, ceil(" + percent / 100.0 + " n)-th smallest wait of answered, within 1 %",
                (slice, now) -> {
                    long micros = slice.percentileMicros(WAIT_ANSWERED, percent);
                    return micros < 0 ? null : Micros.toSeconds(micros);
                });
    }

    private static Metric value(
            String id,
            String unit,
            String direction,
            Map<String, String> label,
            Map<String, String> definition,
            String formula,
            Metric.Formula computed) {
        return new Metric(
                new MetricDefinition(
                        id, "value", MetricDefinition.QUEUE, unit, direction, 1, label, definition, formula),
                computed);
    }

    private static long sum(Slice slice, List<Measure> measures) {
        long sum = 0;
        for (Measure measure : measures) {
            sum += slice.count(measure);
        }
        return sum;
    }

    private static String sumText(List<Measure> measures) {
        return measures.stream().map(Measure::wireName).collect(Collectors.joining(" + "));
    }

    private static Double divide(double top, long bottom) {
        return bottom == 0 ? null : top / bottom;
    }
}
