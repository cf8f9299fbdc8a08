package io.ramzor.job;

import java.io.IOException;
import java.time.Instant;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How Flink keeps contacts' books: the base and the events after it. What follows from these (the head, earlier lives, what cannot
 * follow) is not written; {@link ContactJourney#revive} folds it again.
 */
final class ContactBookType {
    static final BinaryType<ContactBook> TYPE = new BinaryType<>(ContactBook.class, Serializer.INSTANCE);

    private ContactBookType() {}

    static final class Serializer extends BookSerializer<ContactBook> {
        static final Serializer INSTANCE = new Serializer();

        private Serializer() {
            super("a contact's", 1);
        }

        @Override
        public ContactBook createInstance() {
            return new ContactBook();
        }

        @Override
        public ContactBook copy(ContactBook from) {
            return from.goingOn();
        }

        @Override
        void write(ContactBook book, DataOutputView out) throws IOException {
            out.writeBoolean(book.base != null);
            if (book.base != null) {
                ContactStateType.write(book.base, out);
            }
            Wire.list(book.tail, ReadEvent.Serializer.INSTANCE::serialize, out);
            out.writeLong(book.seen);
            out.writeLong(book.timer);
            Wire.list(book.told, Serializer::instant, out);
            out.writeLong(book.toldAt);
            out.writeBoolean(book.untold);
            out.writeInt(book.chapters);
            Wire.list(book.workQueues, Wire::text, out);
            Wire.list(book.workAts, Serializer::number, out);
            Wire.list(book.workMicros, Serializer::number, out);
        }

        @Override
        ContactBook read(int written, DataInputView in) throws IOException {
            ContactBook book = new ContactBook();
            book.base = in.readBoolean() ? ContactStateType.read(in) : null;
            book.tail = Wire.list(ReadEvent.Serializer.INSTANCE::deserialize, in);
            book.seen = in.readLong();
            book.timer = in.readLong();
            book.told = Wire.list(Serializer::instant, in);
            book.toldAt = in.readLong();
            book.untold = in.readBoolean();
            book.chapters = in.readInt();
            book.workQueues = Wire.list(Wire::text, in);
            book.workAts = Wire.list(DataInputView::readLong, in);
            book.workMicros = Wire.list(DataInputView::readLong, in);
            return book;
        }

        private static void instant(Instant instant, DataOutputView out) throws IOException {
            out.writeLong(instant.getEpochSecond());
            out.writeInt(instant.getNano());
        }

        private static Instant instant(DataInputView in) throws IOException {
            return Instant.ofEpochSecond(in.readLong(), in.readInt());
        }

        private static void number(Long number, DataOutputView out) throws IOException {
            out.writeLong(number);
        }

        @Override
        public TypeSerializerSnapshot<ContactBook> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink, which makes it by name when it reads a state. */
    public static final class Snapshot extends BookSnapshot<ContactBook> {
        public Snapshot() {
            super(() -> Serializer.INSTANCE);
        }
    }
}
