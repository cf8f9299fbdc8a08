package io.ramzor.control;

import io.ramzor.decision.TopicMark;
import io.ramzor.event.Micros;
import io.ramzor.metric.IntervalSlice;
import io.ramzor.metric.LiveSlice;
import io.ramzor.topic.Topic;
import io.ramzor.topic.Topics;
import io.ramzor.topic.Topics.FloorEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was read of the topics of the live state and not yet noted. It is noted in steps, each as of one mark that all of them have
 * reached, of each key the newest record, in the order of the keys: what the notes come to does not depend on how the records came in.
 */
final class LiveState {
    private final Map<String, IntervalSlice> intervals = new TreeMap<>();
    private final Map<String, FloorEntry> floor = new TreeMap<>();
    private final Map<String, LiveSlice> live = new TreeMap<>();
    private final Map<String, TopicMark> marks = new HashMap<>();
    private final Map<String, Long> read = new HashMap<>();
    private final CentreChanges changes;
    private Instant noted = Instant.MIN;

    LiveState(CentreChanges changes) {
        this.changes = changes;
    }

    void interval(String key, IntervalSlice slice, long offset) {
        if (slice != null) {
            intervals.put(key, slice);
        }
        read.put(Topics.INTERVALS.name(), offset + 1);
    }

    void floor(String key, FloorEntry entry, long offset) {
        floor.put(key, entry);
        read.put(Topics.FLOOR.name(), offset + 1);
    }

    void live(String key, LiveSlice slice, long offset) {
        if (slice != null) {
            live.put(key, slice);
        }
        read.put(Topics.LIVE.name(), offset + 1);
    }

    /**
     * Takes a mark.
     *
     * @param said changes of the centre that stand in the events topic and were not told here yet: all that was said by the mark is
     *     among them, or was told before
     */
    void mark(TopicMark mark, List<CentreChanges.Said> said) {
        said.forEach(changes::say);
        marks.put(mark.topic(), mark);
    }

    /** The newest mark that was noted; Instant.MIN before the first. */
    Instant noted() {
        return noted;
    }

    /** Notes what has come if all topics have reached a mark; returns whether they have. */
    boolean note(Notes notes) {
        Instant reached = reached();
        if (reached == null || !reached.isAfter(noted)) {
            return false;
        }
        noted = reached;
        intervals.values().forEach(notes::interval);
        intervals.clear();
        floor.forEach(notes::floor);
        floor.clear();
        live.values().forEach(notes::live);
        live.clear();
        if (changes.note(Micros.of(reached))) {
            notes.changes(changes.told());
        }
        return notes.at != null;
    }

    /** The newest mark up to which all topics are read, null if there is none. */
    private Instant reached() {
        Instant least = null;
        for (Topic<?> topic : Topics.LIVE_STATE) {
            TopicMark mark = marks.get(topic.name());
            if (mark == null || read.getOrDefault(topic.name(), 0L) < mark.end()) {
                return null;
            }
            least = least == null || mark.at().isBefore(least) ? mark.at() : least;
        }
        return least;
    }
}
