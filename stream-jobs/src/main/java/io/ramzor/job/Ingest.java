package io.ramzor.job;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What became of the lines read: each is an event, a duplicate or rejected.
 *
 * @param events lines that counted as events
 * @param duplicates lines whose id was known
 * @param lateApplied events whose history interval had ended when they were read
 * @param rejected lines that were set aside
 */
record Ingest(long events, long duplicates, long lateApplied, long rejected) {
    static final Ingest NONE = new Ingest(0, 0, 0, 0);
    static final Ingest DUPLICATE = new Ingest(0, 1, 0, 0);
    static final Ingest REJECTED = new Ingest(0, 0, 0, 1);
    static final BinaryType<Ingest> TYPE = new BinaryType<>(Ingest.class, Serializer.INSTANCE);

    static Ingest event(ReadEvent read) {
        return new Ingest(1, 0, read.lateApplied() ? 1 : 0, 0);
    }

    /** An event that was counted as one and now is set aside. */
    static Ingest setAside(ReadEvent read) {
        return new Ingest(-1, 0, read.lateApplied() ? -1 : 0, 1);
    }

    Ingest plus(Ingest other) {
        return new Ingest(
                events + other.events,
                duplicates + other.duplicates,
                lateApplied + other.lateApplied,
                rejected + other.rejected);
    }

    static final class Serializer extends BinarySerializer<Ingest> {
        static final Serializer INSTANCE = new Serializer();

        @Override
        public void serialize(Ingest ingest, DataOutputView out) throws IOException {
            out.writeLong(ingest.events);
            out.writeLong(ingest.duplicates);
            out.writeLong(ingest.lateApplied);
            out.writeLong(ingest.rejected);
        }

        @Override
        public Ingest deserialize(DataInputView in) throws IOException {
            return new Ingest(in.readLong(), in.readLong(), in.readLong(), in.readLong());
        }

        @Override
        public TypeSerializerSnapshot<Ingest> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink, which makes it by name when it reads a state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Ingest> {
        public Snapshot() {
            super(() -> Serializer.INSTANCE);
        }
    }
}
