package io.ramzor.job;

import io.ramzor.metric.Weighted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What has to be taken out and put in to come from one multiset of facts to another. */
final class FactDifference {
    private FactDifference() {}

    /** Hands on the facts that left, with negative weight, and those that came. */
    static <T extends Weighted<T>> void between(List<T> before, List<T> after, Consumer<T> output) {
        int same = 0;
        int shorter = Math.min(before.size(), after.size());
        while (same < shorter && before.get(same).equals(after.get(same))) {
            same++;
        }
        if (same == before.size() && same == after.size()) {
            return;
        }
        int old = before.size();
        int young = after.size();
        while (old > same && young > same && before.get(old - 1).equals(after.get(young - 1))) {
            old--;
            young--;
        }
        Map<T, Integer> change = new LinkedHashMap<>();
        for (T fact : before.subList(same, old)) {
            change.merge(fact.weighing(1), -fact.weight(), Integer::sum);
        }
        for (T fact : after.subList(same, young)) {
            change.merge(fact.weighing(1), fact.weight(), Integer::sum);
        }
        change.forEach((fact, weight) -> {
            if (weight != 0) {
                output.accept(fact.weighing(weight));
            }
        });
    }
}
