package io.ramzor.job;

import io.ramzor.metric.Counted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What has to be taken out and put in to come from one multiset of facts to another. */
final class FactDifference {
    private FactDifference() {}

    /** Hands on the facts that left, with negative weight, and those that came. */
    static void between(List<Counted> before, List<Counted> after, Consumer<Counted> output) {
        int same = 0;
        int shorter = Math.min(before.size(), after.size());
        while (same < shorter && before.get(same).equals(after.get(same))) {
            same++;
        }
        if (same == before.size() && same == after.size()) {
            return;
        }
        Map<Counted, Integer> change = new LinkedHashMap<>();
        for (Counted fact : before.subList(same, before.size())) {
            change.merge(once(fact), -fact.weight(), Integer::sum);
        }
        for (Counted fact : after.subList(same, after.size())) {
            change.merge(once(fact), fact.weight(), Integer::sum);
        }
        change.forEach((fact, weight) -> {
            if (weight != 0) {
                output.accept(weighing(fact, weight));
            }
        });
    }

    private static Counted once(Counted fact) {
        return weighing(fact, 1);
    }

    private static Counted weighing(Counted fact, int weight) {
        return fact.weight() == weight
                ? fact
                : new Counted(
                        fact.queue(),
                        fact.channel(),
                        fact.clock(),
                        fact.book(),
                        fact.at(),
                        fact.measure(),
                        fact.value(),
                        weight);
    }
}
