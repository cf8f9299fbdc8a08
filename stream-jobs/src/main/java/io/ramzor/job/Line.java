package io.ramzor.job;

import io.ramzor.event.Event;
import io.ramzor.event.EventException;
import io.ramzor.event.EventJson;
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
 * @param text the line's first bytes, null if it is an event
 */
record Line(int partition, long offset, Event event, String reason, byte[] text) {
    static final BinaryType<Line> TYPE = new BinaryType<>(Line.class, Serializer.INSTANCE);
    /** More bytes of a line that is no event are not carried; the longest reject text is shorter. */
    private static final int TEXT_BYTES = 8_192;

    /** Decodes the line. */
    static Line of(int partition, long offset, byte[] line) {
        try {
            return new Line(partition, offset, EventJson.decode(line), null, null);
        } catch (EventException e) {
            byte[] text = line.length <= TEXT_BYTES ? line : Arrays.copyOf(line, TEXT_BYTES);
            return new Line(partition, offset, null, e.getMessage(), text);
        }
    }

    /** Says that the partition has no more lines. */
    static Line end(int partition) {
        return new Line(partition, Long.MAX_VALUE, null, null, null);
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
                Wire.text(line.reason, out);
                Wire.bytes(line.text, out);
            }
        }

        @Override
        public Line deserialize(DataInputView in) throws IOException {
            int partition = in.readInt();
            long offset = in.readLong();
            return in.readBoolean()
                    ? new Line(partition, offset, EventSerializer.INSTANCE.deserialize(in), null, null)
                    : new Line(partition, offset, null, Wire.text(in), Wire.bytes(in));
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
