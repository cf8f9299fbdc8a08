package io.ramzor.metric;

import static io.ramzor.metric.Entries.text;

import io.ramzor.event.Micros;
import java.util.List;
import java.util.Map;

/**
 * Handling as agents live it, by channel and by level: how many contacts of weight 1 the agent has at the instant. A time lies in the
 * interval in which it passes; the mean at a level is the time spent there by the contacts that were let go of there, which is what a
 * contact would take if the agent always had so many.
 */
final class LoadMetrics {
    static final List<Metric> FACTS = List.of(
            new Metric(
                    new MetricDefinition(
                            "sessions",
                            "fact",
                            Group.LOAD.wireName(),
                            "count",
                            "none",
                            1,
                            text("Sessions ended", "טיפולים שהסתיימו"),
                            text("Contacts that an agent let go of.", "פניות שנציג סיים את חלקו בהן."),
                            "count(sessions)"),
                    (slice, now) -> slice.count(Measure.SESSIONS)),
            seconds(
                    "session_seconds",
                    text("Session time", "זמן עם פניות"),
                    text(
                            "Time of agents with contacts, each contact by itself, idle or on hold too.",
                            "זמן הנציגים עם פניות, כל פנייה לעצמה, גם בהמתנה ובשתיקה."),
                    "sum over contacts of the time that an agent has it",
                    Measure.SESSION_TIME),
            seconds(
                    "active_seconds",
                    text("Active time", "זמן טיפול פעיל"),
                    text("Session time without holds and idle time.", "זמן עם פניות, בלי החזקה ובלי שתיקה."),
                    "session_seconds - holds - idle",
                    Measure.SESSION_ACTIVE),
            seconds(
                    "contact_focus_seconds",
                    text("Focus on contacts", "ריכוז בפניות"),
                    text(
                            "Time of weight 1 of contacts, each instant divided by the number of those of the agent.",
                            "הזמן הפעיל של פניות, כל רגע מחולק במספר הפניות הפעילות של הנציג."),
                    "sum over contacts of the integral of 1 / (weight-1 contacts of the agent)",
                    Measure.SESSION_FOCUS));

    static final List<Metric> VALUES = List.of(
            mean(
                    "aht_session_seconds",
                    text("Average session", "משך טיפול ממוצע"),
                    text("Mean time that an agent has a contact.", "הזמן הממוצע שבו פנייה נמצאת אצל נציג."),
                    "session_seconds / sessions",
                    Measure.SESSION_TIME),
            mean(
                    "aht_active_seconds",
                    text("Average active handling", "טיפול פעיל ממוצע"),
                    text(
                            "Mean time that an agent has a contact, without holds and idle time.",
                            "הזמן הממוצע שבו פנייה נמצאת אצל נציג, בלי החזקה ובלי שתיקה."),
                    "active_seconds / sessions",
                    Measure.SESSION_ACTIVE),
            mean(
                    "aht_focus_seconds",
                    text("Average focus", "ריכוז ממוצע"),
                    text(
                            "Mean part of an agent's time that a contact takes.",
                            "החלק הממוצע מזמנו של הנציג שפנייה לוקחת."),
                    "contact_focus_seconds / sessions",
                    Measure.SESSION_FOCUS));

    private LoadMetrics() {}

    private static Metric seconds(
            String id, Map<String, String> label, Map<String, String> definition, String formula, Measure measure) {
        return Entries.seconds(Group.LOAD, id, "none", label, definition, formula, measure);
    }

    private static Metric mean(
            String id, Map<String, String> label, Map<String, String> definition, String formula, Measure measure) {
        return new Metric(
                new MetricDefinition(
                        id, "value", Group.LOAD.wireName(), "seconds", "none", 1, label, definition, formula),
                (slice, now) -> {
                    long sessions = slice.count(Measure.SESSIONS);
                    return sessions == 0 ? null : Micros.toSeconds(slice.sumMicros(measure)) / sessions;
                });
    }
}
