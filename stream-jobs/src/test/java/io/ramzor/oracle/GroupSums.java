package io.ramzor.oracle;

import io.ramzor.centre.Centre;
import io.ramzor.event.Rfc3339;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Facts of groups by interval, as the topic of breakdowns tells them. */
final class GroupSums {
    private final Centre centre;
    private final Map<String, Map<String, Double>> intervals = new TreeMap<>();

    GroupSums(Centre centre) {
        this.centre = centre;
    }

    /** @param keys the group, then one text a dimension */
    void add(List<String> keys, long at, String fact, double amount) {
        String interval = String.join(" ", keys) + " " + Rfc3339.format(centre.intervalStart(at));
        intervals.computeIfAbsent(interval, key -> new TreeMap<>()).merge(fact, amount, Double::sum);
    }

    Map<String, Numbers> numbers() {
        Map<String, Numbers> numbers = new TreeMap<>();
        intervals.forEach((interval, facts) -> {
            Numbers of = new Numbers();
            facts.forEach(of::put);
            numbers.put(interval, of);
        });
        return numbers;
    }
}
