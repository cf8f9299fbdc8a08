package io.ramzor.job;

import io.ramzor.metric.Stretch;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How Flink sends stretches. */
final class StretchType {
    private StretchType() {}

    static final class Serializer extends BinarySerializer<Stretch> {
        static final Serializer INSTANCE = new Serializer();

        @Override
        public void serialize(Stretch stretch, DataOutputView out) throws IOException {
            Wire.text(stretch.agent(), out);
            Wire.text(stretch.contact(), out);
            Wire.text(stretch.queue(), out);
            Wire.text(stretch.channel(), out);
            out.writeDouble(stretch.weight());
            out.writeBoolean(stretch.held());
            out.writeLong(stretch.takenAt());
            out.writeLong(stretch.from());
            out.writeLong(stretch.to());
        }

        @Override
        public Stretch deserialize(DataInputView in) throws IOException {
            return new Stretch(
                    Wire.text(in),
                    Wire.text(in),
                    Wire.text(in),
                    Wire.text(in),
                    in.readDouble(),
                    in.readBoolean(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong());
        }

        @Override
        public TypeSerializerSnapshot<Stretch> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink, which makes it by name when it reads a state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Stretch> {
        public Snapshot() {
            super(() -> Serializer.INSTANCE);
        }
    }
}
