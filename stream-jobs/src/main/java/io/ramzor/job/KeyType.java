package io.ramzor.job;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How Flink writes keys: the bytes of its own texts, without a call for each. */
final class KeyType {
    static final BinaryType<String> TEXT = new BinaryType<>(String.class, Serializer.INSTANCE);

    private KeyType() {}

    static final class Serializer extends BinarySerializer<String> {
        static final Serializer INSTANCE = new Serializer();

        @Override
        public void serialize(String key, DataOutputView out) throws IOException {
            Wire.text(key, out);
        }

        @Override
        public String deserialize(DataInputView in) throws IOException {
            return Wire.text(in);
        }

        @Override
        public TypeSerializerSnapshot<String> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink, which makes it by name when it reads a state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<String> {
        public Snapshot() {
            super(() -> Serializer.INSTANCE);
        }

        /** Earlier builds had Flink's own write the same bytes. */
        @Override
        public TypeSerializerSchemaCompatibility<String> resolveSchemaCompatibility(
                TypeSerializerSnapshot<String> earlier) {
            return earlier instanceof StringSerializer.StringSerializerSnapshot
                    ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                    : super.resolveSchemaCompatibility(earlier);
        }
    }
}
