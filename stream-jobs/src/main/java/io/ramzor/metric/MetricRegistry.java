package io.ramzor.metric;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every number of Ramzor: its id, unit, meaning, direction, version and formula. The stream, the history, the API, the pages and
 * the documents read this list; a new metric is one entry here.
 */
public final class MetricRegistry {
    /** Counted facts in the order in which they are written. */
    static final List<Metric> FACTS = FactMetrics.ALL;
    /** Values computed from facts. */
    static final List<Metric> VALUES = ValueMetrics.ALL;
    /** Numbers of each response clock. */
    static final List<ClockMetrics.Entry> CLOCK_NUMBERS = ClockMetrics.NUMBERS;

    /** Counted facts by group, in the order in which they are written. */
    private static final Map<Group, List<Metric>> GROUP_FACTS =
            byGroup(GroupFactMetrics.ALL, AgentMetrics.FACTS, LoadMetrics.FACTS);
    /** Values computed from them. */
    private static final Map<Group, List<Metric>> GROUP_VALUES =
            byGroup(GroupValueMetrics.ALL, AgentMetrics.VALUES, LoadMetrics.VALUES);

    /** The formula of the service level where a queue names none. */
    public static final String DEFAULT_PRESET = "short_abandons_excluded";

    /** The fact that lies in the interval in which it was done, whatever leg it belongs to; live windows have none. */
    public static final String WORK = "work_seconds";

    private static final List<MetricDefinition> DEFINITIONS = Stream.of(
                    FACTS.stream().map(Metric::definition),
                    VALUES.stream().map(Metric::definition),
                    ClockMetrics.CLOCKS.stream(),
                    CLOCK_NUMBERS.stream().map(ClockMetrics.Entry::definition),
                    LiveMetrics.ALL.stream(),
                    PipelineMetrics.ALL.stream(),
                    GroupFactMetrics.ALL.stream().map(Metric::definition),
                    GroupValueMetrics.ALL.stream().map(Metric::definition),
                    GroupValueMetrics.ACROSS.stream(),
                    Stream.of(AgentMetrics.FACTS, AgentMetrics.VALUES, LoadMetrics.FACTS, LoadMetrics.VALUES)
                            .flatMap(List::stream)
                            .map(Metric::definition),
                    ForecastMetrics.FACTS.stream(),
                    ForecastMetrics.VALUES.stream())
            .flatMap(definitions -> definitions)
            .toList();

    private static final Map<String, MetricDefinition> BY_ID =
            DEFINITIONS.stream().collect(Collectors.toUnmodifiableMap(MetricDefinition::id, definition -> definition));

    private MetricRegistry() {}

    /** All definitions, facts first. */
    public static List<MetricDefinition> definitions() {
        return DEFINITIONS;
    }

    /** The definition of that id, or empty if there is none. */
    public static Optional<MetricDefinition> definition(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** The facts of a group. */
    static List<Metric> groupFacts(Group group) {
        return GROUP_FACTS.get(group);
    }

    /** The values computed from them. */
    static List<Metric> groupValues(Group group) {
        return GROUP_VALUES.get(group);
    }

    /** The facts of a group in a slice, by id. */
    public static Map<String, Number> facts(Group group, Slice slice) {
        Map<String, Number> facts = new LinkedHashMap<>();
        GROUP_FACTS
                .get(group)
                .forEach(metric -> facts.put(metric.id(), metric.formula().of(slice, 0)));
        return facts;
    }

    /** The values that the registry computes from the facts of a group, by id; null = no data. */
    public static Map<String, Number> values(Group group, Slice slice) {
        Map<String, Number> values = new LinkedHashMap<>();
        GROUP_VALUES
                .get(group)
                .forEach(metric -> values.put(metric.id(), metric.formula().of(slice, 0)));
        return values;
    }

    @SafeVarargs
    private static Map<Group, List<Metric>> byGroup(List<Metric>... lists) {
        List<Metric> metrics = Stream.of(lists).flatMap(List::stream).toList();
        Map<Group, List<Metric>> groups = new EnumMap<>(Group.class);
        for (Group group : Group.values()) {
            groups.put(
                    group,
                    metrics.stream()
                            .filter(metric -> metric.definition().group().equals(group.wireName()))
                            .toList());
        }
        return groups;
    }

    /** Ids of the service level's formulas, as queues name them. */
    public static List<String> presets() {
        return VALUES.stream()
                .map(Metric::id)
                .filter(id -> id.startsWith(ValueMetrics.PRESET_PREFIX))
                .map(id -> id.substring(ValueMetrics.PRESET_PREFIX.length()))
                .toList();
    }

    /** The key under which the values hold the service level by that formula. */
    public static String presetKey(String preset) {
        return ValueMetrics.presetKey(preset);
    }

    /**
     * How long a contact that comes now may expect to wait.
     *
     * @param waiting contacts that wait now
     * @param answeredInQuarter legs answered in the last 15 minutes
     * @return seconds, null = no data because nothing was answered
     */
    public static Double expectedWaitSeconds(long waiting, long answeredInQuarter) {
        return answeredInQuarter == 0 ? null : (waiting + 1) * 900.0 / answeredInQuarter;
    }
}
