package io.ramzor.metric;

import static io.ramzor.metric.Entries.text;

import java.util.List;
import java.util.Map;

/** The counted facts of groups: bot, deadlines, customers' journeys, digital processes. W is the episode window of the topic. */
final class GroupFactMetrics {
    static final List<Metric> ALL = List.of(
            count(
                    Group.BOT,
                    Measure.BOT_SESSIONS,
                    "none",
                    text("Bot sessions", "שיחות בוט"),
                    text("Spells in which a bot session started.", "פניות שבהן התחילה שיחה עם הבוט.")),
            count(
                    Group.BOT,
                    Measure.BOT_HANDED_OVER,
                    "down",
                    text("Handed over by the bot", "הועברו מהבוט"),
                    text(
                            "Bot sessions that ended with a person, said or seen.",
                            "שיחות בוט שהסתיימו אצל נציג, לפי הבוט או לפי מה שקרה.")),
            count(
                    Group.BOT,
                    Measure.BOT_CONTAINED,
                    "up",
                    text("Contained by the bot", "נסגרו בבוט"),
                    text("Bot sessions that ended as contained.", "שיחות שהבוט סגר בעצמו.")),
            count(
                    Group.BOT,
                    Measure.BOT_ABANDONED,
                    "down",
                    text("Abandoned in the bot", "ננטשו בבוט"),
                    text("Bot sessions that the customer left.", "שיחות בוט שהלקוח נטש.")),
            count(
                    Group.BOT,
                    Measure.BOT_VERIFIED_CONTAINED,
                    "up",
                    text("Verified contained", "סגירה מאומתת"),
                    text(
                            "Contained sessions after which the episode had no other spell within W, so far.",
                            "שיחות שהבוט סגר והלקוח לא חזר באותו עניין עד תום החלון, נכון לעכשיו.")),
            count(
                    Group.BOT,
                    Measure.BOT_VERIFIED_MATURED,
                    "up",
                    text("Verified contained, matured", "סגירה מאומתת, סופית"),
                    text(
                            "Verified contained sessions that are older than W.",
                            "סגירות מאומתות של שיחות שחלון החזרה שלהן עבר.")),
            count(
                    Group.BOT,
                    Measure.BOT_SESSIONS_MATURED,
                    "none",
                    text("Bot sessions, matured", "שיחות בוט שחלונן עבר"),
                    text("Bot sessions that are older than W.", "שיחות בוט שחלון החזרה שלהן עבר.")),
            count(
                    Group.BOT,
                    Measure.HUMAN_REQUESTS,
                    "none",
                    text("Requests for a person", "בקשות לנציג"),
                    text("Spells in which the customer asked for a person.", "פניות שבהן הלקוח ביקש נציג.")),
            count(
                    Group.BOT,
                    Measure.HUMAN_REQUESTS_BLOCKED,
                    "down",
                    text("Requests for a person, blocked", "בקשות לנציג שנחסמו"),
                    text(
                            "Requests for a person that neither a queue nor an agent followed.",
                            "בקשות לנציג שלא באו אחריהן תור או נציג.")),
            count(
                    Group.DEADLINE,
                    Measure.DEADLINE_OPEN,
                    "none",
                    text("Promises open", "הבטחות פתוחות"),
                    text("Deadlines that are neither met nor missed yet.", "מועדי מענה שעוד לא קוימו ולא הוחמצו.")),
            count(
                    Group.DEADLINE,
                    Measure.DEADLINE_MET,
                    "up",
                    text("Promises met", "הבטחות שקוימו"),
                    text("Deadlines met in time.", "מועדי מענה שקוימו בזמן.")),
            count(
                    Group.DEADLINE,
                    Measure.DEADLINE_MISSED,
                    "down",
                    text("Promises missed", "הבטחות שהוחמצו"),
                    text("Deadlines that passed unmet.", "מועדי מענה שעברו בלי מענה.")),
            count(
                    Group.DEADLINE,
                    Measure.DEADLINE_CANCELLED,
                    "none",
                    text("Promises cancelled", "הבטחות שבוטלו"),
                    text("Deadlines that lapsed before they were due.", "מועדי מענה שבטלו לפני שהגיע זמנם.")),
            count(
                    Group.CONTACTS,
                    Measure.SPELLS,
                    "none",
                    text("Contacts", "פניות"),
                    text("Contacts, a returning thread once for each spell.", "פניות; שרשור שחוזר נספר בכל פעם מחדש.")),
            count(
                    Group.CONTACTS,
                    Measure.ESCALATED,
                    "down",
                    text("Escalated to line 2", "הוסלמו לקו 2"),
                    text(
                            "Contacts with a leg of line 1 and a later one of line 2.",
                            "פניות שעברו מתור של קו 1 לתור של קו 2.")),
            count(
                    Group.CONTACTS,
                    Measure.SPELLS_BASELINE,
                    "none",
                    text("Contacts before the opening", "פניות לפני הפתיחה"),
                    text(
                            "Contacts that started in the 28 days before the first opening of a channel.",
                            "פניות שהתחילו ב-28 הימים שלפני פתיחת הערוץ הראשונה.")),
            count(
                    Group.CONTACTS,
                    Measure.SPELLS_PRESENT,
                    "none",
                    text("Contacts since the opening", "פניות מאז הפתיחה"),
                    text(
                            "Contacts that started in the 28 days from the first opening of a channel on.",
                            "פניות שהתחילו ב-28 הימים שמפתיחת הערוץ הראשונה.")),
            count(
                    Group.EPISODE,
                    Measure.EPISODES,
                    "none",
                    text("Episodes", "אירועי שירות"),
                    text(
                            "Matters that customers came with, however often.",
                            "עניינים שלקוחות פנו בהם, בכל מספר פניות.")),
            count(
                    Group.EPISODE,
                    Measure.EPISODES_SINGLE,
                    "up",
                    text("Episodes of one contact", "אירועים של פנייה אחת"),
                    text("Episodes with one spell, so far.", "אירועי שירות עם פנייה אחת, נכון לעכשיו.")),
            count(
                    Group.EPISODE,
                    Measure.EPISODES_MATURED,
                    "none",
                    text("Episodes, matured", "אירועים שחלונם עבר"),
                    text("Episodes whose last end and W have passed.", "אירועי שירות שחלון החזרה אחרי סופם עבר.")),
            count(
                    Group.EPISODE,
                    Measure.EPISODES_SINGLE_MATURED,
                    "up",
                    text("Episodes of one contact, matured", "אירועים של פנייה אחת שחלונם עבר"),
                    text(
                            "Episodes with one spell whose end and W have passed.",
                            "אירועי שירות עם פנייה אחת, שחלון החזרה אחריה עבר.")),
            total(
                    Group.EPISODE,
                    Measure.EPISODE_SPELLS,
                    text("Contacts in episodes", "פניות באירועים"),
                    text("Spells of all episodes.", "כל הפניות של אירועי השירות.")),
            total(
                    Group.EPISODE,
                    Measure.EPISODE_AGENTS,
                    text("Agents in episodes", "נציגים באירועים"),
                    text(
                            "Agents of all episodes, each once an episode.",
                            "כל הנציגים של אירועי השירות, כל אחד פעם אחת באירוע.")),
            count(
                    Group.SHIFT,
                    Measure.SHIFTS,
                    "down",
                    text("Channel shifts", "מעברי ערוץ"),
                    text(
                            "Contacts on another channel than the one just before in their episode.",
                            "פניות בערוץ אחר מזה של הפנייה הקודמת באותו אירוע.")),
            count(
                    Group.SHIFT,
                    Measure.TEXT_TO_VOICE,
                    "down",
                    text("From text to voice", "ממלל לקול"),
                    text(
                            "Shifts from a written channel to another kind, invited by an agent or handed over by a bot.",
                            "מעברים מערוץ כתוב לערוץ קולי, בהזמנת נציג או בהעברה מבוט.")),
            count(
                    Group.RETURN,
                    Measure.REPEATS,
                    "down",
                    text("Repeat contacts", "פניות חוזרות"),
                    text(
                            "Contacts on the same channel as the one before in their episode, with none open.",
                            "פניות באותו ערוץ כמו הפנייה הקודמת באירוע, כשאין פנייה פתוחה.")),
            count(
                    Group.RETURN,
                    Measure.PARALLEL,
                    "down",
                    text("Parallel contacts", "פניות מקבילות"),
                    text(
                            "Contacts that began while an earlier one of their episode was open, unguided.",
                            "פניות שהתחילו כשפנייה קודמת באירוע עדיין פתוחה, בלי הפניה מנציג.")),
            count(
                    Group.COHORT,
                    Measure.FIRST_TIME_DIGITAL,
                    "none",
                    text("First time digital", "דיגיטל בפעם הראשונה"),
                    text(
                            "Customers with a digital contact and none before it in memory.",
                            "לקוחות עם פנייה דיגיטלית שלא קדמה לה אחרת בזיכרון.")),
            count(
                    Group.COHORT,
                    Measure.RETURNERS,
                    "down",
                    text("Returners", "חזרו לערוץ המסורתי"),
                    text(
                            "Customers with one digital contact and then a traditional one within 30 days.",
                            "לקוחות שניסו את הדיגיטל פעם אחת וחזרו לערוץ מסורתי בתוך 30 יום.")),
            count(
                    Group.COHORT,
                    Measure.DIGITAL_REGULARS,
                    "up",
                    text("Digital regulars", "לקוחות דיגיטל קבועים"),
                    text(
                            "Customers with three or more digital contacts in 90 days.",
                            "לקוחות עם שלוש פניות דיגיטליות או יותר ב-90 יום.")),
            count(
                    Group.LAUNCH,
                    Measure.SHIFTED,
                    "up",
                    text("Shifted to the new channel", "עברו לערוץ החדש"),
                    text(
                            "Contacts on a newly opened channel whose customer came with the topic elsewhere before.",
                            "פניות בערוץ שנפתח, של לקוחות שפנו באותו נושא בערוץ אחר לפני כן.")),
            count(
                    Group.LAUNCH,
                    Measure.INDUCED,
                    "none",
                    text("Induced by the new channel", "ביקוש חדש בערוץ החדש"),
                    text(
                            "Contacts on a newly opened channel that are not shifted.",
                            "פניות בערוץ שנפתח שלא עברו מערוץ אחר.")),
            count(
                    Group.DEFLECTION,
                    Measure.DEFLECTION_OFFERED,
                    "none",
                    text("Offered another channel", "הוצע ערוץ אחר"),
                    text("Offers of another channel to those who wait.", "הצעות לעבור לערוץ אחר בזמן ההמתנה.")),
            count(
                    Group.DEFLECTION,
                    Measure.DEFLECTION_ACCEPTED,
                    "up",
                    text("Took another channel", "עברו לערוץ אחר"),
                    text("Offers of another channel that were accepted.", "הצעות לעבור לערוץ אחר שהתקבלו.")),
            count(
                    Group.DEFLECTION,
                    Measure.DEFLECTION_RETURNED,
                    "down",
                    text("Came back from another channel", "חזרו מהערוץ האחר"),
                    text(
                            "Accepted offers after which the customer came back on the first channel within W.",
                            "הצעות שהתקבלו ואחריהן הלקוח חזר לערוץ הראשון עד תום החלון.")),
            count(
                    Group.FUNNEL,
                    Measure.STEPS_ENTERED,
                    "none",
                    text("Steps entered", "כניסות לשלב"),
                    text("Digital sessions that came to the step.", "ביקורים דיגיטליים שהגיעו לשלב.")),
            count(
                    Group.FUNNEL,
                    Measure.STEPS_COMPLETED,
                    "up",
                    text("Steps completed", "שלבים שהושלמו"),
                    text("Digital sessions that completed the step.", "ביקורים דיגיטליים שהשלימו את השלב.")),
            count(
                    Group.FUNNEL,
                    Measure.STEPS_LEFT,
                    "down",
                    text("Steps left", "נטישות בשלב"),
                    text(
                            "Digital sessions that left at the step, said or silent for 30 minutes.",
                            "ביקורים דיגיטליים שנטשו בשלב, במפורש או ב-30 דקות של שתיקה.")));

    private GroupFactMetrics() {}

    private static Metric count(
            Group group, Measure measure, String direction, Map<String, String> label, Map<String, String> definition) {
        String id = measure.wireName();
        return new Metric(
                new MetricDefinition(
                        id, "fact", group.wireName(), "count", direction, 1, label, definition, "count(" + id + ")"),
                (slice, now) -> slice.count(measure));
    }

    /** A fact whose values are whole numbers that are summed. */
    private static Metric total(
            Group group, Measure measure, Map<String, String> label, Map<String, String> definition) {
        String id = measure.wireName();
        return new Metric(
                new MetricDefinition(
                        id, "fact", group.wireName(), "count", "none", 1, label, definition, "sum(" + id + ")"),
                (slice, now) -> slice.sumMicros(measure));
    }
}
