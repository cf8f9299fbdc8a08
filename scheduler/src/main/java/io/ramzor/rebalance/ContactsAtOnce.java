package io.ramzor.rebalance;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many contacts an agent holds at once; in JSON a plain number, or numbers by channel.
 *
 * @param everywhere the number where the channel is not named, null = as the queue says
 * @param byChannel numbers by channel id
 */
public record ContactsAtOnce(Integer everywhere, Map<String, Integer> byChannel) {
    /** As each queue says. */
    public static final ContactsAtOnce AS_QUEUE = new ContactsAtOnce(null, Map.of());

    /** The number in that channel, {@code otherwise} where nothing is said; at least 1. */
    public int in(String channel, int otherwise) {
        Integer named = byChannel.get(channel);
        if (named == null) {
            named = everywhere;
        }
        return Math.max(1, named == null ? otherwise : named);
    }

    /** @throws IllegalArgumentException if the value is neither a number nor an object of numbers */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ContactsAtOnce of(Object value) {
        if (value instanceof Number number) {
            return new ContactsAtOnce(number.intValue(), Map.of());
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Integer> byChannel = new TreeMap<>();
            map.forEach((channel, number) -> byChannel.put((String) channel, ((Number) number).intValue()));
            return new ContactsAtOnce(null, byChannel);
        }
        throw new IllegalArgumentException("capacity must be a number, or numbers by channel, not " + value);
    }

    @JsonValue
    Object json() {
        return everywhere != null ? everywhere : byChannel;
    }
}
