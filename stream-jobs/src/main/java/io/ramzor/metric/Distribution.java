package io.ramzor.metric;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How often values occurred, in buckets at most 0.8 % wide: HdrHistogram's bucket layout with two significant digits, kept sparse
 * because most intervals of most queues hold few values. Merges and subtracts exactly; a percentile is within 0.4 % of the true one.
 */
final class Distribution {
    /** Values below this have a bucket each; above, every doubling has half as many buckets. */
    private static final int EXACT = 256;

    private static final int HALF_BITS = 7;

    private int[] buckets = new int[4];
    private long[] counts = new long[4];
    private int size;

    /** Adds occurrences of a value (microseconds, negative ones as 0); a negative weight takes them out. */
    void add(long value, long weight) {
        addToBucket(bucketOf(Math.max(0, value)), weight);
    }

    void add(Distribution other, int sign) {
        for (int i = 0; i < other.size; i++) {
            addToBucket(other.buckets[i], sign * other.counts[i]);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The nearest rank: the ceil(percent / 100 * n)-th smallest value, at least the first; -1 if there is none. */
    long percentile(int percent) {
        long total = 0;
        for (int i = 0; i < size; i++) {
            total += counts[i];
        }
        long rank = Math.max(1, (percent * total + 99) / 100);
        long seen = 0;
        for (int i = 0; i < size; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return middleOf(buckets[i]);
            }
        }
        return -1;
    }

    static int bucketOf(long value) {
        if (value < EXACT) {
            return (int) value;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - HALF_BITS;
        return (shift << HALF_BITS) + (int) (value >>> shift);
    }

    static long middleOf(int bucket) {
        if (bucket < EXACT) {
            return bucket;
        }
        int shift = (bucket >>> HALF_BITS) - 1;
        long first = (long) (bucket - (shift << HALF_BITS)) << shift;
        return first + (1L << shift) / 2;
    }

    void write(DataOutput out) throws IOException {
        Varint.write(out, size);
        int before = 0;
        for (int i = 0; i < size; i++) {
            Varint.write(out, buckets[i] - before);
            Varint.writeSigned(out, counts[i]);
            before = buckets[i];
        }
    }

    static Distribution read(DataInput in) throws IOException {
        Distribution read = new Distribution();
        int size = (int) Varint.read(in);
        int bucket = 0;
        for (int i = 0; i < size; i++) {
            bucket += (int) Varint.read(in);
            read.addToBucket(bucket, Varint.readSigned(in));
        }
        return read;
    }

    private void addToBucket(int bucket, long weight) {
        int at = Arrays.binarySearch(buckets, 0, size, bucket);
        if (at >= 0) {
            counts[at] += weight;
            if (counts[at] == 0) {
                remove(at);
            }
        } else if (weight != 0) {
            insert(-at - 1, bucket, weight);
        }
    }

    private void insert(int at, int bucket, long weight) {
        if (size == buckets.length) {
            buckets = Arrays.copyOf(buckets, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        System.arraycopy(buckets, at, buckets, at + 1, size - at);
        System.arraycopy(counts, at, counts, at + 1, size - at);
        buckets[at] = bucket;
        counts[at] = weight;
        size++;
    }

    private void remove(int at) {
        size--;
        System.arraycopy(buckets, at + 1, buckets, at, size - at);
        System.arraycopy(counts, at + 1, counts, at, size - at);
    }
}
