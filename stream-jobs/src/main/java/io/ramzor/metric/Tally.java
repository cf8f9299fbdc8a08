package io.ramzor.metric;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Occurrences, sums and distributions by measure, of the legs or of one response clock of a slice. */
class Tally {
    private static final Measure[] MEASURES = Measure.values();

    private final Map<Measure, Total> totals = new EnumMap<>(Measure.class);
    private final Map<Measure, Distribution> distributions = new EnumMap<>(Measure.class);
    /** How many clocks run by their start, for the oldest. */
    private final TreeMap<Long, Long> running = new TreeMap<>();

    private static final class Total {
        private long count;
        private long sum;
    }

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
        other.totals.forEach((measure, total) -> addTotal(measure, sign * total.count, sign * total.sum));
        other.distributions.forEach((measure, values) -> {
            distribution(measure).add(values, sign);
            dropIfEmpty(measure);
        });
        other.running.forEach((start, count) -> addRunning(start, sign * count));
    }

    boolean isEmpty() {
        return totals.isEmpty() && distributions.isEmpty() && running.isEmpty();
    }

    long count(Measure measure) {
        Total total = totals.get(measure);
        return total == null ? 0 : total.count;
    }

    /** Sum of the values; sums of instants may wrap, their differences to a multiple of now do not. */
    long sum(Measure measure) {
        Total total = totals.get(measure);
        return total == null ? 0 : total.sum;
    }

    /** In microseconds, -1 = no data. */
    long percentile(Measure measure, int percent) {
        Distribution values = distributions.get(measure);
        return values == null ? -1 : values.percentile(percent);
    }

    /** Start of the oldest clock that runs, null if none does. */
    Long oldestStart() {
        return running.isEmpty() ? null : running.firstKey();
    }

    void write(DataOutput out) throws IOException {
        Varint.write(out, totals.size());
        for (Map.Entry<Measure, Total> entry : totals.entrySet()) {
            Varint.write(out, entry.getKey().ordinal());
            Varint.writeSigned(out, entry.getValue().count);
            Varint.writeSigned(out, entry.getValue().sum);
        }
        Varint.write(out, distributions.size());
        for (Map.Entry<Measure, Distribution> entry : distributions.entrySet()) {
            Varint.write(out, entry.getKey().ordinal());
            entry.getValue().write(out);
        }
        Varint.write(out, running.size());
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
            read.distributions.put(measure(in), Distribution.read(in));
        }
        long start = 0;
        for (long left = Varint.read(in); left > 0; left--) {
            start += Varint.readSigned(in);
            read.running.put(start, Varint.readSigned(in));
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
        Total total = totals.computeIfAbsent(measure, m -> new Total());
        total.count += count;
        total.sum += sum;
        if (total.count == 0 && total.sum == 0) {
            totals.remove(measure);
        }
    }

    private Distribution distribution(Measure measure) {
        return distributions.computeIfAbsent(measure, m -> new Distribution());
    }

    private void dropIfEmpty(Measure measure) {
        if (distributions.get(measure).isEmpty()) {
            distributions.remove(measure);
        }
    }

    private void addRunning(long start, long count) {
        running.merge(start, count, (a, b) -> a + b == 0 ? null : a + b);
    }
}
