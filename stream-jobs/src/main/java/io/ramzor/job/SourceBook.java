package io.ramzor.job;

import io.ramzor.decision.SourceStatus;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.topic.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Knows of each source how many events it sent and when the last; says so at most once a second of event time. */
final class SourceBook {
    private final String unnamed;
    private final Map<String, Known> sources = new TreeMap<>();
    private final Set<String> changed = new HashSet<>();

    /**
     * @param unnamed what to call the source of events that name none
     */
    SourceBook(String unnamed) {
        this.unnamed = unnamed;
    }

    private static final class Known {
        long last = Long.MIN_VALUE;
        long events;
    }

    /** Takes in an event; those of the clock come from no source. */
    void read(Event event) {
        if (event.type() == EventType.CLOCK) {
            return;
        }
        String source = event.source() == null || event.source().isEmpty() ? unnamed : event.source();
        Known known = sources.computeIfAbsent(source, name -> new Known());
        known.last = Math.max(known.last, event.time());
        known.events++;
        changed.add(source);
    }

    /** Hands on the status of each source that changed since the last call. */
    void report(Consumer<TopicRecord> output) {
        for (String source : changed) {
            Known known = sources.get(source);
            SourceStatus status = new SourceStatus(source, Micros.toInstant(known.last), known.events);
            output.accept(TopicRecord.of(Topics.SOURCES, status));
        }
        changed.clear();
    }

    /** What is known, to go on from later. */
    List<SourceStatus> state() {
        return sources.entrySet().stream()
                .map(e -> new SourceStatus(e.getKey(), Micros.toInstant(e.getValue().last), e.getValue().events))
                .toList();
    }

    void restore(SourceStatus status) {
        Known known = sources.computeIfAbsent(status.source(), name -> new Known());
        known.last = Micros.of(status.lastEvent());
        known.events = status.events();
    }
}
