package io.ramzor.metric;

import io.ramzor.centre.BusinessCalendar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sums of counted facts of one queue and stretch of time, mergeable and subtractable: occurrences and value sums by measure, a
 * distribution where the measure has one, the same by response clock. Mutable, not safe for use by several threads.
 */
public class Slice {
    private static final int VERSION = 1;
    /** Key of the facts that belong to no clock. */
    private static final String LEGS = "";

    /** By response clock id. */
    private final Map<String, Tally> tallies = new TreeMap<>();
    /** The one of no clock, which is asked most; null if there is none. */
    private Tally legs;

    /** Adds the fact, or takes it out if its weight is negative. */
    public void add(Counted fact) {
        add(fact.clock(), fact.measure(), fact.value(), fact.weight());
    }

    /** Adds the fact of a group, or takes it out if its weight is negative. */
    public void add(GroupFact fact) {
        add(LEGS, fact.measure(), fact.value(), fact.weight());
    }

    private void add(String clock, Measure measure, long value, int weight) {
        Tally tally = tally(clock);
        tally.add(measure, value, weight);
        drop(clock, tally);
    }

    private Tally tally(String clock) {
        if (!clock.isEmpty()) {
            return tallies.computeIfAbsent(clock, c -> new Tally());
        }
        if (legs == null) {
            legs = new Tally();
            tallies.put(LEGS, legs);
        }
        return legs;
    }

    private void drop(String clock, Tally tally) {
        if (tally.isEmpty()) {
            tallies.remove(clock);
            legs = tally == legs ? null : legs;
        }
    }

    /** Adds all that the other holds. */
    public void add(Slice other) {
        merge(other, 1);
    }

    /** Takes out all that the other holds. */
    public void subtract(Slice other) {
        merge(other, -1);
    }

    /** Adds so many occurrences of a fact of no clock, with the sum of their values but without their distribution. */
    void addSum(Measure measure, long count, long sumMicros) {
        tally(LEGS).addTotal(measure, count, sumMicros);
    }

    /** Whether nothing is counted in it. */
    public boolean isEmpty() {
        return tallies.isEmpty();
    }

    /** An independent copy. */
    public Slice copy() {
        Slice copy = new Slice();
        copy.add(this);
        return copy;
    }

    /** Occurrences of a measure among the facts that belong to no clock. */
    public long count(Measure measure) {
        return legs == null ? 0 : legs.count(measure);
    }

    /** Sum of the values of a measure among the facts that belong to no clock, microseconds unless the measure says otherwise. */
    public long sumMicros(Measure measure) {
        return legs == null ? 0 : legs.sum(measure);
    }

    /** Time for which agents had contacts with full weight, microseconds: what has ended by its sum, what goes on up to now. */
    public long workMicros(long now) {
        return sumMicros(Measure.WORK) + count(Measure.WORK_RUNNING) * now - sumMicros(Measure.WORK_RUNNING);
    }

    /** The percentile (1 to 100) of a distributed measure among the facts that belong to no clock, microseconds; -1 = no data. */
    public long percentileMicros(Measure measure, int percent) {
        return legs == null ? -1 : legs.percentile(measure, percent);
    }

    /** The facts of section 2 as of now, by wire name; counts whole, times in seconds. */
    public Map<String, Number> facts(long now) {
        Map<String, Number> facts = new LinkedHashMap<>(2 * MetricRegistry.FACTS.size());
        for (Metric metric : MetricRegistry.FACTS) {
            facts.put(metric.id(), metric.formula().of(this, now));
        }
        return facts;
    }

    /** The values that the registry computes from the facts, by flat key; null = no data. */
    public Map<String, Double> values(long now) {
        Map<String, Double> values = new LinkedHashMap<>(2 * MetricRegistry.VALUES.size());
        for (Metric metric : MetricRegistry.VALUES) {
            Number value = metric.formula().of(this, now);
            values.put(metric.id(), value == null ? null : value.doubleValue());
        }
        return values;
    }

    /** As {@link #responses(long, BusinessCalendar)} for a queue that is always open. */
    public Map<String, Map<String, Object>> responses(long now) {
        return responses(now, null);
    }

    /**
     * The response clocks as of now: clock id to its numbers (and the same under {@code business}), as in totals.
     *
     * @param calendar the queue's, for the business age of the oldest that runs; null = always open
     */
    public Map<String, Map<String, Object>> responses(long now, BusinessCalendar calendar) {
        Map<String, Map<String, Object>> responses = new LinkedHashMap<>();
        tallies.forEach((clock, tally) -> {
            if (!clock.equals(LEGS)) {
                responses.put(clock, ClockNumbers.of(tally, now, calendar));
            }
        });
        return responses;
    }

    /** The slice as bytes: a version, then whole numbers of varying length. */
    public byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            Varint.write(out, tallies.size());
            for (Map.Entry<String, Tally> entry : tallies.entrySet()) {
                out.writeUTF(entry.getKey());
                entry.getValue().write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #encode} wrote. Throws {@link IllegalArgumentException} for anything else. */
    public static Slice decode(byte[] bytes) {
        Slice slice = new Slice();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new IllegalArgumentException(
                        "a slice of version " + version + ", but this program reads " + VERSION);
            }
            for (long left = Varint.read(in); left > 0; left--) {
                String clock = in.readUTF();
                Tally tally = Tally.read(in);
                slice.tallies.put(clock, tally);
                slice.legs = clock.isEmpty() ? tally : slice.legs;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not a slice: " + e.getMessage(), e);
        }
        return slice;
    }

    /** Whether the other slice holds the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Slice slice && Arrays.equals(encode(), slice.encode());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encode());
    }

    @Override
    public String toString() {
        return "Slice" + facts(0);
    }

    private void merge(Slice other, int sign) {
        other.tallies.forEach((clock, theirs) -> {
            Tally ours = tally(clock);
            ours.add(theirs, sign);
            drop(clock, ours);
        });
    }
}
