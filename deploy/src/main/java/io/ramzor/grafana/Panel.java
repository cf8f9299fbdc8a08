package io.ramzor.grafana;

import io.ramzor.metric.MetricDefinition;
import java.util.Locale;

/**
 * A panel: one metric's question.
 *
 * @param row heading under which it stands
 * @param title short name
 * @param description one sentence, and the formula
 * @param unit {@code count}, {@code seconds} or {@code ratio}
 */
record Panel(String row, String title, String description, String unit, PanelQuery query) {

    static Panel of(String row, MetricDefinition metric, PanelQuery query) {
        return of(row, metric.labels().get("en"), metric, query);
    }

    static Panel of(String row, String title, MetricDefinition metric, PanelQuery query) {
        String says = metric.definition().get("en") + " " + metric.formula();
        return new Panel(row, title, says.strip(), metric.unit(), query);
    }

    /** The unit in Grafana's words. */
    String grafanaUnit() {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "ratio" -> "percentunit";
            case "seconds" -> "s";
            default -> "short";
        };
    }
}
