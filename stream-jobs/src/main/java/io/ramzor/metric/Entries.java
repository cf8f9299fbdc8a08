package io.ramzor.metric;

import io.ramzor.event.Micros;
import java.util.Map;

/** Words in which the registry's entries are written. */
final class Entries {
    private Entries() {}

    /** A text in the languages of the pages. */
    static Map<String, String> text(String english, String hebrew) {
        return Map.of("en", english, "he", hebrew);
    }

    /** A fact that counts the occurrences of a measure. */
    static Metric count(Measure measure, String direction, Map<String, String> label, Map<String, String> definition) {
        String id = measure.wireName();
        return new Metric(
                new MetricDefinition(
                        id,
                        "fact",
                        MetricDefinition.QUEUE,
                        "count",
                        direction,
                        1,
                        label,
                        definition,
                        "count(" + id + ")"),
                (slice, now) -> slice.count(measure));
    }

    /** A fact that is a time in seconds. */
    static Metric seconds(
            String id,
            String direction,
            Map<String, String> label,
            Map<String, String> definition,
            String formula,
            MicrosOf micros) {
        return new Metric(
                new MetricDefinition(
                        id, "fact", MetricDefinition.QUEUE, "seconds", direction, 1, label, definition, formula),
                (slice, now) -> Micros.toSeconds(micros.of(slice, now)));
    }

    /** A fact of a group that is a time in seconds. */
    static Metric seconds(
            Group group,
            String id,
            String direction,
            Map<String, String> label,
            Map<String, String> definition,
            String formula,
            Measure measure) {
        return new Metric(
                new MetricDefinition(id, "fact", group.wireName(), "seconds", direction, 1, label, definition, formula),
                (slice, now) -> Micros.toSeconds(slice.sumMicros(measure)));
    }

    /** A time in microseconds read from a slice as of now. */
    interface MicrosOf {
        long of(Slice slice, long now);
    }
}
