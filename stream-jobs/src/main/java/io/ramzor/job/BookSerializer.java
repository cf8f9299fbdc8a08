package io.ramzor.job;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A serializer of a mutable state record that we write by hand. The first byte says how the rest is written; fields are added at the
 * end, under a higher one.
 */
abstract class BookSerializer<T> extends TypeSerializerSingleton<T> {
    private final String what;
    private final int version;

    /**
     * @param what whose state it is, for a message
     * @param version how it is written now
     */
    BookSerializer(String what, int version) {
        this.what = what;
        this.version = version;
    }

    abstract void write(T book, DataOutputView out) throws IOException;

    /** @param written the version under which it was written, at most the present one */
    abstract T read(int written, DataInputView in) throws IOException;

    @Override
    public final void serialize(T book, DataOutputView out) throws IOException {
        out.writeByte(version);
        write(book, out);
    }

    @Override
    public final T deserialize(DataInputView in) throws IOException {
        int written = in.readByte();
        if (written > version) {
            throw new IOException(what + " state of version " + written + " is newer than this program knows");
        }
        return read(written, in);
    }

    @Override
    public final T deserialize(T reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public final T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public final void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public final boolean isImmutableType() {
        return false;
    }

    @Override
    public final int getLength() {
        return -1;
    }
}
