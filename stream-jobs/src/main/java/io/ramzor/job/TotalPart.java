package io.ramzor.job;

import io.ramzor.metric.Slice;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A part of the totals of a log.
 *
 * @param queue queue id, {@code ""} = of the channel as a whole, {@code none} = before any queue; null with ingest counts
 * @param channel channel id, null with ingest counts
 * @param slice what is counted there, null with ingest counts
 * @param ingest ingest counts, or null
 */
record TotalPart(String queue, String channel, Slice slice, Ingest ingest) {
    static final BinaryType<TotalPart> TYPE = new BinaryType<>(TotalPart.class, Serializer.INSTANCE);

    static TotalPart of(String queue, String channel, Slice slice) {
        return new TotalPart(queue, channel, slice, null);
    }

    static TotalPart of(Ingest ingest) {
        return new TotalPart(null, null, null, ingest);
    }

    static final class Serializer extends BinarySerializer<TotalPart> {
        static final Serializer INSTANCE = new Serializer();

        @Override
        public void serialize(TotalPart part, DataOutputView out) throws IOException {
            out.writeBoolean(part.ingest != null);
            if (part.ingest != null) {
                Ingest.Serializer.INSTANCE.serialize(part.ingest, out);
                return;
            }
            Wire.text(part.queue, out);
            Wire.text(part.channel, out);
            SliceType.Serializer.INSTANCE.serialize(part.slice, out);
        }

        @Override
        public TotalPart deserialize(DataInputView in) throws IOException {
            if (in.readBoolean()) {
                return of(Ingest.Serializer.INSTANCE.deserialize(in));
            }
            return of(Wire.text(in), Wire.text(in), SliceType.Serializer.INSTANCE.deserialize(in));
        }

        @Override
        public TypeSerializerSnapshot<TotalPart> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink, which makes it by name when it reads a state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<TotalPart> {
        public Snapshot() {
            super(() -> Serializer.INSTANCE);
        }
    }
}
