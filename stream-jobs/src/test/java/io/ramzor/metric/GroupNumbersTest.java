package io.ramzor.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The values of every group, from facts that were kept by name and added up. */
class GroupNumbersTest {
    @Test
    void theValuesOfTheSumOfTheFactsAreThoseOfTheSumOfTheSlices() {
        int compared = 0;
        for (Group group : Group.values()) {
            Slice first = slice(group, 3);
            Slice second = slice(group, 5);
            Map<String, Double> facts = new HashMap<>();
            for (Slice slice : List.of(first, second)) {
                MetricRegistry.facts(group, slice)
                        .forEach((id, number) -> facts.merge(id, number.doubleValue(), Double::sum));
            }
            Slice both = first.copy();
            both.add(second);
            Map<String, Number> values = GroupNumbers.values(group, facts);
            assertThat(values).as(group.wireName()).isEqualTo(MetricRegistry.values(group, both));
            compared += values.size();
        }
        assertThat(compared).isGreaterThan(15);
    }

    private static Slice slice(Group group, int step) {
        Slice slice = new Slice();
        List<Measure> measures = List.of(Measure.values());
        for (Measure measure : measures) {
            slice.addSum(
                    measure, 1 + (measure.ordinal() * step) % 7, 1_000_000L * (1 + (measure.ordinal() * step) % 11));
        }
        return slice;
    }

    @Test
    void groupsAreKnownByName() {
        assertThat(GroupNumbers.group("bot")).contains(Group.BOT);
        assertThat(GroupNumbers.group("queue")).isEmpty();
    }
}
