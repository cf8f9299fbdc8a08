package io.ramzor.metric;

import static io.ramzor.metric.Entries.text;

import java.util.List;
import java.util.Map;

/** The numbers of agents' time; on queue = available, busy or in wrap-up. */
final class AgentMetrics {
    static final List<Metric> FACTS = List.of(
            seconds(
                    "available_seconds",
                    "none",
                    text("Time on queue", "זמן בתור"),
                    text("Time available, busy or in wrap-up.", "זמן פנוי, עסוק או בסיום טיפול."),
                    "sum of time in available, busy and wrap_up",
                    Measure.ON_QUEUE),
            seconds(
                    "occupied_seconds",
                    "none",
                    text("Occupied time", "זמן תעסוקה"),
                    text(
                            "Time on queue with a contact of weight 1 or in wrap-up.",
                            "זמן בתור עם פנייה פעילה או בסיום טיפול."),
                    "sum of on-queue time with a weight-1 contact or wrap-up",
                    Measure.OCCUPIED),
            seconds(
                    "slot_seconds",
                    "none",
                    text("Slots taken", "מקומות תפוסים"),
                    text(
                            "Time on queue, each instant times the share of the agent's places for contacts that is taken.",
                            "זמן בתור, כל רגע כפול שיעור מקומות הטיפול התפוסים בו."),
                    "integral over on-queue time of sum(weight / capacity of its channel)",
                    Measure.SLOT_LOAD),
            seconds(
                    "focus_seconds",
                    "none",
                    text("Focus time", "זמן ריכוז"),
                    text(
                            "Time with contacts of weight 1, each instant divided by the number of them.",
                            "זמן עם פניות פעילות, כל רגע מחולק במספר הפניות הפעילות בו."),
                    "integral of 1 / (weight-1 contacts of the agent)",
                    Measure.FOCUS),
            seconds(
                    "scheduled_seconds",
                    "none",
                    text("Scheduled time", "זמן מתוכנן"),
                    text(
                            "Time up to now for which the plan of record has the agent work, pause or train.",
                            "הזמן עד עכשיו שבו לפי התוכנית הנציג עובד, בהפסקה או בהדרכה."),
                    "sum of scheduled time that is not off",
                    Measure.SCHEDULED),
            seconds(
                    "exception_seconds",
                    "down",
                    text("Time off plan", "זמן מחוץ לתוכנית"),
                    text(
                            "Scheduled time in which the agent did anything else than the plan of record says.",
                            "זמן מתוכנן שבו הנציג עשה משהו אחר ממה שכתוב בתוכנית."),
                    "sum of scheduled time whose state does not fit the activity",
                    Measure.EXCEPTION),
            seconds(
                    "scheduled_on_queue_seconds",
                    "none",
                    text("Scheduled on queue", "זמן מתוכנן בתור"),
                    text(
                            "Time up to now for which the plan of record has the agent on queue.",
                            "הזמן עד עכשיו שבו לפי התוכנית הנציג בתור."),
                    "sum of scheduled time of activity on_queue",
                    Measure.SCHEDULED_ON_QUEUE),
            seconds(
                    "productive_seconds",
                    "up",
                    text("Productive time", "זמן יצרני"),
                    text("Scheduled time that the agent was on queue.", "זמן מתוכנן שבו הנציג היה בתור."),
                    "sum of on-queue time inside scheduled time",
                    Measure.PRODUCTIVE));

    static final List<Metric> VALUES = List.of(
            ratio(
                    "occupancy",
                    "none",
                    text("Occupancy", "תעסוקה"),
                    text("Share of the time on queue that is occupied.", "שיעור הזמן בתור שבו הנציג עסוק."),
                    "occupied_seconds / available_seconds",
                    Measure.OCCUPIED,
                    Measure.ON_QUEUE),
            ratio(
                    "slot_load",
                    "none",
                    text("Slot load", "עומס מקומות"),
                    text(
                            "Mean share of an agent's places for contacts that is taken while on queue.",
                            "השיעור הממוצע של מקומות הטיפול התפוסים בזמן בתור."),
                    "slot_seconds / available_seconds",
                    Measure.SLOT_LOAD,
                    Measure.ON_QUEUE),
            remainder(
                    "adherence",
                    "up",
                    text("Adherence", "עמידה בלוח"),
                    text(
                            "Share of the scheduled time in which the agent did what the plan of record says.",
                            "שיעור הזמן המתוכנן שבו הנציג עשה מה שכתוב בתוכנית."),
                    "max(0, 1 - exception_seconds / scheduled_seconds)",
                    Measure.EXCEPTION),
            ratio(
                    "conformance",
                    "none",
                    text("Conformance", "התאמת היקף"),
                    text(
                            "Time on queue against the time on queue that the plan of record says.",
                            "זמן בתור בפועל ביחס לזמן בתור שבתוכנית."),
                    "available_seconds / scheduled_on_queue_seconds",
                    Measure.ON_QUEUE,
                    Measure.SCHEDULED_ON_QUEUE),
            remainder(
                    "shrinkage",
                    "down",
                    text("Shrinkage", "פחת"),
                    text(
                            "Share of the paid time, which is the scheduled, that the agent was not on queue.",
                            "שיעור הזמן בתשלום, שהוא הזמן המתוכנן, שבו הנציג לא היה בתור."),
                    "1 - productive_seconds / scheduled_seconds",
                    Measure.PRODUCTIVE));

    private AgentMetrics() {}

    private static Metric seconds(
            String id,
            String direction,
            Map<String, String> label,
            Map<String, String> definition,
            String formula,
            Measure measure) {
        return Entries.seconds(Group.AGENT, id, direction, label, definition, formula, measure);
    }

    private static Metric ratio(
            String id,
            String direction,
            Map<String, String> label,
            Map<String, String> definition,
            String formula,
            Measure top,
            Measure bottom) {
        return new Metric(
                new MetricDefinition(
                        id, "value", Group.AGENT.wireName(), "ratio", direction, 1, label, definition, formula),
                (slice, now) -> share(slice, top, bottom));
    }

    /** What is left of the scheduled time without that, not below none. */
    private static Metric remainder(
            String id,
            String direction,
            Map<String, String> label,
            Map<String, String> definition,
            String formula,
            Measure without) {
        return new Metric(
                new MetricDefinition(
                        id, "value", Group.AGENT.wireName(), "ratio", direction, 1, label, definition, formula),
                (slice, now) -> {
                    Double share = share(slice, without, Measure.SCHEDULED);
                    return share == null ? null : Math.max(0, 1 - share);
                });
    }

    private static Double share(Slice slice, Measure top, Measure bottom) {
        long whole = slice.sumMicros(bottom);
        return whole == 0 ? null : slice.sumMicros(top) / (double) whole;
    }
}
