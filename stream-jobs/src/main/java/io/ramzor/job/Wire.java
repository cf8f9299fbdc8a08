package io.ramzor.job;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** How texts, bytes and lists stand in our serialized records. */
final class Wire {
    private Wire() {}

    /** Writes a text of any length; null stays null. */
    static void text(String value, DataOutputView out) throws IOException {
        StringValue.writeString(value, out);
    }

    static String text(DataInputView in) throws IOException {
        return StringValue.readString(in);
    }

    /** Writes bytes; null stays null. */
    static void bytes(byte[] value, DataOutputView out) throws IOException {
        out.writeInt(value == null ? -1 : value.length);
        if (value != null) {
            out.write(value);
        }
    }

    static byte[] bytes(DataInputView in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        byte[] value = new byte[length];
        in.readFully(value);
        return value;
    }
}
