package io.ramzor.grafana;

import io.ramzor.history.ContactMix;
import io.ramzor.history.FactFormula;
import io.ramzor.metric.Group;
import io.ramzor.metric.MetricDefinition;
import io.ramzor.metric.MetricRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A dashboard.
 *
 * @param uid stable: links and favourites hold on to it
 * @param byQueue whether queues can be chosen
 */
record Dashboard(String uid, String title, boolean byQueue, List<Panel> panels) {
    private static final List<String> QUEUES = List.of("queue");
    /** How long before, in minutes: forecasts of different age are never added up. */
    private static final List<String> LEADS = List.of("queue", "lead");

    /** The four, in the order of the folder. */
    static List<Dashboard> all() {
        return List.of(
                new Dashboard("ramzor-floor", "Floor", true, floor()),
                new Dashboard("ramzor-service", "Service", true, service()),
                new Dashboard("ramzor-shift", "Channel shift", false, shift()),
                new Dashboard("ramzor-pipeline", "Pipeline health", false, pipeline()));
    }

    private static List<Panel> floor() {
        List<Panel> panels = new ArrayList<>();
        for (String live : List.of("waiting", "oldest_wait_seconds", "arrivals")) {
            panels.add(Panel.of("Now", metric(live), PanelQuery.live(live, QUEUES)));
        }
        panels.add(Panel.of("Now", metric("expected_wait_seconds"), PanelQuery.expectedWait(QUEUES)));
        panels.add(new Panel(
                "Now",
                "Service level of the last 30 minutes",
                "Share of legs met of those counted, by the queue's own formula, as the board shows it.",
                "ratio",
                PanelQuery.liveServiceLevel(QUEUES)));
        panels.add(serviceLevel("Now"));
        for (String fact : List.of("offered", "waiting_late", "work_seconds")) {
            panels.add(Panel.of("Queues", metric(fact), PanelQuery.fact(fact, QUEUES)));
        }
        addGroup(panels, "Agents", Group.AGENT, List.of(), List.of("agent"));
        addGroup(panels, "Load", Group.LOAD, List.of("channel"), List.of("channel"));
        return panels;
    }

    private static List<Panel> service() {
        List<Panel> panels = new ArrayList<>();
        panels.add(serviceLevel("Service level"));
        Predicate<MetricDefinition> ofQueue = metric -> metric.group().equals(MetricDefinition.QUEUE);
        metrics("value", ofQueue)
                .forEach(metric -> FactFormula.of(metric)
                        .ifPresent(formula -> panels.add(
                                Panel.of("Service level", metric, PanelQuery.ratio(metric.id(), formula, QUEUES)))));
        for (String wait : List.of("wait_p50_seconds", "wait_p90_seconds")) {
            panels.add(percentile(
                    "Waits",
                    metric(wait).labels().get("en"),
                    metric(wait),
                    PanelQuery.percentile(wait, "value", QUEUES)));
        }
        metrics("fact", ofQueue)
                .forEach(metric -> panels.add(Panel.of("Counts", metric, PanelQuery.fact(metric.id(), QUEUES))));
        for (MetricDefinition clock : metrics("clock", metric -> true)) {
            String name = clock.labels().get("en");
            panels.add(new Panel(
                    "Response clocks",
                    name + ", within target",
                    clock.definition().get("en") + " Share within target: within_target / (count + unanswered_late).",
                    "ratio",
                    PanelQuery.withinTarget(clock.id(), QUEUES)));
            panels.add(new Panel(
                    "Response clocks",
                    name + ", mean",
                    clock.definition().get("en") + " Mean: sum_seconds / count.",
                    "seconds",
                    PanelQuery.meanReply(clock.id(), QUEUES)));
            panels.add(percentile(
                    "Response clocks",
                    name + ", median",
                    clock,
                    PanelQuery.percentile(clock.id(), "p50_seconds", QUEUES)));
        }
        addGroup(panels, "Promises", Group.DEADLINE, List.of("kind"), List.of("kind"));
        addGroup(panels, "Forecasts", Group.FORECAST, LEADS, LEADS);
        return panels;
    }

    private static List<Panel> shift() {
        List<Panel> panels = new ArrayList<>();
        addGroup(panels, "Shifts", Group.SHIFT, List.of("from", "to", "cause"), List.of());
        addGroup(panels, "Shifts", Group.RETURN, List.of("channel"), List.of());
        panels.add(Panel.of(
                "Contacts", metric(ContactMix.CONTACTS), PanelQuery.fact(ContactMix.CONTACTS, List.of("channel"))));
        for (String mix : List.of(ContactMix.BY_CHANNEL, ContactMix.BY_KIND)) {
            panels.add(Panel.of("Contacts", metric(mix), PanelQuery.share(mix)));
        }
        panels.add(Panel.of("Contacts", metric(ContactMix.VOICE_TO_WRITTEN), PanelQuery.voiceToWritten()));
        addGroup(panels, "Contacts", Group.CONTACTS, List.of("channel"), List.of("channel"));
        addGroup(panels, "Episodes", Group.EPISODE, List.of(), List.of());
        addGroup(panels, "Customers", Group.COHORT, List.of(), List.of());
        addGroup(panels, "New channels", Group.LAUNCH, List.of("channel"), List.of("channel"));
        addGroup(panels, "Steering", Group.DEFLECTION, List.of("channel", "to"), List.of());
        addGroup(panels, "Bot", Group.BOT, List.of("level"), List.of());
        addGroup(panels, "Digital processes", Group.FUNNEL, List.of("process", "step"), List.of("process", "step"));
        return panels;
    }

    private static List<Panel> pipeline() {
        return metrics("live", metric -> metric.group().equals(MetricDefinition.PIPELINE)).stream()
                .map(metric -> Panel.of("Pipeline", metric, PanelQuery.live(metric.id(), List.of())))
                .toList();
    }

    private static Panel percentile(String row, String title, MetricDefinition metric, PanelQuery query) {
        String says = metric.definition().get("en")
                + " Of each interval by itself: percentiles do not add up, so where a step holds"
                + " several intervals, the largest of theirs is shown.";
        return new Panel(row, title, says, "seconds", query);
    }

    private static Panel serviceLevel(String row) {
        return new Panel(
                row,
                "Service level, own formula",
                "Share of legs met of those counted, by the formula that is in force for the queue.",
                "ratio",
                PanelQuery.serviceLevel(QUEUES));
    }

    /** The facts of a group, but for those of agents, whose sums say little; and its ratios. */
    private static void addGroup(
            List<Panel> panels, String row, Group group, List<String> factsBy, List<String> ratiosBy) {
        Predicate<MetricDefinition> ofGroup = metric -> metric.group().equals(group.wireName());
        if (group != Group.AGENT) {
            metrics("fact", ofGroup)
                    .forEach(metric -> panels.add(Panel.of(row, metric, PanelQuery.fact(metric.id(), factsBy))));
        }
        metrics("value", ofGroup)
                .forEach(metric -> FactFormula.of(metric)
                        .ifPresent(formula ->
                                panels.add(Panel.of(row, metric, PanelQuery.ratio(metric.id(), formula, ratiosBy)))));
    }

    private static List<MetricDefinition> metrics(String kind, Predicate<MetricDefinition> wanted) {
        return MetricRegistry.definitions().stream()
                .filter(metric -> metric.kind().equals(kind))
                .filter(wanted)
                .toList();
    }

    private static MetricDefinition metric(String id) {
        return MetricRegistry.definition(id).orElseThrow();
    }
}
