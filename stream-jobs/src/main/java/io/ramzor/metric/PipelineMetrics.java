package io.ramzor.metric;

import static io.ramzor.metric.Entries.text;

import java.util.List;
import java.util.Map;

/** Numbers of the stream itself: whether what the boards show is whole and fresh. */
final class PipelineMetrics {
    static final List<MetricDefinition> ALL = List.of(
            pipeline(
                    "rejects",
                    "count",
                    text("Lines set aside", "שורות שנדחו"),
                    text("Lines of the log that were set aside with a reason.", "שורות ביומן שנדחו, עם סיבה."),
                    "count(rejects)"),
            pipeline(
                    "silent_sources",
                    "count",
                    text("Silent sources", "מקורות שותקים"),
                    text("Sources that have sent events and send none now.", "מקורות ששלחו אירועים ועכשיו שותקים."),
                    "count(sources that are silent)"),
            pipeline(
                    "newest_event_age_seconds",
                    "seconds",
                    text("Age of the newest event", "גיל האירוע האחרון"),
                    text("Time since any source has sent an event.", "הזמן מאז האירוע האחרון מכל המקורות."),
                    "min over sources of now - last event"),
            pipeline(
                    "influx_records_behind",
                    "count",
                    text("Records that wait for InfluxDB", "רשומות שממתינות ל-InfluxDB"),
                    text(
                            "Records of topics that are not written to InfluxDB yet.",
                            "רשומות בנושאים שעוד לא נכתבו ל-InfluxDB."),
                    "end of topics - written"),
            pipeline(
                    "influx_points_refused",
                    "count",
                    text("Points that InfluxDB refused", "נקודות ש-InfluxDB סירב לקבל"),
                    text(
                            "Points that InfluxDB has refused since the start, set aside with its reason.",
                            "נקודות ש-InfluxDB סירב לקבל מאז ההפעלה, שנשמרו בצד עם הסיבה."),
                    "count(points refused)"));

    private PipelineMetrics() {}

    private static MetricDefinition pipeline(
            String id, String unit, Map<String, String> label, Map<String, String> definition, String formula) {
        return new MetricDefinition(id, "live", MetricDefinition.PIPELINE, unit, "down", 1, label, definition, formula);
    }
}
