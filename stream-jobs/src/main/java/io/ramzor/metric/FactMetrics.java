package io.ramzor.metric;

import static io.ramzor.metric.Entries.count;
import static io.ramzor.metric.Entries.seconds;
import static io.ramzor.metric.Entries.text;

import java.util.List;

/** The counted facts of queue legs; T is the queue's answer threshold, S its short-abandon limit. */
final class FactMetrics {
    static final List<Metric> ALL = List.of(
            count(Measure.OFFERED, "none", text("Offered", "הוצעו"), text("Queue legs that began.", "כניסות לתור.")),
            count(
                    Measure.ANSWERED_IN,
                    "up",
                    text("Answered in time", "נענו בזמן"),
                    text("Legs answered within T.", "כניסות לתור שנענו עד סף המענה.")),
            count(
                    Measure.ANSWERED_LATE,
                    "down",
                    text("Answered late", "נענו באיחור"),
                    text("Legs answered after T.", "כניסות לתור שנענו אחרי סף המענה.")),
            count(
                    Measure.ABANDONED_SHORT,
                    "none",
                    text("Abandoned at once", "נטשו מיד"),
                    text("Legs abandoned before S.", "נטישות לפני סף הנטישה הקצרה.")),
            count(
                    Measure.ABANDONED_EARLY,
                    "down",
                    text("Abandoned early", "נטשו מוקדם"),
                    text("Legs abandoned from S on, within T.", "נטישות מסף הנטישה הקצרה ועד סף המענה.")),
            count(
                    Measure.ABANDONED_LATE,
                    "down",
                    text("Abandoned late", "נטשו באיחור"),
                    text("Legs abandoned after T.", "נטישות אחרי סף המענה.")),
            count(
                    Measure.CALLBACK_IN,
                    "none",
                    text("Callback booked in time", "שיחה חוזרת בזמן"),
                    text(
                            "Legs that ended in a booked callback within T.",
                            "המתנות שהסתיימו בקביעת שיחה חוזרת עד סף המענה.")),
            count(
                    Measure.CALLBACK_LATE,
                    "down",
                    text("Callback booked late", "שיחה חוזרת באיחור"),
                    text(
                            "Legs that ended in a booked callback after T.",
                            "המתנות שהסתיימו בקביעת שיחה חוזרת אחרי סף המענה.")),
            count(
                    Measure.FLOWED_OUT,
                    "down",
                    text("Flowed out", "זרמו החוצה"),
                    text(
                            "Legs that left for another queue or way without an answer.",
                            "המתנות שעברו לתור או לאפיק אחר בלי מענה.")),
            count(
                    Measure.TRANSFERRED_UNANSWERED,
                    "down",
                    text("Transferred unanswered", "הועברו בלי מענה"),
                    text("Legs transferred before an answer.", "המתנות שהועברו לפני מענה.")),
            count(
                    Measure.WAITING_IN,
                    "none",
                    text("Waiting in time", "ממתינים בזמן"),
                    text("Open legs that have not waited longer than T.", "ממתינים שעדיין לא עברו את סף המענה.")),
            count(
                    Measure.WAITING_LATE,
                    "down",
                    text("Waiting late", "ממתינים באיחור"),
                    text("Open legs that have waited longer than T.", "ממתינים שעברו את סף המענה.")),
            seconds(
                    "wait_answered_seconds",
                    "down",
                    text("Wait of answered", "המתנת הנענים"),
                    text("Sum of the waits of answered legs.", "סכום ההמתנות של מי שנענו."),
                    "sum of wait over answered legs",
                    (slice, now) -> slice.sumMicros(Measure.WAIT_ANSWERED)),
            seconds(
                    "lateness_seconds",
                    "down",
                    text("Lateness", "איחור מצטבר"),
                    text(
                            "Sum over all legs, waiting ones up to now, of the wait beyond T.",
                            "סכום ההמתנה שמעבר לסף המענה, כולל ממתינים עד עכשיו."),
                    "sum of max(0, wait - T) over all legs",
                    FactMetrics::latenessMicros),
            seconds(
                    "handle_seconds",
                    "none",
                    text("Handling", "זמן טיפול"),
                    text(
                            "Sum of agents' handling after the answer, with holds and wrap-up.",
                            "סכום זמני הטיפול של הנציגים אחרי המענה, כולל החזקה וסיכום."),
                    "sum over agents of answered (else assigned) to released, transferred, resolved or the next agent, + wrap-up",
                    (slice, now) -> slice.sumMicros(Measure.HANDLE)),
            count(
                    Measure.HANDLED,
                    "none",
                    text("Handled", "טופלו"),
                    text("Legs whose handling ended with time above zero.", "פניות שטיפולן הסתיים ונמשך יותר מאפס.")),
            count(
                    Measure.CUSTOMER_IN,
                    "up",
                    text("Customers answered in time", "לקוחות שנענו בזמן"),
                    text(
                            "Contacts answered with all their waits together within the first queue's T.",
                            "פניות שנענו וסך המתנותיהן עד סף המענה של התור הראשון.")),
            count(
                    Measure.CUSTOMER_LATE,
                    "down",
                    text("Customers answered late", "לקוחות שנענו באיחור"),
                    text(
                            "Contacts answered with all their waits together beyond the first queue's T.",
                            "פניות שנענו וסך המתנותיהן מעבר לסף המענה של התור הראשון.")),
            count(
                    Measure.CUSTOMER_ABANDONED_SHORT,
                    "none",
                    text("Customers who left at once", "לקוחות שנטשו מיד"),
                    text(
                            "Contacts abandoned with all their waits together below the first queue's S.",
                            "פניות שננטשו וסך המתנותיהן מתחת לסף הנטישה הקצרה של התור הראשון.")),
            count(
                    Measure.CUSTOMER_ABANDONED_EARLY,
                    "down",
                    text("Customers who left early", "לקוחות שנטשו מוקדם"),
                    text(
                            "Contacts abandoned with all their waits together from S to T of the first queue.",
                            "פניות שננטשו וסך המתנותיהן בין הסף הקצר לסף המענה של התור הראשון.")),
            count(
                    Measure.CUSTOMER_ABANDONED_LATE,
                    "down",
                    text("Customers who left late", "לקוחות שנטשו באיחור"),
                    text(
                            "Contacts abandoned with all their waits together beyond the first queue's T.",
                            "פניות שננטשו וסך המתנותיהן מעבר לסף המענה של התור הראשון.")),
            count(
                    Measure.CUSTOMER_WAITING_LATE,
                    "down",
                    text("Customers waiting late", "לקוחות שממתינים באיחור"),
                    text(
                            "Contacts that still wait with all their waits together beyond the first queue's T.",
                            "פניות שעדיין ממתינות וסך המתנותיהן מעבר לסף המענה של התור הראשון.")),
            seconds(
                    MetricRegistry.WORK,
                    "none",
                    text("Work", "עבודה"),
                    text(
                            "Time inside the interval for which agents had contacts of the queue that were not idle.",
                            "הזמן בתוך מרווח הזמן שבו היו לנציגים פניות פעילות של התור."),
                    "sum over contacts of the weight-1 time inside the interval",
                    Slice::workMicros));

    private FactMetrics() {}

    /** Ended legs by their sum; waiting ones by now minus the instants at which their T expired. */
    private static long latenessMicros(Slice slice, long now) {
        long waiting = slice.count(Measure.WAITING_LATE) * now - slice.sumMicros(Measure.WAITING_LATE);
        return slice.sumMicros(Measure.LATENESS) + waiting;
    }
}
