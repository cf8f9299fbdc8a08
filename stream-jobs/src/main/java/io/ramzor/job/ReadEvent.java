package io.ramzor.job;

import io.ramzor.event.Event;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * An admitted event with the place it was read from.
 *
 * @param event the event
 * @param partition partition of the events topic
 * @param offset its offset there
 * @param lateApplied whether its history interval had ended when it was read
 */
@TypeInfo(ReadEvent.Factory.class)
public record ReadEvent(Event event, int partition, long offset, boolean lateApplied) {
    static final BinaryType<ReadEvent> TYPE = new BinaryType<>(ReadEvent.class, Serializer.INSTANCE);

    /** Public for Flink, which makes it by name. */
    public static final class Factory extends TypeInfoFactory<ReadEvent> {
        @Override
        public TypeInformation<ReadEvent> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
            return TYPE;
        }
    }

    static final class Serializer extends BinarySerializer<ReadEvent> {
        static final Serializer INSTANCE = new Serializer();

        @Override
        public void serialize(ReadEvent read, DataOutputView out) throws IOException {
            EventSerializer.INSTANCE.serialize(read.event, out);
            out.writeInt(read.partition);
            out.writeLong(read.offset);
            out.writeBoolean(read.lateApplied);
        }

        @Override
        public ReadEvent deserialize(DataInputView in) throws IOException {
            Event event = EventSerializer.INSTANCE.deserialize(in);
            return new ReadEvent(event, in.readInt(), in.readLong(), in.readBoolean());
        }

        @Override
        public TypeSerializerSnapshot<ReadEvent> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink, which makes it by name when it reads a state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ReadEvent> {
        public Snapshot() {
            super(() -> Serializer.INSTANCE);
        }
    }
}
