package io.ramzor.history;

import io.ramzor.metric.Breakdown;
import io.ramzor.metric.Group;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the history keeps the facts of groups: as those of a queue whose id is the group's name and keys, {@code bot|loan|chat|green};
 * no queue's id has such a form by accident, for it begins with a bar.
 */
public final class GroupSeries {
    private static final String BAR = "|";
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private GroupSeries() {}

    /** Whether it is the id of a group's keys, not of a queue. */
    public static boolean is(String queue) {
        return queue.startsWith(BAR);
    }

    /** The id under which that group with those keys is kept. */
    static String id(Group group, Map<String, String> keys) {
        return id(
                group,
                group.dimensions().stream()
                        .map(dimension -> keys.getOrDefault(dimension, ""))
                        .toList());
    }

    /** Likewise with the keys in the order of the group's dimensions. */
    static String id(Group group, List<String> keys) {
        StringBuilder id = new StringBuilder(BAR).append(group.wireName());
        for (String key : keys) {
            id.append(BAR).append(key.replace("\\", "\\\\").replace(BAR, "\\p"));
        }
        return id.toString();
    }

    /** The keys in an id by dimension, empty if it is not of that group. */
    static Optional<Map<String, String>> keys(Group group, String id) {
        String[] parts = id.split("\\|", -1);
        List<String> dimensions = group.dimensions();
        if (parts.length != dimensions.size() + 2 || !parts[1].equals(group.wireName())) {
            return Optional.empty();
        }
        Map<String, String> keys = new TreeMap<>();
        for (int i = 0; i < dimensions.size(); i++) {
            keys.put(dimensions.get(i), unescaped(parts[i + 2]));
        }
        return Optional.of(keys);
    }

    /** A backslash and what follows it are read as one: an agent may be {@code CORP\\peter}. */
    private static String unescaped(String key) {
        return ESCAPED.matcher(key)
                .replaceAll(pair -> Matcher.quoteReplacement(pair.group(1).equals("p") ? BAR : pair.group(1)));
    }

    /** Of the ids those of that group that have the keys asked for. */
    public static List<String> matching(Iterable<String> ids, Group group, Map<String, String> asked) {
        List<String> matching = new ArrayList<>();
        for (String id : ids) {
            if (is(id)
                    && keys(group, id)
                            .filter(keys -> keys.entrySet().containsAll(asked.entrySet()))
                            .isPresent()) {
                matching.add(id);
            }
        }
        return matching;
    }

    /** The points of a slice of a group. */
    static List<Point> points(Group group, Breakdown slice) {
        String id = id(group, slice.keys());
        Instant start = slice.start();
        List<Point> points = new ArrayList<>();
        points.add(new Point(HistoryMetrics.REVISION, id, "", Resolution.INTERVAL, start, (double) slice.revision()));
        slice.facts()
                .forEach((metric, fact) -> points.add(new Point(
                        metric, id, "", Resolution.INTERVAL, start, fact == null ? null : fact.doubleValue())));
        return points;
    }
}
