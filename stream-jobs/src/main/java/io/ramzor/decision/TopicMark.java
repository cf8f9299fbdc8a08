package io.ramzor.decision;

import java.time.Instant;

/**
 * Says that all that the stream up to an instant has to say on a topic stands there: whoever has read so far knows the state as of that
 * instant. Said each {@link #EVERY_SECONDS} of event time.
 *
 * @param topic the topic's name
 * @param at that instant, whole ten seconds
 * @param end the first offset after it
 */
public record TopicMark(String topic, Instant at, long end) {
    /** Event time between two marks, seconds. */
    public static final int EVERY_SECONDS = 10;
}
