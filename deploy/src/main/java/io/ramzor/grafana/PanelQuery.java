package io.ramzor.grafana;

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

    /** The sum of a counted fact. */
    static PanelQuery fact(String metric, List<String> by) {
        return new PanelQuery(
                metric,
                by,
                "SELECT sum(" + quoted(metric) + ") AS " + quoted(metric) + " FROM " + intervals(metric) + where("", by)
                        + eachInterval(by) + " fill(none)");
    }

    /** A ratio of sums of facts. */
    static PanelQuery ratio(String metric, FactFormula formula, List<String> by) {
        return ratio(metric, metric, sum(formula.top()), sum(formula.bottom()), "", by);
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

    /** By how much a count that only rises has risen. */
    static PanelQuery rise(String metric) {
        String text = "SELECT max(\"value\") - min(\"value\") AS " + quoted(metric) + " FROM "
                + quoted(InfluxOptions.LIVE) + "." + quoted(metric) + where("\"value\" >= 0 AND ", List.of())
                + eachInterval(List.of()) + " fill(none)";
        return new PanelQuery(metric, List.of(), text);
    }

    private static PanelQuery ratio(
            String metric, String name, String top, String bottom, String condition, List<String> by) {
        String sums = "SELECT " + top + " AS \"top\", " + bottom + " AS \"bottom\" FROM " + intervals(metric)
                + where(condition, by) + eachInterval(by) + " fill(none)";
        String tags = by.stream().map(PanelQuery::quoted).collect(Collectors.joining(", "));
        String text = "SELECT \"top\" / \"bottom\" AS " + quoted(name) + " FROM (" + sums + ") WHERE \"bottom\" > 0"
                + (by.isEmpty() ? "" : " GROUP BY " + tags);
        return new PanelQuery(metric, by, text);
    }

    private static String where(String condition, List<String> by) {
        return " WHERE " + condition + (by.contains(QUEUE) ? "\"queue\" =~ /^$queue$/ AND " : "") + IN_TIME;
    }

    private static String eachInterval(List<String> by) {
        return " GROUP BY time($__interval)"
                + by.stream().map(tag -> ", " + quoted(tag)).collect(Collectors.joining());
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

    /** What a series is called: its tags. */
    String alias() {
        return by.isEmpty() ? "$col" : by.stream().map(tag -> "$tag_" + tag).collect(Collectors.joining(" > "));
    }
}
