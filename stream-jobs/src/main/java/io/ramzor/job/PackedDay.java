package io.ramzor.job;

import io.ramzor.metric.Slice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Intervals that nothing is due for, as bytes. */
final class PackedDay {
    private static final int VERSION = 1;

    private PackedDay() {}

    /** Of intervals by their start. */
    static byte[] write(Map<Long, IntervalBook> books) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(32 * books.size());
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeInt(books.size());
            for (Map.Entry<Long, IntervalBook> entry : books.entrySet()) {
                byte[] slice = entry.getValue().slice.encode();
                out.writeLong(entry.getKey());
                out.writeInt((int) entry.getValue().revision);
                out.writeLong(entry.getValue().said);
                out.writeInt(slice.length);
                out.write(slice);
            }
        }
        return bytes.toByteArray();
    }

    /** Sorted by start. */
    static Map<Long, IntervalBook> read(byte[] bytes) throws IOException {
        Map<Long, IntervalBook> books = new TreeMap<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new IOException("a packed day of version " + version + ", but this program reads " + VERSION);
            }
            for (int left = in.readInt(); left > 0; left--) {
                IntervalBook book = new IntervalBook();
                books.put(in.readLong(), book);
                book.revision = in.readInt();
                book.said = in.readLong();
                book.slice = Slice.decode(in.readNBytes(in.readInt()));
            }
        }
        return books;
    }
}
