package io.ramzor.history;

import io.ramzor.metric.GroupNumbers;
import io.ramzor.metric.MetricDefinition;
import io.ramzor.metric.MetricRegistry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the history of several queues as one: facts are added up, and ratios computed from those sums. */
public final class QueuesHistory {
    private static final List<String> COUNTS = MetricRegistry.definitions().stream()
            .filter(metric -> metric.kind().equals("fact") && metric.group().equals(MetricDefinition.QUEUE))
            .filter(metric -> metric.unit().equals("count"))
            .map(MetricDefinition::id)
            .toList();

    private final History history;

    public QueuesHistory(History history) {
        this.history = history;
    }

    /** Whether the number of several queues follows from their facts: it is a fact, or a ratio of counts. */
    public static boolean adds(MetricDefinition metric) {
        boolean ofQueues = metric.group().equals(MetricDefinition.QUEUE);
        return ofQueues
                && (metric.kind().equals("fact")
                        || metric.kind().equals("value") && metric.unit().equals("ratio"));
    }

    /**
     * The points of {@code [from, to)} by rising time.
     *
     * @param most at most so many points of each fact
     */
    public List<History.Sample> read(List<String> queues, MetricDefinition metric, Instant from, Instant to, int most)
            throws IOException {
        boolean fact = metric.kind().equals("fact");
        List<String> facts = fact ? List.of(metric.id()) : COUNTS;
        Map<Instant, Map<String, Double>> sums = FactSums.byInterval(history, queues, facts, from, to, most);
        List<History.Sample> samples = new ArrayList<>(sums.size());
        sums.forEach((time, sum) -> {
            Number value = fact ? sum.get(metric.id()) : GroupNumbers.ratioOfQueues(metric.id(), sum);
            samples.add(new History.Sample(time, value == null ? null : value.doubleValue()));
        });
        return samples;
    }
}
