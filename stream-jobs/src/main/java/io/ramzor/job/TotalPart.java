package io.ramzor.job;

import io.ramzor.metric.Group;
import io.ramzor.metric.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A part of the totals of a log: of a queue, of a group of facts, or of the lines read.
 *
 * @param queue queue id, {@code ""} = of the channel as a whole, {@code none} = before any queue; null if of no queue
 * @param channel channel id, null if of no queue
 * @param group whose facts it holds, null if of no group
 * @param day local day where the group's totals are by day, else {@code ""}
 * @param slice what is counted there, null if of neither queue nor group
 * @param ingest ingest counts, or null
 */
record TotalPart(String queue, String channel, GroupFactType.Key group, String day, Slice slice, Ingest ingest) {
    static final BinaryType<TotalPart> TYPE = new BinaryType<>(TotalPart.class, Serializer.INSTANCE);

    static TotalPart of(String queue, String channel, Slice slice) {
        return new TotalPart(queue, channel, null, null, slice, null);
    }

    static TotalPart of(GroupFactType.Key group, String day, Slice slice) {
        return new TotalPart(null, null, group, day, slice, null);
    }

    static TotalPart of(Ingest ingest) {
        return new TotalPart(null, null, null, null, null, ingest);
    }

    static final class Serializer extends BinarySerializer<TotalPart> {
        static final Serializer INSTANCE = new Serializer();
        private static final Group[] GROUPS = Group.values();
        private static final int QUEUE = 0;
        private static final int GROUP = 1;
        private static final int INGEST = 2;

        @Override
        public void serialize(TotalPart part, DataOutputView out) throws IOException {
            if (part.ingest != null) {
                out.writeByte(INGEST);
                Ingest.Serializer.INSTANCE.serialize(part.ingest, out);
            } else if (part.group != null) {
                out.writeByte(GROUP);
                out.writeByte(part.group.group().ordinal());
                for (String key : part.group.keys()) {
                    Wire.text(key, out);
                }
                Wire.text(part.day, out);
                SliceType.Serializer.INSTANCE.serialize(part.slice, out);
            } else {
                out.writeByte(QUEUE);
                Wire.text(part.queue, out);
                Wire.text(part.channel, out);
                SliceType.Serializer.INSTANCE.serialize(part.slice, out);
            }
        }

        @Override
        public TotalPart deserialize(DataInputView in) throws IOException {
            return switch (in.readByte()) {
                case INGEST -> of(Ingest.Serializer.INSTANCE.deserialize(in));
                case GROUP -> of(readGroup(in), Wire.text(in), SliceType.Serializer.INSTANCE.deserialize(in));
                default -> of(Wire.text(in), Wire.text(in), SliceType.Serializer.INSTANCE.deserialize(in));
            };
        }

        private static GroupFactType.Key readGroup(DataInputView in) throws IOException {
            Group group = GROUPS[in.readByte()];
            List<String> keys = new ArrayList<>();
            for (int i = 0; i < group.dimensions().size(); i++) {
                keys.add(Wire.text(in));
            }
            return new GroupFactType.Key(group, keys);
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
