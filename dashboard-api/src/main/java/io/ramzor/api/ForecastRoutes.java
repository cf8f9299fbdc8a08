package io.ramzor.api;

import io.ramzor.board.PlanBoard;
import io.ramzor.decision.ForecastPoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is expected, what it takes, and what of it is planned. */
final class ForecastRoutes {
    private final ApiParts parts;

    ForecastRoutes(ApiParts parts) {
        this.parts = parts;
    }

    void addTo(Handlers handlers) {
        handlers.slow("getForecast", 200, this::forecast);
        handlers.blocking("getForecastAccuracy", this::accuracy);
        handlers.slow("getRequirements", 200, this::requirements);
    }

    private Map<String, Object> forecast(Asked asked) throws IOException {
        if (asked.queryText("from") == null && asked.queryText("to") == null) {
            return newest(asked);
        }
        PlanWindow window = PlanWindow.of(asked, parts);
        QueueScope scope = QueueScope.ofNamed(asked, parts);
        Map<String, Object> answer = head(window);
        scope.tell(answer);
        answer.put("points", new DemandSeries(parts, window, scope.queues()).cells());
        return answer;
    }

    /** What the planner has said last, interval by interval of the centre. */
    private Map<String, Object> newest(Asked asked) {
        List<String> queues = QueueScope.ofNamed(asked, parts).queues();
        List<ForecastPoint> points = parts.board().forecast().stream()
                .filter(point -> queues.contains(point.queue()))
                .toList();
        return Answers.members("points", points);
    }

    private Map<String, Object> accuracy(Asked asked) {
        QueueScope scope = QueueScope.ofNamed(asked, parts);
        Map<String, Object> answer = Answers.members("days", PlanBoard.SCORED_DAYS);
        scope.tell(answer);
        List<Map<String, Object>> leads = new ArrayList<>();
        parts.plan().scores(scope.queues()).forEach((lead, sums) -> {
            Map<String, Object> members = Answers.members("lead_minutes", lead);
            members.put("count", sums.count());
            members.put("actual", sums.actual());
            members.put("wape", sums.wape());
            members.put("poisson_floor", sums.poissonFloor());
            members.put("bias", sums.bias());
            members.put("coverage", sums.coverage());
            members.put("pinball", sums.meanPinball());
            leads.add(members);
        });
        answer.put("leads", leads);
        return answer;
    }

    private Map<String, Object> requirements(Asked asked) {
        PlanWindow window = PlanWindow.of(asked, parts);
        Map<String, String> channels =
                new java.util.LinkedHashMap<>(parts.board().channelOfQueue());
        channels.keySet().retainAll(QueueScope.ofNamed(asked, parts).queues());
        List<NeedTable.Row> rows = new NeedTable(parts, window).rows(channels, "channel".equals(asked.queryText("by")));
        double[] hours = NeedTable.shortAndOver(rows, window.minutes());
        Map<String, Object> answer = head(window);
        answer.put("starts", window.starts());
        answer.put("rows", rows);
        answer.put("understaffed_hours", hours[0]);
        answer.put("overstaffed_hours", hours[1]);
        return answer;
    }

    private Map<String, Object> head(PlanWindow window) {
        Map<String, Object> answer = Answers.members("at", window.now());
        answer.put("zone", parts.centre().zone().getId());
        answer.put("from", window.from());
        answer.put("to", window.to());
        answer.put("interval_minutes", window.minutes());
        return answer;
    }
}
