package io.ramzor.job;

import io.ramzor.metric.Slice;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Lets Flink keep slices as the bytes that they write themselves. Public for Flink, which makes it by name. */
public final class SliceType extends TypeInfoFactory<Slice> {
    static final BinaryType<Slice> TYPE = new BinaryType<>(Slice.class, Serializer.INSTANCE);

    @Override
    public TypeInformation<Slice> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
        return TYPE;
    }

    static final class Serializer extends BinarySerializer<Slice> {
        static final Serializer INSTANCE = new Serializer();

        @Override
        public boolean isImmutableType() {
            return false;
        }

        @Override
        public Slice copy(Slice from) {
            return from.copy();
        }

        @Override
        public void serialize(Slice slice, DataOutputView out) throws IOException {
            Wire.bytes(slice.encode(), out);
        }

        @Override
        public Slice deserialize(DataInputView in) throws IOException {
            return Slice.decode(Wire.bytes(in));
        }

        @Override
        public TypeSerializerSnapshot<Slice> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink, which makes it by name when it reads a state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Slice> {
        public Snapshot() {
            super(() -> Serializer.INSTANCE);
        }
    }
}
