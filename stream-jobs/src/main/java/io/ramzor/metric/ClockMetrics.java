package io.ramzor.metric;

import static io.ramzor.metric.Entries.text;

import io.ramzor.event.Micros;
import java.util.List;
import java.util.Map;

/** The response clocks and the numbers that each of them has, elapsed and in business time. */
final class ClockMetrics {
    static final List<MetricDefinition> CLOCKS = List.of(
            clock(
                    ClockId.FIRST_REPLY,
                    text("First reply", "מענה ראשון"),
                    text(
                            "From the contact's start to the first reply by a bot or an agent.",
                            "מתחילת הפנייה ועד המענה הראשון של בוט או נציג.")),
            clock(
                    ClockId.FIRST_BOT_REPLY,
                    text("First bot reply", "מענה ראשון של הבוט"),
                    text(
                            "From the contact's start to the first reply by a bot, where a bot session started.",
                            "מתחילת הפנייה ועד המענה הראשון של הבוט, אם נפתחה שיחת בוט.")),
            clock(
                    ClockId.FIRST_HUMAN_REPLY,
                    text("First human reply", "מענה אנושי ראשון"),
                    text(
                            "From the contact's start to the first message of an agent.",
                            "מתחילת הפנייה ועד ההודעה הראשונה של נציג.")),
            clock(
                    ClockId.FIRST_HUMAN_REPLY_AFTER_HANDOFF,
                    text("Human reply after hand-over", "מענה אנושי אחרי העברה מהבוט"),
                    text(
                            "From the bot's hand-over or the request for a person to the next message of an agent.",
                            "מההעברה מהבוט או הבקשה לנציג ועד הודעת הנציג הבאה.")),
            clock(
                    ClockId.REACTION,
                    text("Agent's reaction", "זמן תגובת הנציג"),
                    text(
                            "From the assignment to an agent to that agent's first message.",
                            "מההקצאה לנציג ועד הודעתו הראשונה.")),
            clock(
                    ClockId.NEXT_REPLY,
                    text("Next reply", "המענה הבא"),
                    text(
                            "From the first unanswered message of a customer to the reply.",
                            "מהודעת הלקוח הראשונה שלא נענתה ועד המענה.")));

    static final List<Entry> NUMBERS = List.of(
            number(
                    "count",
                    "count",
                    "none",
                    text("Replies", "מענים"),
                    text("Clocks that a reply stopped.", "שעונים שנעצרו במענה."),
                    "clocks with a reply",
                    Reading::count),
            number(
                    "within_target",
                    "count",
                    "up",
                    text("Replies within target", "מענים ביעד"),
                    text("Clocks that a reply stopped within the target.", "שעונים שנעצרו במענה בתוך היעד."),
                    "clocks with a reply and time <= target",
                    Reading::withinTarget),
            number(
                    "unanswered",
                    "count",
                    "down",
                    text("Unanswered", "בלי מענה"),
                    text("Clocks that run.", "שעונים שרצים."),
                    "clocks that run",
                    reading -> reading.tally().count(Measure.CLOCK_UNANSWERED)),
            number(
                    "unanswered_late",
                    "count",
                    "down",
                    text("Unanswered past target", "בלי מענה ומעבר ליעד"),
                    text("Clocks past target without a reply, running or ended.", "שעונים שעברו את היעד בלי מענה."),
                    "clocks without a reply and time > target",
                    Reading::unansweredLate),
            number(
                    "within_target_share",
                    "ratio",
                    "up",
                    text("Share within target", "שיעור ביעד"),
                    text("Share of the clocks that were replied to within target.", "שיעור השעונים שנענו בתוך היעד."),
                    "within_target / (count + unanswered_late); no data without a target",
                    Reading::share),
            number(
                    "sum_seconds",
                    "seconds",
                    "down",
                    text("Time to reply, sum", "סכום זמני המענה"),
                    text(
                            "Sum of the times of the clocks that a reply stopped.",
                            "סכום הזמנים של השעונים שנעצרו במענה."),
                    "sum of time over clocks with a reply",
                    reading -> Micros.toSeconds(reading.tally().sum(reading.replied()))),
            percentile(50, text("Median time to reply", "זמן מענה חציוני")),
            percentile(90, text("90th percentile of time to reply", "אחוזון 90 של זמן המענה")),
            percentile(95, text("95th percentile of time to reply", "אחוזון 95 של זמן המענה")),
            percentile(99, text("99th percentile of time to reply", "אחוזון 99 של זמן המענה")),
            number(
                    "oldest_unanswered_seconds",
                    "seconds",
                    "down",
                    text("Oldest unanswered", "הממתין הוותיק ביותר"),
                    text("Time of the clock that has run longest.", "זמנו של השעון שרץ הכי הרבה."),
                    "max of now - start over clocks that run",
                    Reading::oldestSeconds));

    private ClockMetrics() {}

    /** One number of a clock. */
    record Entry(MetricDefinition definition, Formula formula) {}

    /** Computes a number from one reading of one clock; null = no data. */
    interface Formula {
        Number of(Reading reading);
    }

    /**
     * One clock read in elapsed or in business time.
     *
     * @param tally its facts
     * @param replied measure of its replies in that time
     * @param within measure of those within target
     * @param late measure of the clocks past target without a reply
     * @param oldestSeconds time of the oldest that runs, null if none does
     */
    record Reading(Tally tally, Measure replied, Measure within, Measure late, Double oldestSeconds) {
        long count() {
            return tally.count(replied);
        }

        long withinTarget() {
            return tally.count(within);
        }

        long unansweredLate() {
            return tally.count(late);
        }

        Double share() {
            long all = count() + unansweredLate();
            boolean noTarget = tally.count(Measure.CLOCK_TARGETED) == 0;
            return noTarget || all == 0 ? null : withinTarget() / (double) all;
        }
    }

    private static MetricDefinition clock(ClockId id, Map<String, String> label, Map<String, String> definition) {
        return new MetricDefinition(
                id.wireName(),
                "clock",
                MetricDefinition.QUEUE,
                "seconds",
                "down",
                1,
                label,
                definition,
                "time from start to reply, written channels");
    }

    private static Entry percentile(int percent, Map<String, String> label) {
        return number(
                "p" + percent + "_seconds",
                "seconds",
                "down",
                label,
                text(
                        "The time that " + percent + " of 100 replied clocks did not exceed.",
                        "הזמן ש-" + percent + " מכל 100 שעונים שנענו לא עברו."),
                "nearest rank, ceil(" + percent / 100.0 + " n)-th smallest time, within 1 %",
                reading -> {
                    long micros = reading.tally().percentile(reading.replied(), percent);
                    return micros < 0 ? null : Micros.toSeconds(micros);
                });
    }

    private static Entry number(
            String id,
            String unit,
            String direction,
            Map<String, String> label,
            Map<String, String> definition,
            String formula,
            Formula computed) {
        return new Entry(
                new MetricDefinition(
                        id, "clock_number", MetricDefinition.QUEUE, unit, direction, 1, label, definition, formula),
                computed);
    }
}
