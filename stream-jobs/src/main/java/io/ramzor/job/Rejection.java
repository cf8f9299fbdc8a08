package io.ramzor.job;

import io.ramzor.event.EventJson;
import io.ramzor.event.RejectReason;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A line that is set aside.
 *
 * @param partition partition it was read from
 * @param offset its offset there
 * @param reason why, countable
 * @param detail why, for a person
 * @param text the line, or the event written anew
 * @param verbatim whether the text is the line itself
 */
record Rejection(int partition, long offset, RejectReason reason, String detail, byte[] text, boolean verbatim) {
    static final BinaryType<Rejection> TYPE = new BinaryType<>(Rejection.class, Serializer.INSTANCE);

    static Rejection of(Line line) {
        return new Rejection(line.partition(), line.offset(), line.reason(), line.detail(), line.text(), true);
    }

    static Rejection of(ReadEvent read, RejectReason reason, String detail) {
        return new Rejection(read.partition(), read.offset(), reason, detail, EventJson.encode(read.event()), false);
    }

    static final class Serializer extends BinarySerializer<Rejection> {
        static final Serializer INSTANCE = new Serializer();

        @Override
        public void serialize(Rejection rejection, DataOutputView out) throws IOException {
            out.writeInt(rejection.partition);
            out.writeLong(rejection.offset);
            out.writeByte(rejection.reason.ordinal());
            Wire.text(rejection.detail, out);
            Wire.bytes(rejection.text, out);
            out.writeBoolean(rejection.verbatim);
        }

        @Override
        public Rejection deserialize(DataInputView in) throws IOException {
            return new Rejection(
                    in.readInt(),
                    in.readLong(),
                    RejectReason.values()[in.readByte()],
                    Wire.text(in),
                    Wire.bytes(in),
                    in.readBoolean());
        }

        @Override
        public TypeSerializerSnapshot<Rejection> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink, which makes it by name when it reads a state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Rejection> {
        public Snapshot() {
            super(() -> Serializer.INSTANCE);
        }
    }
}
