package io.ramzor.job;

import io.ramzor.metric.Book;
import io.ramzor.metric.Counted;
import io.ramzor.metric.Measure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a contact changes in a queue at once.
 *
 * @param queue queue id, see {@link Counted#queue}
 * @param channel channel id
 * @param facts facts in and out, all of that queue and channel
 * @param waiting how many more contacts wait in the queue now
 */
record QueueChange(String queue, String channel, List<Counted> facts, int waiting) {
    static final BinaryType<QueueChange> TYPE = new BinaryType<>(QueueChange.class, Serializer.INSTANCE);

    static final class Serializer extends BinarySerializer<QueueChange> {
        static final Serializer INSTANCE = new Serializer();
        private static final Book[] BOOKS = Book.values();
        private static final Measure[] MEASURES = Measure.values();

        @Override
        public void serialize(QueueChange change, DataOutputView out) throws IOException {
            Wire.text(change.queue, out);
            Wire.text(change.channel, out);
            out.writeInt(change.waiting);
            out.writeInt(change.facts.size());
            for (Counted fact : change.facts) {
                Wire.text(fact.clock(), out);
                out.writeByte(fact.book().ordinal());
                out.writeLong(fact.at());
                out.writeByte(fact.measure().ordinal());
                out.writeLong(fact.value());
                out.writeInt(fact.weight());
            }
        }

        @Override
        public QueueChange deserialize(DataInputView in) throws IOException {
            String queue = Wire.text(in);
            String channel = Wire.text(in);
            int waiting = in.readInt();
            int size = in.readInt();
            List<Counted> facts = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                facts.add(new Counted(
                        queue,
                        channel,
                        Wire.text(in),
                        BOOKS[in.readByte()],
                        in.readLong(),
                        MEASURES[in.readByte()],
                        in.readLong(),
                        in.readInt()));
            }
            return new QueueChange(queue, channel, facts, waiting);
        }

        @Override
        public TypeSerializerSnapshot<QueueChange> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink, which makes it by name when it reads a state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<QueueChange> {
        public Snapshot() {
            super(() -> Serializer.INSTANCE);
        }
    }
}
