package io.ramzor.job;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How Flink keeps what is remembered of ids: there are as many of these as of all else together. */
final class IdBookType {
    static final BinaryType<IdBook> TYPE = new BinaryType<>(IdBook.class, Serializer.INSTANCE);

    private IdBookType() {}

    static final class Serializer extends BookSerializer<IdBook> {
        static final Serializer INSTANCE = new Serializer();

        private Serializer() {
            super("an id's", 1);
        }

        @Override
        public IdBook createInstance() {
            return new IdBook();
        }

        @Override
        public IdBook copy(IdBook from) {
            return from.copied();
        }

        @Override
        void write(IdBook book, DataOutputView out) throws IOException {
            out.writeLong(book.time);
            out.writeByte(book.type);
            Wire.text(book.route, out);
            Wire.text(book.other, out);
            out.writeBoolean(book.retracted);
            out.writeBoolean(book.waiting != null);
            if (book.waiting != null) {
                Wire.list(book.waiting, ReadEvent.Serializer.INSTANCE::serialize, out);
            }
        }

        @Override
        IdBook read(int written, DataInputView in) throws IOException {
            IdBook book = new IdBook();
            book.time = in.readLong();
            book.type = in.readByte();
            book.route = Wire.text(in);
            book.other = Wire.text(in);
            book.retracted = in.readBoolean();
            book.waiting = in.readBoolean() ? Wire.list(ReadEvent.Serializer.INSTANCE::deserialize, in) : null;
            return book;
        }

        @Override
        public TypeSerializerSnapshot<IdBook> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink, which makes it by name when it reads a state. */
    public static final class Snapshot extends BookSnapshot<IdBook> {
        public Snapshot() {
            super(() -> Serializer.INSTANCE);
        }
    }
}
