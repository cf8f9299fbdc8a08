package io.ramzor.job;

import io.ramzor.metric.JourneyBytes;
import java.io.IOException;
import java.util.ArrayList;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How Flink keeps customers' books; a journey that is held as it is turns into bytes wherever the book is copied or written. */
final class CustomerBookType {
    static final BinaryType<CustomerBook> TYPE = new BinaryType<>(CustomerBook.class, Serializer.INSTANCE);

    private CustomerBookType() {}

    static final class Serializer extends BookSerializer<CustomerBook> {
        static final Serializer INSTANCE = new Serializer();

        private Serializer() {
            super("a customer's", 2);
        }

        @Override
        public CustomerBook createInstance() {
            return new CustomerBook();
        }

        @Override
        public CustomerBook copy(CustomerBook from) {
            CustomerBook copy = new CustomerBook();
            copy.bytes = bytes(from);
            copy.root = from.root;
            copy.seen = from.seen;
            copy.lastActivity = from.lastActivity;
            copy.linkedAt = from.linkedAt;
            copy.timer = from.timer;
            copy.news = new ArrayList<>(from.news);
            copy.heard = from.heard;
            return copy;
        }

        private static byte[] bytes(CustomerBook book) {
            return book.live == null ? book.bytes : JourneyBytes.write(book.live);
        }

        @Override
        void write(CustomerBook book, DataOutputView out) throws IOException {
            Wire.bytes(bytes(book), out);
            Wire.text(book.root, out);
            out.writeLong(book.seen);
            out.writeLong(book.lastActivity);
            out.writeLong(book.linkedAt);
            out.writeLong(book.timer);
            out.writeInt(book.news.size());
            for (JourneyStep step : book.news) {
                JourneyStep.Serializer.INSTANCE.serialize(step, out);
            }
            out.writeLong(book.heard);
        }

        @Override
        CustomerBook read(int written, DataInputView in) throws IOException {
            CustomerBook book = new CustomerBook();
            book.bytes = Wire.bytes(in);
            book.root = Wire.text(in);
            book.seen = in.readLong();
            book.lastActivity = in.readLong();
            book.linkedAt = in.readLong();
            book.timer = in.readLong();
            if (written >= 2) {
                for (int left = in.readInt(); left > 0; left--) {
                    book.news.add(JourneyStep.Serializer.INSTANCE.deserialize(in));
                }
                book.heard = in.readLong();
            }
            return book;
        }

        @Override
        public TypeSerializerSnapshot<CustomerBook> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink, which makes it by name when it reads a state. */
    public static final class Snapshot extends BookSnapshot<CustomerBook> {
        public Snapshot() {
            super(() -> Serializer.INSTANCE);
        }
    }
}
