package io.ramzor.topic;

import java.util.function.Function;

/**
 * A topic: its name, whether only the newest record of a key stays, how a record is keyed and written.
 *
 * @param name name at the broker
 * @param compacted whether only the newest record of a key stays
 * @param keyOf the key of a record
 * @param codec to bytes and back
 */
public record Topic<T>(String name, boolean compacted, Function<T, String> keyOf, Codec<T> codec) {

    /** Records to bytes and back. */
    public interface Codec<T> {
        byte[] encode(T record);

        T decode(byte[] bytes);
    }

    /** The record as an entry to append. */
    public Broker.Entry entry(T record) {
        return new Broker.Entry(keyOf.apply(record), codec.encode(record));
    }
}
