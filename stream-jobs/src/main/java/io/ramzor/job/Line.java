package io.ramzor.job;

import io.ramzor.event.Event;
import io.ramzor.event.EventException;
import io.ramzor.event.EventJson;
import io.ramzor.event.RejectReason;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A line as the source read it: an event, or why it is none, or (both null) the end of its partition.
 *
 * @param partition partition of the events topic
 * @param offset its offset there
 * @param event the event, null if the line is none
 * @param reason why it is none, null if it is an event
 * @param detail the same for a person
 * @param text the line's first bytes, null if it is an event
 */
record Line(int partition, long offset, Event event, RejectReason reason, String detail, byte[] text) {
    static final BinaryType<Line> TYPE = new BinaryType<>(Line.class, Serializer.INSTANCE);
    /** More bytes of a line that is no event are not carried; the longest reject text is shorter. */
    private static final int TEXT_BYTES = 8_192;

    /** Decodes the line. */
    static Line of(int partition, long offset, byte[] line) {
        try {
            return new Line(partition, offset, EventJson.decode(line), null, null, null);
        } catch (EventException e) {
            byte[] text = line.length <= TEXT_BYTES ? line : Arrays.copyOf(line, TEXT_BYTES);
            String detail = e.getMessage().substring(e.reason().code().length() + 2);
            return new Line(partition, offset, null, e.reason(), detail, text);
        }
    }

    /** Says that the partition has no more lines. */
    static Line end(int partition) {
        return new Line(partition, Long.MAX_VALUE, null, null, null, null);
    }

    boolean isEnd() {
        return event == null && reason == null;
    }

    static final class Serializer extends BinarySerializer<Line> {
        static final Serializer INSTANCE = new Serializer();

        @Override
        public void serialize(Line line, DataOutputView out) throws IOException {
            out.writeInt(line.partition);
            out.writeLong(line.offset);
            out.writeBoolean(line.event != null);
            if (line.event != null) {
                EventSerializer.INSTANCE.serialize(line.event, out);
            } else {
                out.writeByte(line.reason == null ? -1 : line.reason.ordinal());
                Wire.text(line.detail, out);
                Wire.bytes(line.text, out);
            }
        }

        @Override
        public Line deserialize(DataInputView in) throws IOException {
            int partition = in.readInt();
            long offset = in.readLong();
            if (in.readBoolean()) {
                return new Line(partition, offset, EventSerializer.INSTANCE.deserialize(in), null, null, null);
            }
            int reason = in.readByte();
            return new Line(
                    partition,
                    offset,
                    null,
                    reason < 0 ? null : RejectReason.values()[reason],
                    Wire.text(in),
                    Wire.bytes(in));
        }

        @Override
        public TypeSerializerSnapshot<Line> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink, which makes it by name when it reads a state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Line> {
        public Snapshot() {
            super(() -> Serializer.INSTANCE);
        }
    }
}
