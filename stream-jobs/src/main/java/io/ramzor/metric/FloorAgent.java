package io.ramzor.metric;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An agent as they stand now; a record of topic {@code floor} with key {@code agent:ID}.
 *
 * @param agent agent id
 * @param state {@code available}, {@code busy}, {@code wrap_up}, {@code break}, {@code training}, {@code offline}
 * @param reason free code, null if none
 * @param since when that state began
 * @param channels channels served now, empty if unsaid
 * @param capacity contacts at once by channel, where the agent says so
 * @param openContacts contacts held now, by contact id with their queue, channel and weight
 */
public record FloorAgent(
        String agent,
        String state,
        String reason,
        Instant since,
        List<String> channels,
        Map<String, Integer> capacity,
        List<Held> openContacts) {

    /** A contact that the agent holds. */
    public record Held(String contact, String queue, String channel, double weight, Instant since) {}
}
