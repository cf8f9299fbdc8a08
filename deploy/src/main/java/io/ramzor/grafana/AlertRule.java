package io.ramzor.grafana;

import static io.ramzor.grafana.DashboardJson.ordered;

import java.util.List;
import java.util.Map;

/**
 * A rule that wakes somebody; what to do then stands in the playbook under the rule's uid.
 *
 * @param uid stable
 * @param summary one sentence for the one who is woken
 * @param query asked over the last minutes
 * @param above whether too much is wrong; else too little
 * @param limit from where
 * @param forMinutes how long it must last
 */
record AlertRule(
        String uid,
        String title,
        String summary,
        PanelQuery query,
        int lastMinutes,
        boolean above,
        double limit,
        int forMinutes) {
    private static final List<String> QUEUES = List.of("queue");

    static List<AlertRule> all() {
        return List.of(
                new AlertRule(
                        "ramzor-service-level",
                        "Service level under target",
                        "A queue answered fewer than 80 % within its target over the last hour, by its own formula.",
                        PanelQuery.serviceLevel(QUEUES),
                        60,
                        false,
                        0.8,
                        15),
                new AlertRule(
                        "ramzor-oldest-wait",
                        "Somebody waits very long",
                        "The oldest contact of a queue has waited for more than 15 minutes.",
                        PanelQuery.live("oldest_wait_seconds", QUEUES),
                        5,
                        true,
                        900,
                        2),
                new AlertRule(
                        "ramzor-stale",
                        "No events come in",
                        "The newest event that any source has sent is more than 5 minutes old.",
                        PanelQuery.live("newest_event_age_seconds", List.of()),
                        10,
                        true,
                        300,
                        5),
                new AlertRule(
                        "ramzor-silent-source",
                        "A source is silent",
                        "A source that had sent events sends none.",
                        PanelQuery.live("silent_sources", List.of()),
                        10,
                        true,
                        0,
                        10),
                new AlertRule(
                        "ramzor-rejects",
                        "Lines are rejected",
                        "More than 100 lines were set aside within 10 minutes.",
                        PanelQuery.rise("rejects"),
                        10,
                        true,
                        100,
                        0),
                new AlertRule(
                        "ramzor-influx-behind",
                        "InfluxDB is behind",
                        "More than 1 000 records wait to be written to InfluxDB.",
                        PanelQuery.live("influx_records_behind", List.of()),
                        10,
                        true,
                        1_000,
                        10),
                new AlertRule(
                        "ramzor-influx-refused",
                        "InfluxDB refuses points",
                        "InfluxDB has refused points since Ramzor was started.",
                        PanelQuery.live("influx_points_refused", List.of()),
                        10,
                        true,
                        0,
                        0));
    }

    /** The provisioning file of all rules. */
    static Map<String, Object> file() {
        List<Map<String, Object>> rules = all().stream().map(AlertRule::json).toList();
        return ordered(
                "apiVersion",
                1,
                "groups",
                List.of(ordered("orgId", 1, "name", "ramzor", "folder", "Ramzor", "interval", "1m", "rules", rules)));
    }

    private Map<String, Object> json() {
        // No live reading at all means that Ramzor itself does not write: the rule for staleness says that.
        String noData = uid.equals("ramzor-stale") ? "Alerting" : "OK";
        return ordered(
                "uid",
                uid,
                "title",
                title,
                "condition",
                "C",
                "for",
                forMinutes + "m",
                "noDataState",
                noData,
                "execErrState",
                "Error",
                "labels",
                ordered("product", "ramzor"),
                "annotations",
                ordered("summary", summary, "playbook", "deploy/grafana/playbook.md#" + uid),
                "data",
                List.of(question(), reduction(), threshold()));
    }

    private Map<String, Object> question() {
        Map<String, Object> model = ordered(
                "refId",
                "A",
                "datasource",
                DashboardJson.source(),
                "rawQuery",
                true,
                "query",
                literal(queryText()),
                "resultFormat",
                "time_series",
                "alias",
                literal(query.alias()));
        return ordered(
                "refId",
                "A",
                "relativeTimeRange",
                ordered("from", lastMinutes * 60, "to", 0),
                "datasourceUid",
                DashboardJson.SOURCE,
                "model",
                model);
    }

    /** Grafana takes a dollar sign in a provisioning file for the beginning of a variable of the environment. */
    private static String literal(String text) {
        return text.replace("$", "$$");
    }

    /** Rules know no variables: all queues, and one number over the whole time. */
    String queryText() {
        return query.text().replace("\"queue\" =~ /^$queue$/ AND ", "").replace("$__interval", lastMinutes + "m");
    }

    private static Map<String, Object> reduction() {
        return expression("B", ordered("type", "reduce", "expression", "A", "reducer", "last"));
    }

    private Map<String, Object> threshold() {
        Map<String, Object> evaluator = ordered("type", above ? "gt" : "lt", "params", List.of(limit));
        return expression(
                "C",
                ordered(
                        "type",
                        "threshold",
                        "expression",
                        "B",
                        "conditions",
                        List.of(ordered("evaluator", evaluator))));
    }

    private static Map<String, Object> expression(String refId, Map<String, Object> model) {
        Map<String, Object> all = ordered("refId", refId);
        all.putAll(model);
        return ordered("refId", refId, "datasourceUid", "__expr__", "model", all);
    }
}
