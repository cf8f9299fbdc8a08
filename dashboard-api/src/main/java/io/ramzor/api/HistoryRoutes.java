package io.ramzor.api;

import io.ramzor.history.History;
import io.ramzor.history.HistoryMetrics;
import io.ramzor.history.Resolution;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Numbers of the past. */
final class HistoryRoutes {
    private static final int MOST_POINTS = 100_000;

    private final ApiParts parts;

    HistoryRoutes(ApiParts parts) {
        this.parts = parts;
    }

    void addTo(Handlers handlers) {
        handlers.blocking("getHistory", this::history);
    }

    private Map<String, Object> history(Asked asked) throws IOException {
        String metric = asked.queryText("metric");
        String queue = asked.queryText("queue");
        Times times = Times.of(asked);
        String resolution = asked.queryText("resolution");
        Resolution asResolution = resolution == null
                ? Resolution.INTERVAL
                : Resolution.of(resolution).orElseThrow();
        checkKnown(metric, queue);
        List<History.Sample> samples =
                parts.history().read(metric, queue, asResolution, times.from(), times.to(), MOST_POINTS + 1);
        if (samples.size() > MOST_POINTS) {
            throw Problem.badRequest(
                    "to: the range holds more than " + MOST_POINTS + " points; ask for a shorter one.");
        }
        Map<String, Object> answer = Answers.members("metric", metric);
        answer.put("queue", queue);
        answer.put("resolution", asResolution.wireName());
        answer.put(
                "points",
                samples.stream()
                        .map(sample -> Arrays.asList(sample.time(), sample.value()))
                        .toList());
        return answer;
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
