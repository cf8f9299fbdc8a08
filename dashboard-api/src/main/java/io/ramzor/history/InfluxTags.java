package io.ramzor.history;

import io.ramzor.metric.Group;
import io.ramzor.metric.GroupNumbers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How series are told apart in InfluxDB: queue and channel, or a group's name and keys. */
final class InfluxTags {
    static final String QUEUE = "queue";
    static final String CHANNEL = "channel";
    static final String GROUP = "group";

    private InfluxTags() {}

    /** The tags of a queue, or of a group's keys by their {@link GroupSeries id}. */
    static Map<String, String> of(String queue, String channel) {
        if (queue.equals(HistoryMetrics.PIPELINE)) {
            return Map.of(GROUP, queue.substring(1));
        }
        Optional<Group> group = group(queue);
        if (group.isEmpty()) {
            Map<String, String> tags = new LinkedHashMap<>(Map.of(QUEUE, text(queue)));
            if (channel != null && !channel.isEmpty()) {
                tags.put(CHANNEL, text(channel));
            }
            return tags;
        }
        Map<String, String> tags = new LinkedHashMap<>(Map.of(GROUP, group.get().wireName()));
        GroupSeries.keys(group.get(), queue).orElseThrow().forEach((dimension, key) -> {
            if (!key.isEmpty()) {
                tags.put(dimension, text(key));
            }
        });
        return tags;
    }

    /** The condition under which a point is of that queue or group's keys. */
    static String where(String queue) {
        Map<String, String> tags = new LinkedHashMap<>(of(queue, null));
        group(queue).ifPresent(group -> group.dimensions().forEach(dimension -> tags.putIfAbsent(dimension, "")));
        // A group may be told apart by queues too.
        tags.putIfAbsent(GROUP, "");
        return tags.entrySet().stream()
                .map(tag -> quoted(tag.getKey()) + " = " + literal(tag.getValue()))
                .collect(Collectors.joining(" and "));
    }

    /** The queue or the id of a group's keys that has those tags. */
    static String id(Map<String, String> tags) {
        String group = tags.getOrDefault(GROUP, "");
        return GroupNumbers.group(group)
                .map(known -> GroupSeries.id(known, tags))
                .orElseGet(() -> tags.getOrDefault(QUEUE, ""));
    }

    private static Optional<Group> group(String queue) {
        return GroupSeries.is(queue) ? GroupNumbers.group(queue.substring(1).split("\\|", -1)[0]) : Optional.empty();
    }

    /** A line break or a backslash at the end would tear the line in which a point is told. */
    private static String text(String tag) {
        String oneLine = tag.replace('\n', ' ').replace('\r', ' ');
        return oneLine.endsWith("\\") ? oneLine + " " : oneLine;
    }

    static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
