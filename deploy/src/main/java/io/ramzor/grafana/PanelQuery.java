package io.ramzor.grafana;

import io.ramzor.history.ContactMix;
import io.ramzor.history.FactFormula;
import io.ramzor.history.InfluxOptions;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A question in InfluxQL with Grafana's macros. Counted facts are added up over time and series first and divided last; where nothing
 * was counted there is no point, for InfluxDB would say 0.
 *
 * @param metric measurement
 * @param by tags that tell the series apart
 * @param text the question
 */
record PanelQuery(String metric, List<String> by, String text) {
    private static final String IN_TIME = "$timeFilter";
    private static final String QUEUE = "queue";
    private static final String BIAS = "forecast_bias";
    private static final String QUOTIENT = "\"top\" / \"bottom\"";
    private static final String COUNTED = " WHERE \"bottom\" > 0";

    /** The sum of a counted fact. */
    static PanelQuery fact(String metric, List<String> by) {
        return new PanelQuery(
                metric,
                by,
                "SELECT sum(" + quoted(metric) + ") AS " + quoted(metric) + " FROM " + intervals(metric) + where("", by)
                        + eachInterval(by) + " fill(none)");
    }

    /** A ratio of sums of facts, or what it leaves of one. */
    static PanelQuery ratio(String metric, FactFormula formula, List<String> by) {
        String top = sum(formula.top());
        String bottom = sum(formula.bottom());
        if (!formula.remainder()) {
            return ratio(metric, metric, top, bottom, "", by);
        }
        String rest = computed("1 - " + QUOTIENT, "rest", sums(metric, top, bottom, "", by), COUNTED, by);
        // The greater of it and 0.
        return new PanelQuery(metric, by, computed("(\"rest\" + abs(\"rest\")) / 2", metric, rest, "", by));
    }

    /** A percentile of each interval; where a step holds several intervals the largest of theirs. */
    static PanelQuery percentile(String metric, String field, List<String> by) {
        return new PanelQuery(
                metric,
                by,
                "SELECT max(" + quoted(field) + ") AS " + quoted(field) + " FROM " + intervals(metric)
                        + where(quoted(field) + " >= 0 AND ", by) + eachInterval(by) + " fill(none)");
    }

    /** Which share of all contacts is of a channel, or of a kind of channels. */
    static PanelQuery share(String metric) {
        return ratio(metric, metric, sum(ContactMix.PART), sum(ContactMix.WHOLE), "", List.of(ContactMix.SHARE));
    }

    /**
     * The shift from voice to text over the whole range: for each topic the fall of voice's share, weighed with the topic's share before;
     * a topic with which nobody came since counts nothing, for in InfluxQL what is divided by 0 is 0; and a quotient of whole numbers that
     * is added up again loses what is behind the point.
     */
    static PanelQuery voiceToWritten() {
        String metric = ContactMix.VOICE_TO_WRITTEN;
        String topics = "SELECT " + sum(ContactMix.BASELINE) + " AS \"b\", " + sum(ContactMix.BASELINE_UNWRITTEN)
                + " AS \"bv\", " + sum(ContactMix.PRESENT) + " AS \"p\", " + sum(ContactMix.PRESENT_UNWRITTEN)
                + " AS \"pv\" FROM " + intervals(metric) + where("", List.of()) + " GROUP BY \"topic\"";
        String fell = "SELECT (\"bv\" * \"p\" - \"b\" * \"pv\") * 1.0 / \"p\" AS \"fell\", \"b\", \"p\" FROM (" + topics
                + ") GROUP BY \"topic\"";
        String sums = "SELECT sum(\"fell\") AS \"fell\", sum(\"b\") AS \"b\", sum(\"p\") AS \"p\" FROM (" + fell + ")";
        String text =
                "SELECT \"fell\" / \"b\" AS " + quoted(metric) + " FROM (" + sums + ") WHERE \"b\" > 0 AND \"p\" > 0";
        return new PanelQuery(metric, List.of(), text);
    }

    /** The service level by each queue's own formula. */
    static PanelQuery serviceLevel(List<String> by) {
        return ratio("service_level", "service_level", sum("met"), sum("counted"), "", by);
    }

    /** The share of a response clock's runs that were replied to within target, of those that had one. */
    static PanelQuery withinTarget(String clock, List<String> by) {
        String late = sum("count") + " + " + sum("unanswered_late");
        String hadOne = "\"within_target_share\" >= 0 AND ";
        return ratio(clock, "within_target_share", sum("within_target"), late, hadOne, by);
    }

    /** The mean time of a response clock's replies. */
    static PanelQuery meanReply(String clock, List<String> by) {
        return ratio(clock, "mean_seconds", sum("sum_seconds"), sum("count"), "", by);
    }

    /** The newest live reading. */
    static PanelQuery live(String metric, List<String> by) {
        return new PanelQuery(
                metric,
                by,
                "SELECT last(\"value\") AS " + quoted(metric) + " FROM " + quoted(InfluxOptions.LIVE) + "."
                        + quoted(metric) + where("\"value\" >= 0 AND ", by) + eachInterval(by) + " fill(none)");
    }

    /** The service level of the board's window by each queue's own formula. */
    static PanelQuery liveServiceLevel(List<String> by) {
        return liveParts("service_level", "\"met\" / \"counted\"", List.of("met", "counted"), by);
    }

    /** The expected wait. */
    static PanelQuery expectedWait(List<String> by) {
        String wait = "(\"waiting\" + 1) * 900 / \"answered\"";
        return liveParts("expected_wait_seconds", wait, List.of("waiting", "answered"), by);
    }

    /** What is computed from the newest counts; without any of the last there is no data. */
    private static PanelQuery liveParts(String metric, String formula, List<String> parts, List<String> by) {
        String newest = parts.stream()
                .map(part -> "last(" + quoted(part) + ") AS " + quoted(part))
                .collect(Collectors.joining(", "));
        String from = "SELECT " + newest + " FROM " + quoted(InfluxOptions.LIVE) + "." + quoted(metric) + where("", by)
                + eachInterval(by) + " fill(none)";
        String any = " WHERE " + quoted(parts.get(parts.size() - 1)) + " > 0";
        return new PanelQuery(metric, by, computed(formula, metric, from, any, by));
    }

    /** By how much a count that only rises has risen. */
    static PanelQuery rise(String metric) {
        String text = "SELECT max(\"value\") - min(\"value\") AS " + quoted(metric) + " FROM "
                + quoted(InfluxOptions.LIVE) + "." + quoted(metric) + where("\"value\" >= 0 AND ", List.of())
                + eachInterval(List.of()) + " fill(none)";
        return new PanelQuery(metric, List.of(), text);
    }

    private static PanelQuery ratio(
            String metric, String name, String top, String bottom, String condition, List<String> by) {
        String sums = sums(metric, top, bottom, condition, by);
        return new PanelQuery(metric, by, computed(QUOTIENT, name, sums, COUNTED, by));
    }

    private static String sums(String metric, String top, String bottom, String condition, List<String> by) {
        return "SELECT " + top + " AS \"top\", " + bottom + " AS \"bottom\" FROM " + intervals(metric)
                + where(condition, by) + eachInterval(by) + " fill(none)";
    }

    /** What is computed from the columns that another question answers with. */
    private static String computed(String formula, String name, String from, String condition, List<String> by) {
        return "SELECT " + formula + " AS " + quoted(name) + " FROM (" + from + ")" + condition + eachOf(by);
    }

    private static String where(String condition, List<String> by) {
        return " WHERE " + condition + (by.contains(QUEUE) ? "\"queue\" =~ /^$queue$/ AND " : "") + IN_TIME;
    }

    private static String eachInterval(List<String> by) {
        return " GROUP BY time($__interval)"
                + by.stream().map(tag -> ", " + quoted(tag)).collect(Collectors.joining());
    }

    private static String eachOf(List<String> by) {
        String tags = by.stream().map(PanelQuery::quoted).collect(Collectors.joining(", "));
        return by.isEmpty() ? "" : " GROUP BY " + tags;
    }

    private static String sum(List<FactFormula.Term> terms) {
        StringBuilder text = new StringBuilder();
        for (FactFormula.Term term : terms) {
            String sign = term.sign() < 0 ? " - " : " + ";
            text.append(text.isEmpty() ? "" : sign).append(sum(term.fact()));
        }
        return text.toString();
    }

    private static String sum(String field) {
        return "sum(" + quoted(field) + ")";
    }

    private static String intervals(String metric) {
        return quoted(InfluxOptions.INTERVALS) + "." + quoted(metric);
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    /** Whether it answers with one number over the whole range, not with one a step. */
    boolean isOfWholeRange() {
        return !text.contains("$__interval");
    }

    /** Whether it is a difference that either side may win. */
    boolean mayBeBelowZero() {
        return metric.equals(BIAS);
    }

    /** What a series is called: its tags. */
    String alias() {
        return by.isEmpty() ? "$col" : by.stream().map(tag -> "$tag_" + tag).collect(Collectors.joining(" > "));
    }
}
