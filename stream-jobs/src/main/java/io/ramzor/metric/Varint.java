package io.ramzor.metric;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Whole numbers in as few bytes as they need, seven bits each; signed ones zigzag. */
final class Varint {
    private Varint() {}

    static void write(DataOutput out, long value) throws IOException {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    static long read(DataInput in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = in.readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("a number of more than ten bytes");
    }

    static void writeSigned(DataOutput out, long value) throws IOException {
        write(out, value << 1 ^ value >> 63);
    }

    static long readSigned(DataInput in) throws IOException {
        long raw = read(in);
        return raw >>> 1 ^ -(raw & 1);
    }
}
