package io.ramzor.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds facts up, so that what was taken out and put in again is no change. */
final class FactNet {
    private final Map<GroupFact, Integer> weights = new LinkedHashMap<>();

    void add(GroupFact fact, int sign) {
        int weight = fact.weight() * sign;
        weights.merge(fact.weight() == 1 ? fact : fact.weighing(1), weight, (one, other) -> {
            int sum = one + other;
            return sum == 0 ? null : sum;
        });
    }

    /** What it comes to, and begins anew. */
    List<GroupFact> drain() {
        List<GroupFact> facts = new ArrayList<>(weights.size());
        weights.forEach((fact, weight) -> facts.add(weight == 1 ? fact : fact.weighing(weight)));
        weights.clear();
        return facts;
    }
}
