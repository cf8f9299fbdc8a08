package io.ramzor.history;

import io.ramzor.decision.ForecastPoint;
import io.ramzor.decision.ForecastScore;
import io.ramzor.metric.Group;
import io.ramzor.metric.MetricDefinition;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps and reads how right forecasts were, by queue and lead time: an interval's score is kept as counted facts, which are added up
 * over queues, and ratios are computed from those sums (metrics.md, section 7).
 */
public final class ScoreHistory {
    private static final Group GROUP = Group.FORECAST;
    private static final String QUEUE = "queue";
    private static final String LEAD = "lead";

    private final History history;

    public ScoreHistory(History history) {
        this.history = history;
    }

    /** The points of a score; a forecast is scored once, so that there is one revision. */
    static List<Point> points(ForecastScore score) {
        ForecastPoint point = score.used().point();
        String lead = Integer.toString(score.used().leadMinutes());
        String id = GroupSeries.id(GROUP, Map.of(QUEUE, point.queue(), LEAD, lead));
        List<Point> points = new ArrayList<>();
        points.add(new Point(HistoryMetrics.REVISION, id, "", Resolution.INTERVAL, point.start(), 1.0));
        facts(score)
                .forEach((metric, fact) ->
                        points.add(new Point(metric, id, "", Resolution.INTERVAL, point.start(), fact)));
        return points;
    }

    private static Map<String, Double> facts(ForecastScore score) {
        double mean = score.used().point().mean();
        Map<String, Double> facts = new LinkedHashMap<>();
        facts.put("forecast_intervals", 1.0);
        facts.put("forecast_expected", mean);
        facts.put("forecast_actual", score.actual());
        facts.put("forecast_absolute_error", Math.abs(mean - score.actual()));
        facts.put("forecast_pinball_loss", score.pinball());
        facts.put("forecast_inside", score.inside());
        facts.put("forecast_poisson_error", score.floor());
        return facts;
    }

    /** The lead times in minutes of which scores of those queues are kept, rising. */
    public Set<Integer> leads(List<String> queues) throws IOException {
        Set<Integer> leads = new TreeSet<>();
        for (String id : history.groups()) {
            GroupSeries.keys(GROUP, id)
                    .filter(keys -> queues.contains(keys.get(QUEUE)))
                    .ifPresent(keys -> leads.add(Integer.valueOf(keys.get(LEAD))));
        }
        return leads;
    }

    /**
     * The points of {@code [from, to)} by rising time.
     *
     * @param leadMinutes how long before the intervals the forecasts were in force
     * @param metric a fact of group {@code forecast}, or a value of it
     * @param most at most so many points of each fact
     */
    public List<History.Sample> read(
            List<String> queues, int leadMinutes, MetricDefinition metric, Instant from, Instant to, int most)
            throws IOException {
        List<String> ids = queues.stream()
                .map(queue -> GroupSeries.id(GROUP, Map.of(QUEUE, queue, LEAD, Integer.toString(leadMinutes))))
                .toList();
        boolean fact = metric.kind().equals("fact");
        List<String> facts = fact
                ? List.of(metric.id())
                : List.copyOf(FactFormula.ALL.get(metric.id()).facts());
        TreeMap<Instant, Map<String, Double>> sums = FactSums.byInterval(history, ids, facts, from, to, most);
        List<History.Sample> samples = new ArrayList<>(sums.size());
        sums.forEach((time, sum) -> samples.add(new History.Sample(time, number(metric, sum))));
        return samples;
    }

    /** A fact as it was added up, or the ratio of those facts; null = no data. */
    static Double number(MetricDefinition metric, Map<String, Double> sums) {
        return metric.kind().equals("fact")
                ? sums.get(metric.id())
                : FactFormula.ALL.get(metric.id()).of(sums);
    }
}
