package io.ramzor.metric;

import io.ramzor.event.Micros;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the values of a group out of its facts as they are kept by name, so that a history adds up facts and never ratios. */
public final class GroupNumbers {
    private GroupNumbers() {}

    /** The group of that name, or empty if there is none. */
    public static Optional<Group> group(String wireName) {
        for (Group group : Group.values()) {
            if (group.wireName().equals(wireName)) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }

    /** The values that the registry computes from those facts of the group, by id; null = no data. */
    public static Map<String, Number> values(Group group, Map<String, ? extends Number> facts) {
        Slice slice = new Slice();
        MetricRegistry.groupFacts(group).forEach(metric -> {
            Number fact = facts.get(metric.id());
            if (fact != null) {
                put(slice, metric, fact);
            }
        });
        return MetricRegistry.values(group, slice);
    }

    /**
     * A ratio of queues from the facts of those queues, by id, added up.
     *
     * @return null = no data
     */
    public static Number ratioOfQueues(String id, Map<String, ? extends Number> facts) {
        Slice slice = new Slice();
        MetricRegistry.FACTS.forEach(metric -> {
            Number fact = facts.get(metric.id());
            if (fact != null && metric.definition().unit().equals("count")) {
                put(slice, metric, fact);
            }
        });
        return MetricRegistry.VALUES.stream()
                .filter(metric -> metric.id().equals(id))
                .findFirst()
                .map(metric -> metric.formula().of(slice, 0))
                .orElse(null);
    }

    /** A fact is the count of one measure, or the sum of its values, in seconds where its unit says so. */
    private static void put(Slice slice, Metric metric, Number fact) {
        Asked asked = new Asked();
        metric.formula().of(asked, 0);
        boolean seconds = metric.definition().unit().equals("seconds");
        long sum = seconds ? Math.round(fact.doubleValue() * Micros.SECOND) : fact.longValue();
        asked.counted.forEach(measure -> slice.addSum(measure, fact.longValue(), 0));
        asked.summed.forEach(measure -> slice.addSum(measure, 0, sum));
    }

    /** Takes note of what a fact reads. */
    private static final class Asked extends Slice {
        private final Set<Measure> counted = EnumSet.noneOf(Measure.class);
        private final Set<Measure> summed = EnumSet.noneOf(Measure.class);

        @Override
        public long count(Measure measure) {
            counted.add(measure);
            return 0;
        }

        @Override
        public long sumMicros(Measure measure) {
            summed.add(measure);
            return 0;
        }
    }
}
