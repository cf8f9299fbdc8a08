package io.ramzor.history;

import io.ramzor.metric.Group;
import io.ramzor.metric.GroupNumbers;
import io.ramzor.metric.MetricDefinition;
import io.ramzor.metric.MetricRegistry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the history of a group's numbers: facts are added up over all keys that fit, and values computed from those sums. */
public final class GroupHistory {
    private final History history;

    public GroupHistory(History history) {
        this.history = history;
    }

    /**
     * The points of {@code [from, to)} by rising time.
     *
     * @param keys by dimension; one that is not named is summed over
     * @param most at most so many points of each fact
     */
    public List<History.Sample> read(
            Group group, Map<String, String> keys, MetricDefinition metric, Instant from, Instant to, int most)
            throws IOException {
        List<String> facts = facts(group, metric);
        Map<Instant, Map<String, Double>> sums = FactSums.byInterval(
                history, GroupSeries.matching(history.groups(), group, keys), facts, from, to, most);
        List<History.Sample> samples = new ArrayList<>(sums.size());
        sums.forEach((time, sum) -> {
            Number value = number(group, metric, sum);
            samples.add(new History.Sample(time, value == null ? null : value.doubleValue()));
        });
        return samples;
    }

    /** The number over all intervals that start in {@code [from, to)}; null = no data. */
    public Number total(Group group, Map<String, String> keys, MetricDefinition metric, Instant from, Instant to)
            throws IOException {
        Map<String, Double> sums = new HashMap<>();
        FactSums.byInterval(
                        history,
                        GroupSeries.matching(history.groups(), group, keys),
                        facts(group, metric),
                        from,
                        to,
                        Integer.MAX_VALUE)
                .values()
                .forEach(interval -> interval.forEach((fact, sum) -> sums.merge(fact, sum, Double::sum)));
        return number(group, metric, sums);
    }

    private static Number number(Group group, MetricDefinition metric, Map<String, Double> sums) {
        if (group == Group.FORECAST) {
            return ScoreHistory.number(metric, sums);
        }
        return metric.kind().equals("fact")
                ? sums.get(metric.id())
                : GroupNumbers.values(group, sums).get(metric.id());
    }

    /** Of which facts the number is made, at most. */
    private static List<String> facts(Group group, MetricDefinition metric) {
        return metric.kind().equals("fact")
                ? List.of(metric.id())
                : MetricRegistry.definitions().stream()
                        .filter(each ->
                                each.kind().equals("fact") && each.group().equals(group.wireName()))
                        .map(MetricDefinition::id)
                        .toList();
    }
}
