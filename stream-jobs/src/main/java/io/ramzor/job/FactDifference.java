package io.ramzor.job;

import io.ramzor.metric.Weighted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What has to be taken out and put in to come from one multiset of facts to another. */
final class FactDifference {
    /** Up to so many facts are compared each with each, which is quicker than to hash them; one bit of a long each. */
    private static final int FEW = 24;

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
        List<T> left = before.subList(same, old);
        List<T> came = after.subList(same, young);
        if (came.size() <= FEW) {
            ofFew(left, came, output);
        } else {
            ofMany(left, came, output);
        }
    }

    /** Strikes out one by one what both have; what is left over goes as it is. */
    private static <T extends Weighted<T>> void ofFew(List<T> left, List<T> came, Consumer<T> output) {
        long struckOut = 0;
        for (int i = 0; i < left.size(); i++) {
            T fact = left.get(i);
            int twin = 0;
            while (twin < came.size()
                    && ((struckOut & 1L << twin) != 0 || !came.get(twin).equals(fact))) {
                twin++;
            }
            if (twin < came.size()) {
                struckOut |= 1L << twin;
            } else {
                output.accept(fact.weighing(-fact.weight()));
            }
        }
        for (int i = 0; i < came.size(); i++) {
            if ((struckOut & 1L << i) == 0) {
                output.accept(came.get(i));
            }
        }
    }

    private static <T extends Weighted<T>> void ofMany(List<T> left, List<T> came, Consumer<T> output) {
        Map<T, Integer> change = new LinkedHashMap<>();
        for (T fact : left) {
            change.merge(fact.weighing(1), -fact.weight(), Integer::sum);
        }
        for (T fact : came) {
            change.merge(fact.weighing(1), fact.weight(), Integer::sum);
        }
        change.forEach((fact, weight) -> {
            if (weight != 0) {
                output.accept(fact.weighing(weight));
            }
        });
    }
}
