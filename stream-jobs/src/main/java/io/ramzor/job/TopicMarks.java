package io.ramzor.job;

import io.ramzor.decision.TopicMark;
import io.ramzor.event.Micros;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.util.List;

/** Says of one topic how far in event time it has come. */
final class TopicMarks {
    private static final long EVERY = TopicMark.EVERY_SECONDS * Micros.SECOND;

    private final String topic;
    private final Outlet.Writer writer;
    private long next = Long.MIN_VALUE;

    TopicMarks(String topic, Outlet.Writer writer) {
        this.topic = topic;
        this.writer = writer;
    }

    /** Whether a mark lies between the one said last and that now. */
    boolean isDue(long now) {
        return now >= next && now != Long.MAX_VALUE && now != EventClock.NONE;
    }

    /** Says the newest mark up to that now. */
    void say(long now, long end) throws IOException {
        long at = Math.floorDiv(now, EVERY) * EVERY;
        next = at + EVERY;
        writer.append(List.of(TopicRecord.of(Topics.MARKS, new TopicMark(topic, Micros.toInstant(at), end))));
    }

    void close() throws IOException {
        writer.close();
    }
}
