package io.ramzor.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** How texts, bytes and lists stand in our serialized records. */
final class Wire {
    /** In a byte: another one follows. */
    private static final int MORE = 0x80;

    private Wire() {}

    /**
     * Writes a text of any length; null stays null. The bytes are those of Flink's {@link StringValue}, which takes a call for each:
     * the length and one, then the characters, all in groups of seven bits.
     */
    static void text(String value, DataOutputView out) throws IOException {
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        if (bytes == null || bytes.length > value.length() || holdsQuestionMark(bytes)) {
            StringValue.writeString(value, out); // not all of it is ASCII, or it may not be
            return;
        }
        int left = bytes.length + 1;
        while (left >= MORE) {
            out.write(left | MORE);
            left >>>= 7;
        }
        out.write(left);
        out.write(bytes);
    }

    /** Half of a pair of characters stands as a question mark in UTF-8. */
    private static boolean holdsQuestionMark(byte[] bytes) {
        for (byte one : bytes) {
            if (one == '?') {
                return true;
            }
        }
        return false;
    }

    static String text(DataInputView in) throws IOException {
        int length = number(in) - 1;
        if (length <= 0) {
            return length < 0 ? null : "";
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        for (byte one : bytes) {
            if (one < 0) {
                return wideText(bytes, in);
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The text of so many characters, of which some take more than one byte: those read and others that follow. */
    private static String wideText(byte[] first, DataInputView in) throws IOException {
        char[] text = new char[first.length];
        int read = 0;
        for (int i = 0; i < text.length; i++) {
            int character = 0;
            int shift = 0;
            int part;
            do {
                part = read < first.length ? first[read++] & 0xFF : in.readUnsignedByte();
                character |= (part & MORE - 1) << shift;
                shift += 7;
            } while (part >= MORE);
            text[i] = (char) character;
        }
        return new String(text);
    }

    private static int number(DataInputView in) throws IOException {
        int number = 0;
        int shift = 0;
        int part;
        do {
            part = in.readUnsignedByte();
            number |= (part & MORE - 1) << shift;
            shift += 7;
        } while (part >= MORE);
        return number;
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

    /** Writes one value. */
    @FunctionalInterface
    interface Write<T> {
        void write(T value, DataOutputView out) throws IOException;
    }

    /** Reads one value. */
    @FunctionalInterface
    interface Read<T> {
        T read(DataInputView in) throws IOException;
    }

    /** Writes a list, which may not be null. */
    static <T> void list(List<T> values, Write<T> each, DataOutputView out) throws IOException {
        out.writeInt(values.size());
        for (int i = 0; i < values.size(); i++) {
            each.write(values.get(i), out);
        }
    }

    static <T> List<T> list(Read<T> each, DataInputView in) throws IOException {
        int size = in.readInt();
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(each.read(in));
        }
        return values;
    }
}
