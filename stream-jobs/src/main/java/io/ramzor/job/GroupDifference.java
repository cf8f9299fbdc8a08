package io.ramzor.job;

import io.ramzor.metric.GroupFact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What has to be taken out and put in to come from one multiset of groups' facts to another. */
final class GroupDifference {
    private GroupDifference() {}

    /** Hands on the facts that left, with negative weight, and those that came. */
    static void between(List<GroupFact> before, List<GroupFact> after, Consumer<GroupFact> output) {
        if (before.equals(after)) {
            return;
        }
        Map<GroupFact, Integer> change = new LinkedHashMap<>();
        before.forEach(fact -> change.merge(fact.weighing(1), -fact.weight(), Integer::sum));
        after.forEach(fact -> change.merge(fact.weighing(1), fact.weight(), Integer::sum));
        change.forEach((fact, weight) -> {
            if (weight != 0) {
                output.accept(fact.weighing(weight));
            }
        });
    }
}
