package io.ramzor.metric;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Occurrences, sums and distributions by measure, of the legs or of one response clock of a slice. */
class Tally {
    private static final Measure[] MEASURES = Measure.values();

    private static final int ROOM = 4;

    /** The measures that are counted, by their order; of each its count and its sum. */
    private short[] measures = new short[ROOM];

    private long[] totals = new long[2 * ROOM];
    private int size;
    /** Of the measures that have one, null before the first value. */
    private Map<Measure, Distribution> distributions;
    /** How many clocks run by their start, for the oldest; null before the first. */
    private TreeMap<Long, Long> running;

    void add(Measure measure, long value, long weight) {
        addTotal(measure, weight, weight * value);
        if (measure.distributed()) {
            distribution(measure).add(value, weight);
            dropIfEmpty(measure);
        }
        if (measure == Measure.CLOCK_UNANSWERED) {
            addRunning(value, weight);
        }
    }

    void add(Tally other, int sign) {
        int at = 0;
        for (int i = 0; i < other.size; i++) {
            at = addTotal(at, other.measures[i], sign * other.totals[2 * i], sign * other.totals[2 * i + 1]);
        }
        if (other.distributions != null) {
            other.distributions.forEach((measure, values) -> {
                distribution(measure).add(values, sign);
                dropIfEmpty(measure);
            });
        }
        if (other.running != null) {
            other.running.forEach((start, count) -> addRunning(start, sign * count));
        }
    }

    boolean isEmpty() {
        return size == 0 && distributions == null && running == null;
    }

    long count(Measure measure) {
        int at = place(0, measure.ordinal());
        return isAt(at, measure.ordinal()) ? totals[2 * at] : 0;
    }

    /** Sum of the values; sums of instants may wrap, their differences to a multiple of now do not. */
    long sum(Measure measure) {
        int at = place(0, measure.ordinal());
        return isAt(at, measure.ordinal()) ? totals[2 * at + 1] : 0;
    }

    /** Where the measure stands from that place on, or would stand. */
    private int place(int from, int measure) {
        int at = from;
        while (at < size && measures[at] < measure) {
            at++;
        }
        return at;
    }

    private boolean isAt(int at, int measure) {
        return at < size && measures[at] == measure;
    }

    /** In microseconds, -1 = no data. */
    long percentile(Measure measure, int percent) {
        Distribution values = distributions == null ? null : distributions.get(measure);
        return values == null ? -1 : values.percentile(percent);
    }

    /** Start of the oldest clock that runs, null if none does. */
    Long oldestStart() {
        return running == null ? null : running.firstKey();
    }

    void write(DataOutput out) throws IOException {
        Varint.write(out, size);
        for (int i = 0; i < size; i++) {
            Varint.write(out, measures[i]);
            Varint.writeSigned(out, totals[2 * i]);
            Varint.writeSigned(out, totals[2 * i + 1]);
        }
        Varint.write(out, distributions == null ? 0 : distributions.size());
        if (distributions != null) {
            for (Map.Entry<Measure, Distribution> entry : distributions.entrySet()) {
                Varint.write(out, entry.getKey().ordinal());
                entry.getValue().write(out);
            }
        }
        writeRunning(out);
    }

    private void writeRunning(DataOutput out) throws IOException {
        Varint.write(out, running == null ? 0 : running.size());
        if (running == null) {
            return;
        }
        long before = 0;
        for (Map.Entry<Long, Long> entry : running.entrySet()) {
            Varint.writeSigned(out, entry.getKey() - before);
            Varint.writeSigned(out, entry.getValue());
            before = entry.getKey();
        }
    }

    static Tally read(DataInput in) throws IOException {
        Tally read = new Tally();
        for (long left = Varint.read(in); left > 0; left--) {
            read.addTotal(measure(in), Varint.readSigned(in), Varint.readSigned(in));
        }
        for (long left = Varint.read(in); left > 0; left--) {
            Measure measure = measure(in);
            read.distribution(measure).add(Distribution.read(in), 1);
            read.dropIfEmpty(measure);
        }
        long start = 0;
        for (long left = Varint.read(in); left > 0; left--) {
            start += Varint.readSigned(in);
            read.addRunning(start, Varint.readSigned(in));
        }
        return read;
    }

    private static Measure measure(DataInput in) throws IOException {
        long ordinal = Varint.read(in);
        if (ordinal >= MEASURES.length) {
            throw new IOException(
                    "measure " + ordinal + " is not known to this version; use the version that wrote it or a later");
        }
        return MEASURES[(int) ordinal];
    }

    /** Adds so many occurrences with that sum of their values, without their distribution. */
    final void addTotal(Measure measure, long count, long sum) {
        addTotal(0, (short) measure.ordinal(), count, sum);
    }

    /** Adds to the measure, which stands or would stand at that place or later; returns where. */
    private int addTotal(int from, short measure, long count, long sum) {
        int at = place(from, measure);
        if (!isAt(at, measure)) {
            if (count != 0 || sum != 0) {
                insert(at, measure, count, sum);
            }
            return at;
        }
        totals[2 * at] += count;
        totals[2 * at + 1] += sum;
        if (totals[2 * at] == 0 && totals[2 * at + 1] == 0) {
            size--;
            System.arraycopy(measures, at + 1, measures, at, size - at);
            System.arraycopy(totals, 2 * at + 2, totals, 2 * at, 2 * (size - at));
        }
        return at;
    }

    private void insert(int at, short measure, long count, long sum) {
        if (size == measures.length) {
            measures = Arrays.copyOf(measures, 2 * size);
            totals = Arrays.copyOf(totals, 4 * size);
        }
        System.arraycopy(measures, at, measures, at + 1, size - at);
        System.arraycopy(totals, 2 * at, totals, 2 * at + 2, 2 * (size - at));
        measures[at] = measure;
        totals[2 * at] = count;
        totals[2 * at + 1] = sum;
        size++;
    }

    private Distribution distribution(Measure measure) {
        if (distributions == null) {
            distributions = new EnumMap<>(Measure.class);
        }
        return distributions.computeIfAbsent(measure, m -> new Distribution());
    }

    private void dropIfEmpty(Measure measure) {
        if (distributions.get(measure).isEmpty()) {
            distributions.remove(measure);
            if (distributions.isEmpty()) {
                distributions = null;
            }
        }
    }

    private void addRunning(long start, long count) {
        if (running == null) {
            running = new TreeMap<>();
        }
        running.merge(start, count, (a, b) -> a + b == 0 ? null : a + b);
        if (running.isEmpty()) {
            running = null;
        }
    }
}
