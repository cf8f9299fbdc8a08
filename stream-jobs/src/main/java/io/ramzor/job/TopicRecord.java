package io.ramzor.job;

import io.ramzor.topic.Broker;
import io.ramzor.topic.Topic;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A record on its way to its topic, already written.
 *
 * @param key its key, may be null where the topic is not compacted
 * @param value its bytes, null = of this key nothing is left
 */
record TopicRecord(String key, byte[] value) {
    static final BinaryType<TopicRecord> TYPE = new BinaryType<>(TopicRecord.class, Serializer.INSTANCE);

    static <T> TopicRecord of(Topic<T> topic, T record) {
        Broker.Entry entry = topic.entry(record);
        return new TopicRecord(entry.key(), entry.value());
    }

    static TopicRecord gone(String key) {
        return new TopicRecord(key, null);
    }

    static final class Serializer extends BinarySerializer<TopicRecord> {
        static final Serializer INSTANCE = new Serializer();

        @Override
        public void serialize(TopicRecord record, DataOutputView out) throws IOException {
            Wire.text(record.key, out);
            Wire.bytes(record.value, out);
        }

        @Override
        public TopicRecord deserialize(DataInputView in) throws IOException {
            return new TopicRecord(Wire.text(in), Wire.bytes(in));
        }

        @Override
        public TypeSerializerSnapshot<TopicRecord> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink, which makes it by name when it reads a state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<TopicRecord> {
        public Snapshot() {
            super(() -> Serializer.INSTANCE);
        }
    }
}
