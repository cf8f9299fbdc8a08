package io.ramzor.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        if (value == null || !isAscii(value)) {
            StringValue.writeString(value, out);
            return;
        }
        int left = value.length() + 1;
        while (left >= MORE) {
            out.write(left | MORE);
            left >>>= 7;
        }
        out.write(left);
        out.write(value.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static boolean isAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) >= MORE) {
                return false;
            }
        }
        return true;
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
}
