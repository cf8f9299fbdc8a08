/**
 * Dashboards and alert rules for Grafana, made from the registry of metrics: a new metric has its panel without another line.
 *
 * <p>The files under {@code deploy/grafana} are this package's output; {@link io.ramzor.grafana.GrafanaFiles} writes them.
 */
package io.ramzor.grafana;
