package io.ramzor.metric;

import static io.ramzor.metric.Entries.text;

import java.util.List;
import java.util.Map;

/** Numbers of the present moment, which the boards compute from open contacts and live windows. */
final class LiveMetrics {
    static final List<MetricDefinition> ALL = List.of(
            live(
                    "contacts",
                    "count",
                    "none",
                    text("Contacts", "פניות"),
                    text(
                            "Contacts by channel; a thread counts once for each of its spells.",
                            "פניות לפי ערוץ; כל פרק של שרשור נספר בנפרד."),
                    "count(contacts)"),
            live(
                    "arrivals",
                    "count",
                    "none",
                    text("Arrivals", "כניסות"),
                    text("Legs queued in the window.", "כניסות לתור בחלון הזמן."),
                    "count(queued)"),
            live(
                    "waiting",
                    "count",
                    "down",
                    text("Waiting", "ממתינים"),
                    text("Legs that are open now.", "ממתינים עכשיו."),
                    "waiting_in + waiting_late"),
            live(
                    "oldest_wait_seconds",
                    "seconds",
                    "down",
                    text("Oldest wait", "ההמתנה הארוכה ביותר"),
                    text("Longest wait among the legs that are open now.", "זמן ההמתנה של הממתין הוותיק ביותר."),
                    "max of now - queued over open legs"),
            live(
                    "expected_wait_seconds",
                    "seconds",
                    "down",
                    text("Expected wait", "המתנה צפויה"),
                    text(
                            "How long a contact that comes now may expect to wait, from the answers of the last 15 minutes.",
                            "זמן ההמתנה הצפוי למי שפונה עכשיו, לפי המענים ברבע השעה האחרונה."),
                    "(waiting + 1) * 900 / answered in the last 15 minutes"));

    private LiveMetrics() {}

    private static MetricDefinition live(
            String id,
            String unit,
            String direction,
            Map<String, String> label,
            Map<String, String> definition,
            String formula) {
        return new MetricDefinition(id, "live", MetricDefinition.QUEUE, unit, direction, 1, label, definition, formula);
    }
}
