package io.ramzor.job;

import io.ramzor.metric.Book;
import io.ramzor.metric.Counted;
import io.ramzor.metric.Measure;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a contact changes in a queue.
 *
 * @param queue queue id, see {@link Counted#queue}
 * @param channel channel id
 * @param fact a fact in or out, null if none
 * @param waiting how many more contacts wait in the queue now
 */
record QueueFact(String queue, String channel, Counted fact, int waiting) {
    static final BinaryType<QueueFact> TYPE = new BinaryType<>(QueueFact.class, Serializer.INSTANCE);

    static QueueFact of(Counted fact) {
        return new QueueFact(fact.queue(), fact.channel(), fact, 0);
    }

    static final class Serializer extends BinarySerializer<QueueFact> {
        static final Serializer INSTANCE = new Serializer();
        private static final Book[] BOOKS = Book.values();
        private static final Measure[] MEASURES = Measure.values();

        @Override
        public void serialize(QueueFact change, DataOutputView out) throws IOException {
            Wire.text(change.queue, out);
            Wire.text(change.channel, out);
            out.writeInt(change.waiting);
            Counted fact = change.fact;
            out.writeBoolean(fact != null);
            if (fact != null) {
                Wire.text(fact.clock(), out);
                out.writeByte(fact.book().ordinal());
                out.writeLong(fact.at());
                out.writeByte(fact.measure().ordinal());
                out.writeLong(fact.value());
                out.writeInt(fact.weight());
            }
        }

        @Override
        public QueueFact deserialize(DataInputView in) throws IOException {
            String queue = Wire.text(in);
            String channel = Wire.text(in);
            int waiting = in.readInt();
            Counted fact = in.readBoolean()
                    ? new Counted(
                            queue,
                            channel,
                            Wire.text(in),
                            BOOKS[in.readByte()],
                            in.readLong(),
                            MEASURES[in.readByte()],
                            in.readLong(),
                            in.readInt())
                    : null;
            return new QueueFact(queue, channel, fact, waiting);
        }

        @Override
        public TypeSerializerSnapshot<QueueFact> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink, which makes it by name when it reads a state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<QueueFact> {
        public Snapshot() {
            super(() -> Serializer.INSTANCE);
        }
    }
}
