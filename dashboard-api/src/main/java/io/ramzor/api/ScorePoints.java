package io.ramzor.api;

import io.ramzor.history.History;
import io.ramzor.history.ScoreHistory;
import io.ramzor.metric.Group;
import io.ramzor.metric.MetricDefinition;
import io.ramzor.metric.MetricRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The history of how right forecasts were: a series for each metric and lead time, of a queue, a channel or all. */
final class ScorePoints {
    private final ApiParts parts;
    private final int most;
    private final Function<List<History.Sample>, List<List<Object>>> points;

    /**
     * Answers by that way of telling points.
     *
     * @param most most points of a series
     */
    ScorePoints(ApiParts parts, int most, Function<List<History.Sample>, List<List<Object>>> points) {
        this.parts = parts;
        this.most = most;
        this.points = points;
    }

    /** Whether that is a number of forecasts. */
    static boolean tells(String metric) {
        return MetricRegistry.definition(metric)
                .filter(each -> each.group().equals(Group.FORECAST.wireName()))
                .isPresent();
    }

    /**
     * One series for each metric and lead time, shortest first; without {@code lead} every one that is kept.
     *
     * @throws Problem with status 400 if other metrics stand beside those of forecasts, or there is no such queue or channel
     */
    List<Map<String, Object>> series(Asked asked, List<String> metrics, QueueScope scope, Times times)
            throws IOException {
        ScoreHistory history = new ScoreHistory(parts.history());
        String lead = asked.queryText("lead");
        Set<Integer> leads = lead == null ? history.leads(scope.queues()) : Set.of(Integer.valueOf(lead));
        List<Map<String, Object>> series = new ArrayList<>();
        for (String metric : metrics) {
            MetricDefinition definition = MetricRegistry.definition(metric)
                    .filter(each -> tells(each.id()))
                    .orElseThrow(() -> Problem.badRequest("metric: " + metric
                            + " is no number of forecasts; those stand by lead time, so ask for the others apart."));
            for (Integer minutes : leads) {
                Map<String, Object> members = Answers.members("metric", metric);
                members.put("lead", minutes);
                members.put(
                        "points",
                        points.apply(
                                history.read(scope.queues(), minutes, definition, times.from(), times.to(), most + 1)));
                series.add(members);
            }
        }
        return series;
    }
}
