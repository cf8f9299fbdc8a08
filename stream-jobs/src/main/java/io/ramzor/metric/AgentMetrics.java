package io.ramzor.metric;

import static io.ramzor.metric.Entries.text;

import java.util.List;
import java.util.Map;

/** The numbers of agents, which their journeys compute; on queue = available, busy or in wrap-up. */
final class AgentMetrics {
    static final List<MetricDefinition> ALL = List.of(
            agent(
                    "available_seconds",
                    "seconds",
                    "none",
                    text("Time on queue", "זמן בתור"),
                    text("Time available, busy or in wrap-up.", "זמן פנוי, עסוק או בסיום טיפול."),
                    "sum of time in available, busy and wrap_up"),
            agent(
                    "occupied_seconds",
                    "seconds",
                    "none",
                    text("Occupied time", "זמן תעסוקה"),
                    text(
                            "Time on queue with a contact of weight 1 or in wrap-up.",
                            "זמן בתור עם פנייה פעילה או בסיום טיפול."),
                    "sum of on-queue time with a weight-1 contact or wrap-up"),
            agent(
                    "occupancy",
                    "ratio",
                    "none",
                    text("Occupancy", "תעסוקה"),
                    text("Share of the time on queue that is occupied.", "שיעור הזמן בתור שבו הנציג עסוק."),
                    "occupied_seconds / available_seconds"),
            agent(
                    "slot_load",
                    "ratio",
                    "none",
                    text("Slot load", "עומס מקומות"),
                    text(
                            "Mean share of an agent's places for contacts that is taken while on queue.",
                            "השיעור הממוצע של מקומות הטיפול התפוסים בזמן בתור."),
                    "time average over on-queue time of sum(weight / capacity of its channel)"),
            agent(
                    "focus_seconds",
                    "seconds",
                    "none",
                    text("Focus time", "זמן ריכוז"),
                    text(
                            "Time with contacts, shared equally among those that are active at once.",
                            "זמן טיפול, מחולק שווה בשווה בין הפניות הפעילות בבת אחת."),
                    "integral of 1 / weight-1 contacts of the agent"),
            agent(
                    "adherence",
                    "ratio",
                    "up",
                    text("Adherence", "עמידה בלוח"),
                    text(
                            "Share of the scheduled time in which the agent did what the plan of record says.",
                            "שיעור הזמן המתוכנן שבו הנציג עשה מה שכתוב בתוכנית."),
                    "max(0, 1 - exception seconds / scheduled seconds)"),
            agent(
                    "conformance",
                    "ratio",
                    "none",
                    text("Conformance", "התאמת היקף"),
                    text(
                            "Time on queue against the time on queue that the plan of record says.",
                            "זמן בתור בפועל ביחס לזמן בתור שבתוכנית."),
                    "on-queue actual / on-queue scheduled"));

    private AgentMetrics() {}

    private static MetricDefinition agent(
            String id,
            String unit,
            String direction,
            Map<String, String> label,
            Map<String, String> definition,
            String formula) {
        return new MetricDefinition(
                id, "value", MetricDefinition.AGENT, unit, direction, 1, label, definition, formula);
    }
}
