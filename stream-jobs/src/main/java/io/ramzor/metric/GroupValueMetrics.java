package io.ramzor.metric;

import static io.ramzor.metric.Entries.text;

import java.util.List;
import java.util.Map;

/** The values computed from the facts of groups when they are read; W is the episode window of the topic. */
final class GroupValueMetrics {
    static final List<Metric> ALL = List.of(
            ratio(
                    "escalation_rate",
                    Group.BOT,
                    "down",
                    text("Escalation rate", "שיעור העברה לנציג"),
                    text("Share of bot sessions that were handed over.", "שיעור שיחות הבוט שעברו לנציג."),
                    Measure.BOT_HANDED_OVER,
                    Measure.BOT_SESSIONS),
            ratio(
                    "verified_containment",
                    Group.BOT,
                    "up",
                    text("Verified containment", "שיעור סגירה מאומתת"),
                    text(
                            "Share of bot sessions that were contained without a return, so far.",
                            "שיעור שיחות הבוט שנסגרו בלי חזרת הלקוח, נכון לעכשיו."),
                    Measure.BOT_VERIFIED_CONTAINED,
                    Measure.BOT_SESSIONS),
            ratio(
                    "verified_containment_matured",
                    Group.BOT,
                    "up",
                    text("Verified containment, matured", "שיעור סגירה מאומתת, סופי"),
                    text(
                            "Share of bot sessions older than W that were contained without a return.",
                            "שיעור השיחות שנסגרו בלי חזרת הלקוח, מבין אלה שחלונן עבר."),
                    Measure.BOT_VERIFIED_MATURED,
                    Measure.BOT_SESSIONS_MATURED),
            ratio(
                    "human_requests_blocked_share",
                    Group.BOT,
                    "down",
                    text("Requests for a person, share blocked", "שיעור בקשות לנציג שנחסמו"),
                    text(
                            "Share of requests for a person that neither a queue nor an agent followed.",
                            "שיעור הבקשות לנציג שלא באו אחריהן תור או נציג."),
                    Measure.HUMAN_REQUESTS_BLOCKED,
                    Measure.HUMAN_REQUESTS),
            new Metric(
                    definition(
                            "deadline_met_share",
                            Group.DEADLINE,
                            "ratio",
                            "up",
                            text("Promises kept", "שיעור הבטחות שקוימו"),
                            text(
                                    "Share of deadlines met of those met or missed.",
                                    "שיעור המועדים שקוימו מבין אלה שקוימו או הוחמצו."),
                            "deadline_met / (deadline_met + deadline_missed)"),
                    (slice, now) -> divide(
                            slice.count(Measure.DEADLINE_MET),
                            slice.count(Measure.DEADLINE_MET) + slice.count(Measure.DEADLINE_MISSED))),
            ratio(
                    "escalated_share",
                    Group.CONTACTS,
                    "down",
                    text("Share escalated to line 2", "שיעור הסלמה לקו 2"),
                    text(
                            "Share of contacts with a leg of line 1 and a later one of line 2.",
                            "שיעור הפניות שעברו מתור של קו 1 לתור של קו 2."),
                    Measure.ESCALATED,
                    Measure.SPELLS),
            ratio(
                    "fcr",
                    Group.EPISODE,
                    "up",
                    text("First contact resolution", "פתרון בפנייה ראשונה"),
                    text("Share of episodes with one contact, so far.", "שיעור האירועים עם פנייה אחת, נכון לעכשיו."),
                    Measure.EPISODES_SINGLE,
                    Measure.EPISODES),
            ratio(
                    "fcr_matured",
                    Group.EPISODE,
                    "up",
                    text("First contact resolution, matured", "פתרון בפנייה ראשונה, סופי"),
                    text(
                            "Share of episodes with one contact among those whose last end and W have passed.",
                            "שיעור האירועים עם פנייה אחת, מבין אלה שחלון החזרה אחרי סופם עבר."),
                    Measure.EPISODES_SINGLE_MATURED,
                    Measure.EPISODES_MATURED),
            mean(
                    "contacts_per_episode",
                    text("Contacts per episode", "פניות לאירוע"),
                    text("Mean number of contacts of an episode.", "מספר הפניות הממוצע לאירוע שירות."),
                    Measure.EPISODE_SPELLS),
            mean(
                    "agents_per_episode",
                    text("Agents per episode", "נציגים לאירוע"),
                    text("Mean number of agents of an episode.", "מספר הנציגים הממוצע לאירוע שירות."),
                    Measure.EPISODE_AGENTS),
            new Metric(
                    definition(
                            "induced_share",
                            Group.LAUNCH,
                            "ratio",
                            "none",
                            text("Induced demand", "שיעור ביקוש חדש"),
                            text(
                                    "Share of contacts on a newly opened channel that came from no other channel.",
                                    "שיעור הפניות בערוץ שנפתח שלא עברו מערוץ אחר."),
                            "induced / (shifted + induced)"),
                    (slice, now) -> divide(
                            slice.count(Measure.INDUCED), slice.count(Measure.SHIFTED) + slice.count(Measure.INDUCED))),
            ratio(
                    "deflection_accepted_share",
                    Group.DEFLECTION,
                    "up",
                    text("Offers of another channel taken", "שיעור מעבר לערוץ אחר"),
                    text("Share of offers of another channel that were accepted.", "שיעור ההצעות לערוץ אחר שהתקבלו."),
                    Measure.DEFLECTION_ACCEPTED,
                    Measure.DEFLECTION_OFFERED),
            ratio(
                    "deflection_returned_share",
                    Group.DEFLECTION,
                    "down",
                    text("Returns from another channel", "שיעור חזרה מהערוץ האחר"),
                    text(
                            "Share of accepted offers after which the customer came back on the first channel.",
                            "שיעור ההצעות שהתקבלו ואחריהן הלקוח חזר לערוץ הראשון."),
                    Measure.DEFLECTION_RETURNED,
                    Measure.DEFLECTION_ACCEPTED),
            ratio(
                    "step_completion",
                    Group.FUNNEL,
                    "up",
                    text("Step completion", "שיעור השלמת שלב"),
                    text("Share of sessions at the step that completed it.", "שיעור המבקרים בשלב שהשלימו אותו."),
                    Measure.STEPS_COMPLETED,
                    Measure.STEPS_ENTERED),
            ratio(
                    "step_left_share",
                    Group.FUNNEL,
                    "down",
                    text("Left at the step", "שיעור נטישה בשלב"),
                    text("Share of sessions at the step that left there.", "שיעור המבקרים בשלב שנטשו בו."),
                    Measure.STEPS_LEFT,
                    Measure.STEPS_ENTERED));

    /** Computed from the facts of several keys at once, see {@link ChannelMix}. */
    static final List<MetricDefinition> ACROSS = List.of(
            definition(
                    "channel_mix",
                    Group.CONTACTS,
                    "ratio",
                    "none",
                    text("Channel mix", "תמהיל ערוצים"),
                    text("Share of contacts by channel.", "חלקו של כל ערוץ בפניות."),
                    "spells of the channel / spells"),
            definition(
                    "channel_mix_by_kind",
                    Group.CONTACTS,
                    "ratio",
                    "none",
                    text("Channel mix by kind", "תמהיל סוגי ערוצים"),
                    text("Share of contacts by kind of channel.", "חלקו של כל סוג ערוץ בפניות."),
                    "spells of the channels of the kind / spells"),
            definition(
                    "voice_to_written_shift",
                    Group.CONTACTS,
                    "ratio",
                    "up",
                    text("Shift from voice to text", "מעבר מקול לכתב"),
                    text(
                            "Share of contacts that left voice since the first opening of a channel, at equal topics.",
                            "חלק הפניות שעברו מקול לכתב מאז פתיחת הערוץ הראשונה, בתמהיל נושאים קבוע."),
                    "sum over topics of baseline topic share * (baseline voice share - present voice share)"));

    private GroupValueMetrics() {}

    private static Metric ratio(
            String id,
            Group group,
            String direction,
            Map<String, String> label,
            Map<String, String> definition,
            Measure top,
            Measure bottom) {
        return new Metric(
                definition(
                        id, group, "ratio", direction, label, definition, top.wireName() + " / " + bottom.wireName()),
                (slice, now) -> divide(slice.count(top), slice.count(bottom)));
    }

    private static Metric mean(String id, Map<String, String> label, Map<String, String> definition, Measure sum) {
        return new Metric(
                definition(id, Group.EPISODE, "count", "down", label, definition, sum.wireName() + " / episodes"),
                (slice, now) -> divide(slice.sumMicros(sum), slice.count(Measure.EPISODES)));
    }

    private static MetricDefinition definition(
            String id,
            Group group,
            String unit,
            String direction,
            Map<String, String> label,
            Map<String, String> definition,
            String formula) {
        return new MetricDefinition(id, "value", group.wireName(), unit, direction, 1, label, definition, formula);
    }

    private static Double divide(long top, long bottom) {
        return bottom == 0 ? null : (double) top / bottom;
    }
}
