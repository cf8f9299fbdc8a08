package io.ramzor.grafana;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A dashboard in the form in which Grafana (10 and later) reads it. */
final class DashboardJson {
    /** Uid of the data source, see {@code deploy/grafana/provisioning/datasources}. */
    static final String SOURCE = "ramzor-influx";

    /** What a panel of one number looks at, whatever the page does: it compares the time before a channel opened with that since. */
    private static final String WHOLE_RANGE = "400d";

    private static final int SCHEMA = 39;
    private static final int WIDTH = 8;
    private static final int FULL_WIDTH = 24;
    private static final int HEIGHT = 7;

    private DashboardJson() {}

    static Map<String, Object> of(Dashboard dashboard) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("uid", dashboard.uid());
        json.put("title", dashboard.title());
        json.put("tags", List.of("ramzor"));
        json.put("schemaVersion", SCHEMA);
        json.put("editable", false);
        json.put("refresh", "30s");
        json.put("time", ordered("from", "now/d", "to", "now"));
        json.put("templating", ordered("list", dashboard.byQueue() ? List.of(queues()) : List.of()));
        json.put("panels", panels(dashboard));
        return json;
    }

    static Map<String, Object> source() {
        return ordered("type", "influxdb", "uid", SOURCE);
    }

    private static Map<String, Object> queues() {
        return ordered(
                "name",
                "queue",
                "label",
                "Queue",
                "type",
                "query",
                "datasource",
                source(),
                "query",
                "SHOW TAG VALUES WITH KEY = \"queue\"",
                "includeAll",
                true,
                "allValue",
                ".*",
                "multi",
                true,
                "current",
                ordered("text", List.of("All"), "value", List.of("$__all")),
                "refresh",
                2,
                "sort",
                1);
    }

    private static List<Map<String, Object>> panels(Dashboard dashboard) {
        List<Map<String, Object>> panels = new ArrayList<>();
        String row = "";
        int column = 0;
        int top = 0;
        for (Panel panel : dashboard.panels()) {
            boolean newRow = !panel.row().equals(row);
            if (newRow || column + WIDTH > FULL_WIDTH) {
                top += panels.isEmpty() ? 0 : HEIGHT;
                column = 0;
            }
            if (newRow) {
                row = panel.row();
                panels.add(heading(panels.size() + 1, row, top));
                top++;
            }
            panels.add(panel(panels.size() + 1, panel, column, top));
            column += WIDTH;
        }
        return panels;
    }

    private static Map<String, Object> heading(int id, String title, int top) {
        return ordered(
                "id",
                id,
                "type",
                "row",
                "title",
                title,
                "collapsed",
                false,
                "panels",
                List.of(),
                "gridPos",
                place(0, top, FULL_WIDTH, 1));
    }

    private static Map<String, Object> panel(int id, Panel panel, int left, int top) {
        Map<String, Object> defaults = ordered("unit", panel.grafanaUnit());
        if (!panel.query().isOfWholeRange() && !panel.query().mayBeBelowZero()) {
            defaults.put("min", 0);
        }
        if (panel.unit().equals("ratio")) {
            defaults.put("decimals", 1);
        }
        boolean single = panel.query().isOfWholeRange();
        Map<String, Object> json = ordered(
                "id", id,
                "type", single ? "stat" : "timeseries",
                "title", panel.title(),
                "description", panel.description(),
                "datasource", source(),
                "gridPos", place(left, top, WIDTH, HEIGHT));
        if (single) {
            json.put("timeFrom", WHOLE_RANGE);
        } else {
            json.put("interval", panel.query().text().contains("\"live\".") ? "1m" : "15m");
        }
        json.put("fieldConfig", ordered("defaults", defaults, "overrides", List.of()));
        json.put("options", single ? lastNumber() : legend());
        json.put("targets", List.of(target(panel.query())));
        return json;
    }

    private static Map<String, Object> legend() {
        return ordered("legend", ordered("displayMode", "list", "placement", "bottom", "showLegend", true));
    }

    private static Map<String, Object> lastNumber() {
        return ordered("reduceOptions", ordered("calcs", List.of("lastNotNull"), "fields", "", "values", false));
    }

    private static Map<String, Object> target(PanelQuery query) {
        return ordered(
                "refId",
                "A",
                "datasource",
                source(),
                "rawQuery",
                true,
                "query",
                query.text(),
                "resultFormat",
                query.isOfWholeRange() ? "table" : "time_series",
                "alias",
                query.alias());
    }

    private static Map<String, Object> place(int left, int top, int width, int height) {
        return ordered("x", left, "y", top, "w", width, "h", height);
    }

    /** Members in the given order, name and value by turns. */
    static Map<String, Object> ordered(Object... members) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            map.put((String) members[i], members[i + 1]);
        }
        return map;
    }
}
