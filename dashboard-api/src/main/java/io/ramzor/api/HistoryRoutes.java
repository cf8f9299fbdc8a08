package io.ramzor.api;

import io.ramzor.event.Micros;
import io.ramzor.history.GroupHistory;
import io.ramzor.history.History;
import io.ramzor.history.HistoryMetrics;
import io.ramzor.history.QueuesHistory;
import io.ramzor.history.Resolution;
import io.ramzor.metric.Group;
import io.ramzor.metric.GroupNumbers;
import io.ramzor.metric.MetricDefinition;
import io.ramzor.metric.MetricRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Numbers of the past, of a queue or of a group of facts, one or several side by side. */
final class HistoryRoutes {
    private static final int MOST_POINTS = 100_000;
    private static final int MOST_METRICS = 4;

    private final ApiParts parts;

    HistoryRoutes(ApiParts parts) {
        this.parts = parts;
    }

    void addTo(Handlers handlers) {
        handlers.blocking("getHistory", this::history);
    }

    private Map<String, Object> history(Asked asked) throws IOException {
        List<String> metrics = Arrays.asList(asked.queryText("metric").split(","));
        if (metrics.size() > MOST_METRICS) {
            throw Problem.badRequest("metric: at most " + MOST_METRICS + " stand side by side.");
        }
        Times times = Times.of(asked);
        String group = asked.queryText("group");
        String queue = asked.queryText("queue");
        if (group == null && metrics.stream().anyMatch(ScorePoints::tells)) {
            return ofForecasts(asked, metrics, times);
        }
        if (group != null && queue != null && !group.equals(Group.FORECAST.wireName())) {
            throw Problem.badRequest("queue: name either a queue or a group.");
        }
        if (group == null && queue == null) {
            return ofQueues(asked, metrics, times);
        }
        return group == null ? ofQueue(asked, metrics, queue, times) : ofGroup(asked, metrics, group, times);
    }

    private Map<String, Object> ofQueue(Asked asked, List<String> metrics, String queue, Times times)
            throws IOException {
        String said = asked.queryText("resolution");
        Resolution resolution =
                said == null ? Resolution.INTERVAL : Resolution.of(said).orElseThrow();
        for (String metric : metrics) {
            checkKnown(metric, queue);
        }
        Map<String, Object> answer = Answers.members("metric", metrics.get(0));
        answer.put("queue", queue);
        answer.put("resolution", resolution.wireName());
        List<Map<String, Object>> series = new ArrayList<>();
        for (String metric : metrics) {
            Map<String, Object> members = Answers.members("metric", metric);
            if (metric.equals(HistoryMetrics.SERVICE_LEVEL)) {
                members.put("formulas", inForce(queue, times));
            }
            members.put(
                    "points",
                    points(parts.history().read(metric, queue, resolution, times.from(), times.to(), MOST_POINTS + 1)));
            series.add(members);
        }
        return withSeries(answer, series);
    }

    /** Of all queues of a channel, or of all: facts added up, and ratios of those sums. */
    private Map<String, Object> ofQueues(Asked asked, List<String> metrics, Times times) throws IOException {
        QueueScope scope = QueueScope.of(asked, parts);
        Map<String, Object> answer = Answers.members("metric", metrics.get(0));
        scope.tell(answer);
        answer.put("resolution", Resolution.INTERVAL.wireName());
        List<Map<String, Object>> series = new ArrayList<>();
        for (String metric : metrics) {
            MetricDefinition definition = MetricRegistry.definition(metric)
                    .filter(QueuesHistory::adds)
                    .orElseThrow(() -> Problem.badRequest("metric: " + metric
                            + " does not add up over queues; name a queue, or ask contacts for its value."));
            Map<String, Object> members = Answers.members("metric", metric);
            members.put(
                    "points",
                    points(new QueuesHistory(parts.history())
                            .read(scope.queues(), definition, times.from(), times.to(), MOST_POINTS + 1)));
            series.add(members);
        }
        return withSeries(answer, series);
    }

    private Map<String, Object> ofForecasts(Asked asked, List<String> metrics, Times times) throws IOException {
        QueueScope scope = QueueScope.ofNamed(asked, parts);
        Map<String, Object> answer = Answers.members("metric", metrics.get(0));
        scope.tell(answer);
        answer.put("resolution", Resolution.INTERVAL.wireName());
        List<Map<String, Object>> series =
                new ScorePoints(parts, MOST_POINTS, HistoryRoutes::points).series(asked, metrics, scope, times);
        answer.put("points", List.of());
        return series.isEmpty() ? answer : withSeries(answer, series);
    }

    /** By which formulas the queue's own service level was read, and from when: closed intervals keep theirs. */
    private List<Map<String, Object>> inForce(String queue, Times times) {
        return Formulas.of(parts, queue).within(Micros.of(times.from()), Micros.of(times.to())).stream()
                .map(each -> Formulas.document(
                        each.version().formula(),
                        MetricRegistry.definition(
                                        MetricRegistry.presetKey(each.version().formula()))
                                .orElseThrow(),
                        each.version()))
                .toList();
    }

    private Map<String, Object> ofGroup(Asked asked, List<String> metrics, String name, Times times)
            throws IOException {
        Group group = GroupNumbers.group(name).orElseThrow();
        Map<String, String> keys = GroupKeys.of(asked, group);
        Map<String, Object> answer = Answers.members("metric", metrics.get(0));
        answer.put("group", name);
        answer.put("keys", keys);
        answer.put("resolution", Resolution.INTERVAL.wireName());
        List<Map<String, Object>> series = new ArrayList<>();
        for (String metric : metrics) {
            MetricDefinition definition = MetricRegistry.definition(metric)
                    .filter(each -> each.group().equals(name))
                    .filter(each -> each.kind().equals("fact") || each.kind().equals("value"))
                    .orElseThrow(() -> Problem.notFound(
                            "metric: " + name + " has no metric " + metric + "; GET /api/v1/metrics lists them."));
            Map<String, Object> members = Answers.members("metric", metric);
            members.put(
                    "points",
                    points(new GroupHistory(parts.history())
                            .read(group, keys, definition, times.from(), times.to(), MOST_POINTS + 1)));
            series.add(members);
        }
        return withSeries(answer, series);
    }

    /** One metric's points stand in the answer itself, several beside each other in its series. */
    private static Map<String, Object> withSeries(Map<String, Object> answer, List<Map<String, Object>> series) {
        answer.putAll(series.get(0));
        if (series.size() > 1) {
            answer.put("series", series);
        }
        return answer;
    }

    private static List<List<Object>> points(List<History.Sample> samples) {
        if (samples.size() > MOST_POINTS) {
            throw Problem.badRequest(
                    "to: the range holds more than " + MOST_POINTS + " points; ask for a shorter one.");
        }
        return samples.stream()
                .map(sample -> Arrays.<Object>asList(sample.time(), sample.value()))
                .toList();
    }

    private void checkKnown(String metric, String queue) throws IOException {
        if (!HistoryMetrics.isKnown(metric)) {
            throw Problem.notFound("metric: there is no metric " + metric + "; GET /api/v1/metrics lists them.");
        }
        if (!parts.board().queues().contains(queue) && !parts.history().queues().contains(queue)) {
            throw Problem.notFound("queue: there is no queue " + queue + ".");
        }
    }
}
