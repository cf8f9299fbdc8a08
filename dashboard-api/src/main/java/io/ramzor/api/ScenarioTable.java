package io.ramzor.api;

import io.ramzor.control.PlanAhead;
import io.ramzor.decision.StaffingNeed;
import io.ramzor.forecast.DemandForecast;
import io.ramzor.forecast.NegativeBinomial;
import io.ramzor.forecast.QueueDemand;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Demand and staffing with and without a scenario, side by side. */
final class ScenarioTable {
    private final PlanWindow window;

    ScenarioTable(PlanWindow window) {
        this.window = window;
    }

    /**
     * A queue with or without the scenario, by interval.
     *
     * @param contacts expected contacts of all intervals
     * @param agentHours agent-hours required in all intervals
     * @param scheduled null where no plan is known
     */
    record Side(
            List<Double> mean,
            List<Double> low,
            List<Double> high,
            List<Double> required,
            List<Double> scheduled,
            double contacts,
            double agentHours,
            double handleSeconds) {}

    /** @param expected null of a queue that only the scenario has */
    record Row(String queue, String channel, Side expected, Side scenario) {}

    Map<String, Object> table(PlanAhead ahead, DemandForecast changed, ZoneId zone) {
        Map<String, Side> without = sides(ahead, ahead.demand());
        Map<String, Side> with = sides(ahead, changed);
        List<Row> rows = new ArrayList<>();
        for (QueueDemand queue : changed.queues()) {
            rows.add(new Row(queue.queue(), queue.channel(), without.get(queue.queue()), with.get(queue.queue())));
        }
        Map<String, Object> answer = Answers.members("at", ahead.at());
        answer.put("zone", zone.getId());
        answer.put("interval_minutes", window.minutes());
        answer.put("starts", window.starts());
        answer.put("bot_level", ahead.demand().botLevel());
        answer.put(
                "bot_known",
                ahead.demand().queues().stream()
                        .anyMatch(q -> !q.containedByLevel().isEmpty()));
        answer.put("rows", rows);
        answer.put("expected", totals(without));
        answer.put("scenario", totals(with));
        return answer;
    }

    private Map<String, Side> sides(PlanAhead ahead, DemandForecast demand) {
        Map<String, List<StaffingNeed>> needs = new HashMap<>();
        ahead.needs(demand)
                .forEach(need -> needs.computeIfAbsent(need.queue(), id -> new ArrayList<>())
                        .add(need));
        Map<String, Side> sides = new LinkedHashMap<>();
        demand.queues().forEach(queue -> sides.put(queue.queue(), side(demand, queue, needs.get(queue.queue()))));
        return sides;
    }

    private Side side(DemandForecast demand, QueueDemand queue, List<StaffingNeed> needs) {
        Side side = new Side(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                queue.total(),
                needs.stream().mapToDouble(StaffingNeed::required).sum() * demand.minutes() / 60.0,
                queue.handleSeconds());
        int parts = window.parts();
        List<Instant> starts = window.starts();
        for (int i = 0; i < starts.size() && (i + 1) * parts <= demand.intervals(); i++) {
            double mean = 0;
            double doubt = 0;
            for (int part = i * parts; part < (i + 1) * parts; part++) {
                mean += queue.mean().get(part);
                doubt += queue.mean().get(part) * queue.spread().get(part);
            }
            double spread = mean > 0 ? doubt / mean : 0;
            NeedTable.Cell need = NeedTable.Cell.of(needs.subList(i * parts, (i + 1) * parts), parts);
            side.mean().add(mean);
            side.low().add(NegativeBinomial.quantile(mean, spread, 0.1));
            side.high().add(NegativeBinomial.quantile(mean, spread, 0.9));
            side.required().add(need.required());
            side.scheduled().add(need.scheduled());
        }
        return side;
    }

    private Map<String, Object> totals(Map<String, Side> sides) {
        double contacts = 0;
        double required = 0;
        double missing = 0;
        boolean planned = false;
        for (Side side : sides.values()) {
            contacts += side.contacts();
            required += side.agentHours();
            for (int i = 0; i < side.required().size(); i++) {
                Double there = side.scheduled().get(i);
                planned |= there != null;
                missing += there == null ? 0 : Math.max(0, side.required().get(i) - there) * window.minutes() / 60.0;
            }
        }
        Map<String, Object> totals = Answers.members("contacts", contacts);
        totals.put("required_hours", required);
        totals.put("understaffed_hours", planned ? missing : null);
        return totals;
    }
}
